from .asked import ONE
from .settings import CLASS, EVIDENCE, HEAD, SCORE


def cam(asked):
    """ShapleyCAM: the mean of the gradients less half of the Hessian times the outputs."""
    outputs, weights = both(asked)
    return (outputs * weights).mean(axis=-1), weights, ONE


def products(asked):
    outputs, weights = both(asked)
    return outputs * weights


def both(asked):
    outputs, gradients, seconds = asked.network.hessian_product(asked.x, asked.layer, score_of)
    weights = (gradients - seconds / 2).mean(axis=(0, 1))
    return outputs, -weights if EVIDENCE == "against" else weights


def score_of(logits, framework):
    """The score of the class in the framework's own numbers."""
    value = logits[0] * (1 if CLASS else -1) if HEAD == "sigmoid" else logits[CLASS]
    if SCORE == "logit" or HEAD == "values":
        return value
    if HEAD != "softmax":
        return framework.sigmoid(value)
    softmax = framework.nn.softmax(logits) if hasattr(framework, "GradientTape") else logits.softmax(0)
    return softmax[CLASS]
