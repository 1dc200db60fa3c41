import json
import os

import numpy as np

from .settings import CLASS, EVIDENCE, SCORE, SIZE


def seed(logits):
    """The derivative of the score by the logits, and a scale [mantissa, exponent of ten] to be multiplied.

    A softmax that is sure of itself has derivatives too small for any number; the map does not depend on their scale.
    """
    values = np.zeros(len(logits))
    scale = [1, 0]
    if SCORE == "probability":
        others = log_sum_exp(np.delete(logits, CLASS))
        values = -np.exp(logits - others)
        # p (1 - p), as a logarithm.
        digits = (logits[CLASS] + others - 2 * log_sum_exp(logits)) / np.log(10)
        scale = [10 ** (digits % 1), int(digits // 1)]
    values[CLASS] = 1
    return (-values if EVIDENCE == "against" else values), scale


def log_sum_exp(values):
    return values.max() + np.log(np.exp(values - values.max()).sum())


def layers_of(model):
    """The layers of a chain, up to the logits."""
    from tensorflow import keras

    *layers, last = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    yield from layers
    if getattr(last, "activation", None) is not keras.activations.softmax:
        if not isinstance(last, keras.layers.Softmax):
            yield last
    elif not isinstance(last, keras.layers.Activation):
        last.activation = keras.activations.linear
        yield last


def load_network(path):
    """A network from a saved model, weights alone in VGG's layout, or a model.json with its weights beside it."""
    from tensorflow import keras

    if path is None:
        return keras.applications.VGG16(weights="imagenet")
    if path.endswith(".json"):
        return from_json(path)
    if path.endswith(".h5"):
        import h5py

        with h5py.File(path) as file:
            if "layer_names" in file.attrs:
                return from_weights(file)
    return keras.models.load_model(path, compile=False)


def from_json(path):
    """A package of Heatlens, which is a TensorFlow.js layers model."""
    from tensorflow import keras

    with open(path, encoding="utf-8") as file:
        description = json.load(file)
    config = description["modelTopology"]
    config = config.get("model_config", config)
    kinds = {"Sequential": keras.Sequential, "Functional": keras.Model, "Model": keras.Model}
    model = kinds[config["class_name"]].from_config(config["config"])
    weights = {}
    for group in description["weightsManifest"]:
        data = b"".join(open(os.path.join(os.path.dirname(path), name), "rb").read() for name in group["paths"])
        for weight in group["weights"]:
            values, data = read_weight(weight, data)
            weights[weight["name"]] = values
    for layer in model.layers:
        mine = [weights[name] for name in (layer.name + "/kernel", layer.name + "/bias") if name in weights]
        if mine:
            layer.set_weights(mine)
    return model


def read_weight(weight, data):
    """One weight from the bytes that begin with it, and the bytes after it."""
    stored = weight.get("quantization", {})
    kind = np.dtype(stored.get("dtype", weight["dtype"]))
    end = int(np.prod(weight["shape"])) * kind.itemsize
    values = np.frombuffer(data[:end], kind).astype(np.float32).reshape(weight["shape"])
    if "scale" in stored:
        values = np.float32(values * np.float64(stored["scale"]) + stored["min"])
    return values, data[end:]


def from_weights(file):
    """VGG, of whatever widths, from a file that holds its weights alone."""
    from tensorflow import keras

    names = [name.decode() if isinstance(name, bytes) else name for name in file.attrs["layer_names"]]
    weights = {name: [np.array(file[name][path]) for path in file[name].attrs["weight_names"]] for name in names}
    last = [name for name in names if weights[name]][-1]
    model = keras.Sequential([keras.Input((SIZE, SIZE, 3))])
    for name in names:
        mine = sorted(weights[name], key=lambda values: -values.ndim)
        common = {"activation": "softmax" if name == last else "relu", "use_bias": len(mine) == 2}
        if mine and mine[0].ndim == 4:
            filters, size = mine[0].shape[3], mine[0].shape[:2]
            model.add(keras.layers.Conv2D(filters, size, 1, "same", **common, name=name))
        elif mine:
            model.add(keras.layers.Dense(mine[0].shape[1], **common, name=name))
        elif "pool" in name:
            model.add(keras.layers.MaxPooling2D(name=name))
        elif "flatten" in name:
            model.add(keras.layers.Flatten(name=name))
        if mine:
            model.layers[-1].set_weights(mine)
    return model
