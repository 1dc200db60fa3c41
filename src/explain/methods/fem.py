from .asked import ONE


def cam(asked):
    """FEM: each channel times the share of its cells that are more than two standard deviations above its mean."""
    weights = weights_of(asked)
    return (asked.outputs() * weights).mean(axis=-1), weights, ONE


def weights_of(asked):
    outputs = asked.outputs()
    return (outputs > outputs.mean(axis=(0, 1)) + 2 * outputs.std(axis=(0, 1))).mean(axis=(0, 1))
