import numpy as np

from .asked import ONE
from .camTools import enlarge_cells, to_unit


def cam(asked):
    """FullGrad: what input and biases add to the score, each scaled to 0..1 and enlarged."""
    height, width = asked.x.shape[1:3]
    products = [asked.x[0] * asked.at_input(), *asked.network.bias_terms(asked.x, asked.start)]
    whole = np.zeros((height, width))
    for of_layer in products:
        for channel in range(of_layer.shape[-1]):
            whole += enlarge_cells(to_unit(np.abs(of_layer[..., channel])), height, width)
    return whole - whole.min(), None, ONE
