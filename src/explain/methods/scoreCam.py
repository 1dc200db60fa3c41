import numpy as np

from .asked import ONE
from .camTools import enlarge_corners
from .network import log_sum_exp


def cam(asked):
    """Score-CAM: the softmax of the scores of inputs that each channel masks; of a probability, of its logarithm."""
    weights = weights_of(asked)
    return (asked.outputs() * weights).mean(axis=-1), weights, ONE


def products(asked):
    return asked.outputs() * weights_of(asked)


def weights_of(asked):
    outputs = asked.outputs()
    scores = []
    for channel in range(outputs.shape[-1]):
        mask = enlarge_corners(outputs[..., channel], *asked.x.shape[1:3])
        mask = (mask - mask.min()) / (mask.max() - mask.min() + 1e-8)
        logits = asked.logits(asked.x * np.float32(mask[None, ..., None]))
        scores.append(asked.log_score(logits)[0])
    scores = np.array(scores)
    return np.exp(scores - log_sum_exp(scores))
