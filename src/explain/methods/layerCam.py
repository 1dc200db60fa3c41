import numpy as np


def cam(asked):
    """LayerCAM: each output times its own gradient, where the gradient is positive."""
    return products(asked).mean(axis=-1), None, asked.scale


def products(asked):
    outputs, gradients = asked.at_layer()
    return outputs * np.maximum(gradients, 0)
