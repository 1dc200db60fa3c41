import sys

import numpy as np

from .anySettings import HEIGHT, LAYER, WIDTH


def plane(values):
    """[height, width, channels] of a layer's outputs; of tokens, the patches without what stands before them."""
    values = np.asarray(values)
    if values.ndim == 3:
        return values if is_last(values.shape) else values.transpose(1, 2, 0)
    count, sides = patches_of(len(values)) if values.ndim == 2 else (0, ())
    if count == 0:
        sys.exit("What %s gives is no plane here. Name the folder that Save arrays wrote." % LAYER)
    return values[len(values) - count :].reshape(*sides, -1)


def is_last(shape):
    """Whether channels are the last side: the others have the proportions of the picture."""
    first, second, third = shape
    return abs(first * WIDTH - second * HEIGHT) < abs(second * WIDTH - third * HEIGHT)


def patches_of(tokens):
    """How many of the tokens are patches, and the sides of their plane."""
    for count in range(tokens, 0, -1):
        height, width = (round((count * a / b) ** 0.5) for a, b in ((HEIGHT, WIDTH), (WIDTH, HEIGHT)))
        if height * width == count and height * WIDTH == width * HEIGHT:
            return count, (height, width)
    return 0, ()


def first_of(output):
    """The tensor that a module gives, alone or first of several."""
    return output[0] if isinstance(output, (tuple, list)) else output


def with_first(output, first):
    return (first, *output[1:]) if isinstance(output, (tuple, list)) else first
