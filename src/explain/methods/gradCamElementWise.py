import numpy as np


def cam(asked):
    """Element-wise Grad-CAM: each output times its own gradient, where that is positive."""
    return products(asked).mean(axis=-1), None, asked.scale


def products(asked):
    outputs, gradients = asked.at_layer()
    return np.maximum(outputs * gradients, 0)
