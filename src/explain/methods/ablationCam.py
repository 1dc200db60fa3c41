import numpy as np

from .asked import ONE


def cam(asked):
    """Ablation-CAM: the share of the score that is lost where a channel is 0."""
    weights = weights_of(asked)
    return (asked.outputs() * weights).mean(axis=-1), weights, ONE


def products(asked):
    return asked.outputs() * weights_of(asked)


def weights_of(asked):
    outputs = asked.outputs()
    before = asked.score(asked.answer[None])[0]
    weights = np.zeros(outputs.shape[-1])
    for channel in range(len(weights)):
        ablated = outputs.copy()
        ablated[..., channel] = 0
        weights[channel] = (before - asked.score(asked.resumed(ablated[None]))[0]) / (abs(before) or 1)
    return weights
