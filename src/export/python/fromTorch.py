import sys

import numpy as np

from .anyNetwork import seed
from .anySettings import LAYER, OUTPUT
from .anyTorch import load_torch, module_of
from .scores import show
from .torchPlane import first_of, plane, with_first


def from_torch(x, path):
    """The layer's outputs and gradients, [height, width, channels], and what the gradients are to be multiplied by."""
    import torch

    model = load_torch(path).eval()
    kept = []

    def keep(module, inputs, output):
        # A copy: what follows may work in place.
        kept[:] = [first_of(output).clone()]
        return with_first(output, kept[0])

    module = module_of(model, LAYER)
    if module is None:
        sys.exit("%s is no module of its own in PyTorch. Choose another layer, or name the folder of Save arrays." % LAYER)
    module.register_forward_hook(keep)
    logits = model(torch.from_numpy(np.ascontiguousarray(np.float32(x).transpose(0, 3, 1, 2))))[OUTPUT]
    values = np.asarray(logits.detach(), np.float64)
    show(values)
    start, scale = seed(values)
    (gradients,) = torch.autograd.grad(logits, kept[0], torch.from_numpy(np.float32(start)))
    return plane(kept[0].detach()[0]), plane(gradients[0]), scale
