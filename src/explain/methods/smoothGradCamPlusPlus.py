import numpy as np

from .asked import ONE, number
from .camTools import noisy

SAMPLES, SEED = 16, 3000


def cam(asked):
    """Smooth Grad-CAM++: Grad-CAM++ by the means of gradients, squares and cubes at inputs with noise."""
    weights = weights_of(asked)
    return (asked.outputs() * weights).mean(axis=-1), weights, ONE


def products(asked):
    return asked.outputs() * weights_of(asked)


def weights_of(asked):
    first = second = third = 0
    for sample in range(SAMPLES):
        about = asked.about(noisy(asked.x, SEED + sample))
        gradients = about.at_layer()[1] * number(about.scale)
        first = first + gradients / SAMPLES
        second = second + gradients**2 / SAMPLES
        third = third + gradients**3 / SAMPLES
    below = 2 * second + asked.outputs().sum(axis=(0, 1)) * third + 1e-6
    return (np.maximum(first, 0) * np.where(second != 0, second / below, 0)).sum(axis=(0, 1))
