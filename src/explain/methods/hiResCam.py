def cam(asked):
    """HiResCAM: each output times its own gradient."""
    return products(asked).mean(axis=-1), None, asked.scale


def products(asked):
    outputs, gradients = asked.at_layer()
    return outputs * gradients
