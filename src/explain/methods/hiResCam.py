def cam(asked):
    """HiResCAM: each output times its own gradient; zeros where these cancel in every cell but for rounding."""
    terms = products(asked)
    cancel = abs(terms.sum(axis=-1)).max() <= 1e-5 * abs(terms).sum(axis=-1).max()
    return terms.mean(axis=-1) * (0 if cancel else 1), None, asked.scale


def products(asked):
    outputs, gradients = asked.at_layer()
    return outputs * gradients
