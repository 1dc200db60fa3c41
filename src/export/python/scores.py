import numpy as np

from .anySettings import HEAD


def show(values):
    """Prints the classes with the largest scores."""
    if HEAD == "sigmoid":
        values = np.array([-values[0], values[0]])
    if HEAD == "softmax":
        probabilities = np.exp(values - log_sum_exp(values))
    else:
        probabilities = np.exp(-np.log1p(np.exp(-np.abs(values))) + np.minimum(values, 0))
    for index in np.argsort(-values, kind="stable")[:5]:
        if HEAD == "values":
            print("class %d value %.6f" % (index, values[index]))
        else:
            print("class %d probability %.6e logit %.6f" % (index, probabilities[index], values[index]))


def log_sum_exp(values):
    return values.max() + np.log(np.exp(values - values.max()).sum())
