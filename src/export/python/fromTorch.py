import sys

import numpy as np

from .anyNetwork import seed
from .anySettings import LAYER, OUTPUT
from .anyTorch import load_torch
from .scores import show
from .torchSettings import ARCHITECTURE


def from_torch(x, path):
    """As from_keras, of a network of torchvision or timm and its weights."""
    import torch

    model = load_torch(path).eval()
    kept = []

    def keep(module, inputs, output):
        # A copy: what follows may work in place.
        kept[:] = [output.clone()]
        return kept[0]

    modules = dict(model.named_modules())
    if LAYER not in modules:
        sys.exit("%s is no module of its own in PyTorch. Choose another layer." % LAYER)
    modules[LAYER].register_forward_hook(keep)
    logits = model(torch.from_numpy(np.ascontiguousarray(np.float32(x).transpose(0, 3, 1, 2))))[OUTPUT]
    values = np.float64(logits.detach())
    show(values)
    start, scale = seed(values)
    (gradients,) = torch.autograd.grad(logits, kept[0], torch.from_numpy(np.float32(start)))
    return plane(kept[0].detach()[0]), plane(gradients[0]), scale


def plane(values):
    """[height, width, channels]; of tokens, the patches without what stands before them."""
    values = values.numpy()
    if values.ndim == 3:
        return values if "swin" in ARCHITECTURE else values.transpose(1, 2, 0)
    side = int(len(values) ** 0.5)
    return values[len(values) - side * side :].reshape(side, side, -1)
