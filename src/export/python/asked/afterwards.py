import numpy as np

from .cam import cam
from .camTools import principal
from .fuse import at_picture, stretched
from .settings import FURTHER_LAYERS, FUSION, LAYER, SMOOTHING


def whole_cam(asked):
    """The map of the method, fused over several layers, and smoothed."""
    if SMOOTHING != "flips":
        return fused(asked)
    heat = 0
    for turn in (1, -1):
        for contrast in (1, 0.9, 1.1):
            about = asked.about(asked.x[:, :, ::turn] * np.float32(contrast))
            own = fused(about)[0]
            heat = heat + (own if fuses() else stretched(at_picture(own, asked.x)))[:, ::turn] / 6
    return heat, None, [1, 0]


def fuses():
    return FURTHER_LAYERS and not globals().get("FUSES_LAYERS")


def fused(asked):
    """Each layer's map after ReLU, from 0 to 1, at the size of the picture; their mean or product, from 0 to 1."""
    if not fuses():
        return smoothed(asked)
    maps = [at_picture(smoothed(asked.about(asked.x, layer))[0], asked.x) for layer in (LAYER, *FURTHER_LAYERS)]
    if FUSION == "mean":
        return stretched(np.mean(maps, axis=0)), None, [1, 0]
    return stretched(np.prod([stretched(heat) for heat in maps], axis=0)), None, [1, 0]


def smoothed(asked):
    """With "eigen", the first principal component of what the method adds up, where it adds up."""
    found = cam(asked)
    if SMOOTHING == "eigen" and "products" in globals():
        return principal(globals()["products"](asked)), *found[1:]
    return found
