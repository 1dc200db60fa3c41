import numpy as np

from .scaled import scaled


def grad_cam(activations, gradients, scale):
    """Each channel times the mean of its gradients, the mean over the channels, ReLU, divided by the maximum."""
    channel_weights = gradients.mean(axis=(0, 1), dtype=np.float64)
    raw = np.maximum((activations * channel_weights).mean(axis=-1), 0)
    peak = raw.max()
    heat = np.float32(raw / peak if peak > 0 else raw)
    print("channel weights", *(scaled(weight, scale) for weight in channel_weights))
    print("peak", scaled(peak, scale))
    print("map %d x %d" % heat.shape)
    for row in heat:
        print(*("%.6f" % value for value in row))
    return heat
