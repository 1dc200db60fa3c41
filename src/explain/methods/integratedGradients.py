import numpy as np

from .asked import ONE, number
from .camTools import black_input

STEPS = 50


def cam(asked):
    """Integrated gradients: the mean gradient from a black picture on, times what the picture adds to it."""
    black = black_input(asked.x)
    mean = 0
    for step in range(STEPS):
        about = asked.about(black + np.float32((step + 0.5) / STEPS) * (asked.x - black))
        mean = mean + about.at_input() * number(about.scale) / STEPS
    return ((asked.x - black)[0] * mean).sum(axis=-1), None, ONE
