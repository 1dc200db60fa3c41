import numpy as np

from .cam import cam
from .explain import scaled


def heat_of(asked):
    """The map of the method after ReLU, divided by its maximum."""
    raw, channel_weights, scale = cam(asked)
    raw = np.maximum(raw, 0)
    peak = raw.max()
    heat = np.float32(raw / peak if peak > 0 else raw)
    if channel_weights is not None:
        print("channel weights", *(scaled(weight, scale) for weight in channel_weights))
    print("peak", scaled(peak, scale))
    print("map %d x %d" % heat.shape)
    for row in heat:
        print(*("%.6f" % value for value in row))
    return heat
