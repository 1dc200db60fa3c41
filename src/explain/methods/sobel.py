import numpy as np

from .asked import ONE


def cam(asked):
    """The edges of the picture by Sobel, without any network: a baseline."""
    grey = np.pad(np.float64(asked.x[0]).mean(axis=-1), 1, "edge")
    rows = grey[:-2] + 2 * grey[1:-1] + grey[2:]
    columns = grey[:, :-2] + 2 * grey[:, 1:-1] + grey[:, 2:]
    return np.hypot(rows[:, 2:] - rows[:, :-2], columns[2:] - columns[:-2]), None, ONE
