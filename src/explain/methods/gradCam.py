def cam(asked):
    """Grad-CAM: each channel times the mean of its gradients, the mean over the channels."""
    outputs, gradients = asked.at_layer()
    weights = gradients.mean(axis=(0, 1))
    return (outputs * weights).mean(axis=-1), weights, asked.scale


def products(asked):
    outputs, gradients = asked.at_layer()
    return outputs * gradients.mean(axis=(0, 1))
