import numpy as np

from .asked import ONE
from .network import log_sum_exp
from .settings import AGAINST, CLASS, EVIDENCE, HEAD


def cam(asked):
    """Finer-CAM: Grad-CAM of what tells the class from similar ones, those that are chosen or the three nearest."""
    weights = weights_of(asked)
    return (asked.outputs() * weights).mean(axis=-1), weights, ONE


def products(asked):
    return asked.outputs() * weights_of(asked)


def weights_of(asked):
    start = start_of(asked.answer)
    return asked.at_layer(-start if EVIDENCE == "against" else start)[1].mean(axis=(0, 1))


def start_of(logits):
    """The derivative by the logits z of the mean of z_c - z_j over similar classes j, weighted by their p_j."""
    if HEAD == "sigmoid":
        return np.array([2.0 if CLASS else -2.0])
    nearest = np.argsort(np.abs(logits - logits[CLASS]), kind="stable")
    similar = [one for one in AGAINST if one != CLASS] or [one for one in nearest if one != CLASS][:3]
    found = logits[similar]
    log_p, slope = found, np.ones(len(similar))
    if HEAD == "values":
        log_p = slope = np.zeros(len(similar))
    elif HEAD == "multi-label":
        log_p = np.minimum(found, 0) - np.log1p(np.exp(-np.abs(found)))
        slope = 1 / (1 + np.exp(found))
    shares = np.exp(log_p - log_sum_exp(log_p))
    ahead = logits[CLASS] - found
    start = np.zeros(len(logits))
    start[CLASS] = 1
    start[similar] = shares * ((ahead - (shares * ahead).sum()) * slope - 1)
    return start
