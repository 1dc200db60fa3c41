from .asked import ONE
from .camTools import uniform


def cam(asked):
    """Random weights from -1 to 1: a baseline."""
    outputs = asked.outputs()
    weights = 2 * uniform(outputs.shape[-1], SEED) - 1
    return (outputs * weights).mean(axis=-1), weights, ONE


SEED = 1
