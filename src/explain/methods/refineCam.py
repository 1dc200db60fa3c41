import numpy as np

from .asked import ONE, number
from .fuse import at_picture, stretched
from .settings import FURTHER_LAYERS, LAYER

# It makes one map of all layers itself.
FUSES_LAYERS = True


def cam(asked):
    """RefineCAM: the product over several layers of Grad-CAM++, each after ReLU, from 0 to 1, at the picture's size."""
    maps = [at_picture(plus_plus(asked.about(asked.x, one)), asked.x) for one in (LAYER, *FURTHER_LAYERS)]
    return stretched(np.prod([stretched(one) for one in maps], axis=0)), None, ONE


def plus_plus(asked):
    outputs, gradients = asked.at_layer()
    gradients = gradients * number(asked.scale)
    below = 2 * gradients**2 + outputs.sum(axis=(0, 1)) * gradients**3 + 1e-6
    alpha = np.where(gradients != 0, gradients**2 / below, 0)
    return (outputs * (np.maximum(gradients, 0) * alpha).sum(axis=(0, 1))).mean(axis=-1)
