import numpy as np
from PIL import Image

from .picture import PRESETS
from .settings import PRESET, SIZE


def to_input(photo):
    """What the network gets: float32 [1, SIZE, SIZE, 3], of nearest neighbours, as Keras' load_img takes them."""
    small = Image.fromarray(photo).resize((SIZE, SIZE), Image.Resampling.NEAREST)
    order, mean, divisor = PRESETS[PRESET]
    return np.float32((np.asarray(small)[None, ..., order] - np.array(mean)) / divisor)
