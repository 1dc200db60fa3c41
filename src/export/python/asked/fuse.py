import numpy as np

from .camTools import enlarge_cells


def at_picture(values, x):
    """A map after ReLU, from its smallest value as 0 to its largest as 1, at the size of the picture."""
    return enlarge_cells(stretched(np.maximum(values, 0)), *x.shape[1:3])


def stretched(values):
    """The smallest value as 0, the largest as 1; where all are equal, ones if they are positive, else zeros."""
    least, most = values.min(), values.max()
    return (values - least) / (most - least) if most > least else np.full(values.shape, 1.0 if most > 0 else 0.0)
