import numpy as np

from .asked import ONE, number
from .camTools import enlarge_cells
from .settings import FURTHER_LAYERS, LAYER

# It makes one map of all layers itself.
FUSES_LAYERS = True


def cam(asked):
    """RefineCAM: the product over several layers of Grad-CAM++, each after ReLU and scaled to 0..1."""
    maps = [stretched(np.maximum(plus_plus(asked.about(asked.x, one)), 0)) for one in (LAYER, *FURTHER_LAYERS)]
    size = max((one.shape for one in maps), key=np.prod)
    return np.prod([enlarge_cells(one, *size) for one in maps], axis=0), None, ONE


def plus_plus(asked):
    outputs, gradients = asked.at_layer()
    gradients = gradients * number(asked.scale)
    below = 2 * gradients**2 + outputs.sum(axis=(0, 1)) * gradients**3 + 1e-6
    alpha = np.where(gradients != 0, gradients**2 / below, 0)
    return (outputs * (np.maximum(gradients, 0) * alpha).sum(axis=(0, 1))).mean(axis=-1)


def stretched(values):
    """The smallest value as 0, the largest as 1."""
    return (values - values.min()) / ((values.max() - values.min()) or 1)
