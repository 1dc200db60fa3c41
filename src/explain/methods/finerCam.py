import numpy as np

from .asked import ONE
from .network import log_sum_exp
from .settings import CLASS, EVIDENCE

ALPHA, SIMILAR = 1, 3


def cam(asked):
    """Finer-CAM: Grad-CAM of what tells the class from the three that are nearest to it."""
    weights = weights_of(asked)
    return (asked.outputs() * weights).mean(axis=-1), weights, ONE


def products(asked):
    return asked.outputs() * weights_of(asked)


def weights_of(asked):
    return asked.at_layer(start_of(asked.answer))[1].mean(axis=(0, 1))


def start_of(logits):
    """The derivative by the logits z of sum p_j (z_c - ALPHA z_j) / (sum p_j + 1e-9), over the similar classes j."""
    p = np.exp(logits - log_sum_exp(logits))
    nearest = np.argsort(np.abs(logits - logits[CLASS]), kind="stable")
    similar = [one for one in nearest if one != CLASS][:SIMILAR]
    shares = np.zeros(len(logits))
    shares[similar] = p[similar]
    apart = logits[CLASS] - ALPHA * logits
    whole, sum_apart = shares.sum() + 1e-9, (shares * apart).sum()
    by_shares = (apart - sum_apart / whole) / whole
    start = shares * by_shares - p * (shares * by_shares).sum() - ALPHA * shares / whole
    start[CLASS] += shares.sum() / whole
    return -start if EVIDENCE == "against" else start
