import os
import sys

import numpy as np

from .anyNetwork import end_in_logits, find, numbers_of
from .anySettings import OUTPUT
from .keras import Gradients


class Network(Gradients):
    """Any network of Keras, up to the logits."""

    def __init__(self, path):
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        from tensorflow import keras

        if path is None or path.endswith(".json"):
            sys.exit("Name the network as a .keras or .h5 file: python3 heatlens.py picture network.keras.")
        self.model = keras.models.load_model(path, compile=False)
        end_in_logits(self.model.outputs[OUTPUT])

    def layers(self):
        return layers_in(self.model)

    def forward(self, inputs, layer=None, *tapes, given=None):
        """The logits of inputs, and the outputs of a layer, or those that are given in their place."""
        import tensorflow as tf

        kept, target = [inputs], find(self.model, layer) if layer else None
        call = target and target.call

        def watched(*values, **options):
            outputs = call(*values, **options) if given is None else tf.constant(np.float32(given))
            for tape in tapes:
                tape.watch(outputs)
            kept[:] = [outputs]
            return outputs

        if target:
            target.call = watched
        try:
            everything = [inputs if len(one.shape) == 4 else self.repeated(one, inputs) for one in self.model.inputs]
            answers = self.model(everything if len(everything) > 1 else everything[0], training=False)
        finally:
            if target:
                target.call = call
        return tf.reshape(tf.nest.flatten(answers)[OUTPUT], [len(inputs), -1]), kept[0]

    def repeated(self, one, inputs):
        return np.repeat(numbers_of(one), len(inputs), axis=0)


def layers_in(model):
    """All layers, those of nested models too."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from layers_in(layer)
        else:
            yield layer
