import numpy as np

from .picture import PRESETS
from .settings import PRESET


def black_input(x):
    """The input that a black picture gives."""
    _, mean, divisor = PRESETS[PRESET]
    return np.broadcast_to(np.float32(-np.array(mean) / np.array(divisor)), x.shape)
