import numpy as np

from .asked import ONE, number


def cam(asked):
    """Grad-CAM++: positive gradients, weighted by how much each place adds; it depends on the scale of the score."""
    outputs, _ = asked.at_layer()
    weights = weights_of(asked)
    return (outputs * weights).mean(axis=-1), weights, ONE


def products(asked):
    return asked.outputs() * weights_of(asked)


def weights_of(asked):
    outputs, gradients = asked.at_layer()
    gradients = gradients * number(asked.scale)
    below = 2 * gradients**2 + outputs.sum(axis=(0, 1)) * gradients**3 + 1e-6
    alpha = np.where(gradients != 0, gradients**2 / below, 0)
    return (np.maximum(gradients, 0) * alpha).sum(axis=(0, 1))
