import re
import sys

from .torchSettings import ARCHITECTURE, COUNT


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
