import os
import sys

import numpy as np

from .anyNetwork import end_in_logits, find, keep_output, numbers_of, seed
from .anySettings import HEIGHT, LAYER, OUTPUT, WIDTH
from .scores import show


def from_keras(x, path):
    """The layer's outputs and gradients, [height, width, channels], and what the gradients are to be multiplied by."""
    if path is None:
        sys.exit(
            "This network did not come from a file of Keras. Press Save arrays in Heatlens, unpack what it writes, and "
            "name the folder: python3 heatlens.py picture folder. Or name the same network as a .keras or .h5 file."
        )
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import tensorflow as tf
    from tensorflow import keras

    if path.endswith(".json"):
        sys.exit("Keras does not read %r. Make a .h5 of it with tensorflowjs_converter, and name that." % path)
    model = keras.models.load_model(path, compile=False)
    end_in_logits(model.outputs[OUTPUT])
    kept = []
    with tf.GradientTape() as tape:
        keep_output(find(model, LAYER), kept, tape)
        inputs = [x if len(one.shape) == 4 else numbers_of(one) for one in model.inputs]
        answers = model(inputs if len(inputs) > 1 else inputs[0], training=False)
        logits = tf.reshape(tf.nest.flatten(answers)[OUTPUT], [-1])
    values = np.float64(logits)
    show(values)
    start, scale = seed(values)
    gradients = tape.gradient(logits, kept[0], output_gradients=tf.constant(start, tf.float32))
    if gradients is None:
        sys.exit("This output does not depend on %s." % LAYER)
    return plane_of(kept[0][0].numpy()), plane_of(gradients[0].numpy()), scale


def plane_of(values):
    """[height, width, channels]; of tokens, the patches in the proportions of the picture, without what stands before."""
    if values.ndim == 3:
        return values
    for count in range(len(values), 0, -1) if values.ndim == 2 else []:
        height, width = (round((count * a / b) ** 0.5) for a, b in ((HEIGHT, WIDTH), (WIDTH, HEIGHT)))
        if height * width == count and height * WIDTH == width * HEIGHT:
            return values[len(values) - count :].reshape(height, width, -1)
    sys.exit("What %s gives is no plane here. Name the folder that Save arrays wrote." % LAYER)
