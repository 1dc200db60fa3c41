import os

import numpy as np

from .network import layers_of, load_network, log_sum_exp, seed
from .settings import LAYER


def from_keras(x, path):
    """The layer's outputs and gradients, [height, width, channels], and what the gradients are to be multiplied by."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import tensorflow as tf

    layers = list(layers_of(load_network(path)))
    names = [layer.name for layer in layers]
    values = tf.constant(x)
    for layer in layers[: names.index(LAYER) + 1]:
        values = layer(values, training=False)
    outputs = values
    with tf.GradientTape() as tape:
        tape.watch(outputs)
        for layer in layers[names.index(LAYER) + 1 :]:
            values = layer(values, training=False)
    logits = np.float64(values[0])
    probabilities = np.exp(logits - log_sum_exp(logits))
    for index in np.argsort(-logits, kind="stable")[:5]:
        print("class %d probability %.6e logit %.6f" % (index, probabilities[index], logits[index]))
    start, scale = seed(logits)
    gradients = tape.gradient(values, outputs, output_gradients=tf.constant(start[None], tf.float32))
    return outputs[0].numpy(), gradients[0].numpy(), scale
