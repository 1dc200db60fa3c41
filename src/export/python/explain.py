import json
import os

import numpy as np


def from_folder(folder):
    """The layer's outputs and gradients as Save arrays wrote them, and what the gradients are to be multiplied by.

    What speaks against a class has its gradients saved negated.
    """
    activations, gradients = (np.load(os.path.join(folder, name)) for name in ("activations.npy", "gradients.npy"))
    with open(os.path.join(folder, "heatlens.json"), encoding="utf-8") as file:
        return activations, gradients, json.load(file)["explanation"].get("gradientScale", [1, 0])


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


def scaled(value, scale):
    """A number times its scale, as text: it may be too small for any number."""
    mantissa, exponent = scale
    digits, power = ("%.6e" % (value * mantissa)).split("e")
    return "%se%+03d" % (digits, int(power) + (exponent if value else 0))
