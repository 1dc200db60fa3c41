import os

import numpy as np

from .keras import Gradients
from .network import layers_of, load_network, log_sum_exp

HEAD = "softmax"


class Network(Gradients):
    """A chain of layers up to the logits."""

    def __init__(self, path):
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        self.chain = list(layers_of(load_network(path)))

    def layers(self):
        return self.chain

    def forward(self, inputs, layer=None, *tapes, given=None):
        """The logits of inputs, and the outputs of a layer, or those that are given in their place."""
        names = [one.name for one in self.chain]
        end = names.index(layer) + 1 if layer else 0
        values = inputs
        for one in [] if given is not None else self.chain[:end]:
            values = one(values, training=False)
        outputs = values if given is None else np.float32(given)
        for tape in tapes:
            tape.watch(outputs)
        values = outputs
        for one in self.chain[end:]:
            values = one(values, training=False)
        return values, outputs


def show(logits):
    """Prints the classes with the largest scores."""
    probabilities = np.exp(logits - log_sum_exp(logits))
    for index in np.argsort(-logits, kind="stable")[:5]:
        print("class %d probability %.6e logit %.6f" % (index, probabilities[index], logits[index]))
