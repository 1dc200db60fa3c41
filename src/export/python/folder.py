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
