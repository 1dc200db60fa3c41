import re
import sys

import numpy as np

from .anyNetwork import seed
from .anySettings import LAYER, OUTPUT
from .scores import show
from .torchSettings import ARCHITECTURE, COUNT


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


def load_torch(path):
    """The network with its weights, which may stand in a checkpoint, under longer names."""
    import torch

    if path.endswith(".safetensors"):
        from safetensors.torch import load_file

        weights = load_file(path)
    else:
        weights = torch.load(path, map_location="cpu", weights_only=True)
    for place in ("state_dict_ema", "state_dict", "model_state_dict", "model", "net"):
        weights = weights.get(place, weights)
    while all(re.match(r"(module|model|_orig_mod|net|backbone)\.", name) for name in weights):
        weights = {name.split(".", 1)[1]: value for name, value in weights.items()}
    library, name = ARCHITECTURE.split(" ")
    if library == "torchvision":
        from torchvision.models import get_model

        more = {"aux_logits": False, "init_weights": False} if name in ("googlenet", "inception_v3") else {}
        model = get_model(name, weights=None, num_classes=COUNT, **more)
    else:
        import timm

        model = timm.create_model("legacy_xception" if name == "xception" else name, num_classes=COUNT)
    # Heads for training are left out.
    missing = model.load_state_dict({key: value.float() for key, value in weights.items()}, strict=False).missing_keys
    missing = [key for key in missing if not key.endswith("num_batches_tracked")]
    if missing:
        sys.exit("%s lacks %s: its last layers are not those of %s." % (path, ", ".join(missing[:3]), ARCHITECTURE))
    return model
