import numpy as np

from .cam import cam
from .camTools import enlarge_cells, principal
from .settings import FURTHER_LAYERS, FUSION, LAYER, SMOOTHING


def whole_cam(asked):
    """The map of the method, fused over several layers, and smoothed."""
    if SMOOTHING != "flips":
        return fused(asked)
    heat = 0
    for turn in (1, -1):
        for contrast in (1, 0.9, 1.1):
            about = asked.about(asked.x[:, :, ::turn] * np.float32(contrast))
            heat = heat + to_peak(fused(about)[0])[:, ::turn] / 6
    return heat, None, [1, 0]


def fused(asked):
    """Each layer's map after ReLU, divided by its maximum, and enlarged to the largest; their mean or product."""
    if not FURTHER_LAYERS or globals().get("FUSES_LAYERS"):
        return smoothed(asked)
    maps = [to_peak(smoothed(asked.about(asked.x, layer))[0]) for layer in (LAYER, *FURTHER_LAYERS)]
    size = max((heat.shape for heat in maps), key=np.prod)
    maps = np.array([enlarge_cells(heat, *size) for heat in maps])
    return maps.mean(axis=0) if FUSION == "mean" else maps.prod(axis=0), None, [1, 0]


def smoothed(asked):
    """With "eigen", the first principal component of what the method adds up, where it adds up."""
    found = cam(asked)
    if SMOOTHING == "eigen" and "products" in globals():
        return principal(globals()["products"](asked)), *found[1:]
    return found


def to_peak(values):
    values = np.maximum(values, 0)
    return values / (values.max() or 1)
