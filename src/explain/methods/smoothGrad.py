import numpy as np

from .asked import ONE, number
from .camTools import noisy

SAMPLES, SEED = 50, 7000


def cam(asked):
    """SmoothGrad: the magnitude of the mean gradient at inputs with noise, over the channels."""
    mean = 0
    for sample in range(SAMPLES):
        about = asked.about(noisy(asked.x, SEED + sample))
        mean = mean + about.at_input() * number(about.scale) / SAMPLES
    return np.abs(mean).sum(axis=-1), None, ONE
