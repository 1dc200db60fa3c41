import numpy as np

from .anySettings import CLASS, EVIDENCE, HEAD, NUMBERS, SCORE
from .scores import log_sum_exp


def find(model, path):
    """A layer by its names, from the outermost model on."""
    name, *rest = path.split("/")
    # A name of its own may have slashes.
    if any(layer.name == path for layer in model.layers):
        return model.get_layer(path)
    layer = model.get_layer(name)
    return find(layer, "/".join(rest)) if rest else layer


def keep_output(layer, kept, tape):
    """Keeps what a layer gives, and lets the tape follow it from there; a layer that is used twice: the last time."""
    call = layer.call

    def watched(*inputs, **options):
        outputs = call(*inputs, **options)
        tape.watch(outputs)
        kept[:] = [outputs]
        return outputs

    layer.call = watched


def numbers_of(one):
    """The values of an input for numbers, [1, count]."""
    return np.float32(NUMBERS.get(one.name, np.zeros(one.shape[1])))[None]


def end_in_logits(output):
    """Takes the last activation away, in a nested model too."""
    from tensorflow import keras

    history = output._keras_history
    layer = history.operation
    if isinstance(layer, keras.Model):
        return end_in_logits(layer.outputs[history.tensor_index])
    ends = keras.activations.softmax, keras.activations.sigmoid
    if getattr(layer, "activation", None) in ends and not isinstance(layer, keras.layers.Activation):
        layer.activation = keras.activations.linear
    elif getattr(layer, "activation", None) in ends or type(layer).__name__ in ("Softmax", "Sigmoid"):
        layer.call = lambda values, *others, **options: values


def seed(values):
    """The derivative of the score by the logits, and a scale [mantissa, exponent of ten] to be multiplied.

    A network that is sure of itself has derivatives too small for any number; the map does not depend on their scale.
    """
    start, digits = np.zeros(len(values)), 0
    at = 0 if HEAD == "sigmoid" else CLASS
    if SCORE == "probability" and HEAD == "softmax":
        others = log_sum_exp(np.delete(values, CLASS))
        start = -np.exp(values - others)
        digits = values[CLASS] + others - 2 * log_sum_exp(values)
    elif SCORE == "probability" and HEAD != "values":
        # p (1 - p), as a logarithm.
        digits = -abs(values[at]) - 2 * np.log1p(np.exp(-abs(values[at])))
    start[at] = -1 if HEAD == "sigmoid" and CLASS == 0 else 1
    digits /= np.log(10)
    return (-start if EVIDENCE == "against" else start), [10 ** (digits % 1), int(digits // 1)]
