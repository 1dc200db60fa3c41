from .camTools import principal


def cam(asked):
    """EigenGradCAM: the first principal component of outputs times gradients, its larger side positive."""
    outputs, gradients = asked.at_layer()
    return principal(outputs * gradients), None, asked.scale
