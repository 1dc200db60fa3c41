import sys

import numpy as np

from .network import log_sum_exp, seed
from .settings import CLASS, HEAD, LAYER, SCORE

# What numbers are to be multiplied by: a mantissa, and an exponent of ten.
ONE = [1, 0]


class Asked:
    """What a method asks of a network about one picture. Arrays are [height, width, channels], in float64."""

    def __init__(self, x, network, layer=LAYER):
        self.x, self.network, self.layer = np.float32(x), network, layer
        self.answer = self.logits(self.x)[0]
        self.start, self.scale = seed(self.answer)

    def about(self, x, layer=None):
        """The same question about another input, or another layer."""
        return Asked(x, self.network, layer or self.layer)

    def logits(self, inputs):
        """The logits for several inputs, [count, classes]."""
        return in_batches(self.network.logits, inputs)

    def resumed(self, planes):
        """The logits if the layer's outputs were others, [count, classes]."""
        return in_batches(lambda some: self.network.logits_from(self.x, self.layer, some), planes)

    def score(self, logits):
        """The score of the class for each of several answers."""
        if SCORE == "probability" and HEAD != "values":
            return np.exp(self.log_score(logits))
        return self.log_score(logits)

    def log_score(self, logits):
        """The same; of a probability its logarithm."""
        if HEAD == "sigmoid":
            logits = logits[:, :1] * np.array([-1, 1])
        values = logits[:, CLASS]
        if SCORE == "logit" or HEAD == "values":
            return values
        if HEAD == "softmax":
            return values - np.array([log_sum_exp(one) for one in logits])
        return np.minimum(values, 0) - np.log1p(np.exp(-np.abs(values)))

    def outputs(self):
        """The layer's outputs."""
        return self.network.at_layer(self.x, self.layer, self.start)[0]

    def at_layer(self, start=None):
        """The layer's outputs, and the gradient of the score (or of `start` times the logits), divided by the scale."""
        return self.network.at_layer(self.x, self.layer, self.start if start is None else start)

    def at_input(self, guided=False):
        """The gradient of the score at the input, divided by the scale."""
        return self.network.at_input(self.x, self.start, guided)


def in_batches(work, inputs, size=16):
    return np.concatenate([work(np.float32(inputs[at : at + size])) for at in range(0, len(inputs), size)])


def number(scale):
    """A scale as one number; 0 where it is too small for any."""
    mantissa, exponent = scale
    return mantissa * 10.0**exponent


class FolderAsked:
    """The same of what Save arrays wrote: the layer of the picture alone."""

    def __init__(self, activations, gradients, scale):
        self.found, self.scale = (np.float64(activations), np.float64(gradients)), scale

    def outputs(self):
        return self.found[0]

    def at_layer(self, start=None):
        return self.found if start is None else self.network

    def __getattr__(self, name):
        sys.exit("This method runs the network: name its file too.")
