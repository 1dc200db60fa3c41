import sys
from os.path import commonprefix

from .torchHead import fit
from .torchSettings import ARCHITECTURE
from .torchWeights import read_weights


def load_torch(path):
    """The network with its weights, which may stand in a checkpoint, under longer names."""
    library, name = ARCHITECTURE.split(" ")
    if library == "torchvision":
        from torchvision.models import get_model

        more = {"aux_logits": False, "init_weights": False} if name in ("googlenet", "inception_v3") else {}
        model = get_model(name, weights=None, **more)
    else:
        import timm

        model = timm.create_model("legacy_xception" if name == "xception" else name)
    weights = by_own_names(read_weights(path), model.state_dict())
    fit(model, {key: tuple(value.shape) for key, value in weights.items()})
    means_for(model)
    # Heads for training are left out.
    missing = model.load_state_dict(weights, strict=False).missing_keys
    missing = [key for key in missing if not key.endswith(("num_batches_tracked", "relative_position_index"))]
    if missing:
        sys.exit("%s lacks %s: its last layers are not those of %s." % (path, ", ".join(missing[:3]), ARCHITECTURE))
    return model


def by_own_names(weights, own):
    """The weights by the names of the network's own, without what a wrapper, such as Lightning, puts before them.

    Where a module of somebody's own holds the network without its last layers, they stand beside it, and take that place.
    """
    starts = {key[: -len(one)] for key in weights for one in own if key.endswith("." + one) or key == one}
    start = max(starts, key=lambda start: sum(start + one in weights for one in own), default="")
    found = {key[len(start) :]: value for key, value in weights.items() if key.startswith(start)}
    beside = {key: value for key, value in weights.items() if not key.startswith(start)}
    lacking = [key for key in own if key not in found and not key.endswith("num_batches_tracked")]
    place = commonprefix([key.rpartition(".")[0].split(".") for key in lacking])
    if beside and place:
        found.update({".".join([*place, name]): value for name, value in as_list(beside).items()})
    return found


def as_list(weights):
    """Layers by numbers in their order, with room for activations; those that stand in one list keep theirs."""
    depth = len(commonprefix([name.split(".") for name in weights]))
    layers = {}
    for name, value in weights.items():
        layer, *rest = name.split(".")[depth:]
        layers.setdefault(layer, {})[".".join(rest)] = value
    number, found = -2, {}
    for layer, own in layers.items():
        # A normalisation follows at once.
        number += 1 if "running_mean" in own else 2
        name = layer if layer.isdigit() or not any(own) else str(number)
        found.update({".".join(filter(None, (name, rest))): value for rest, value in own.items()})
    return found


def means_for(model):
    """Before a last layer that takes one number a channel, VGG and AlexNet get the mean of the plane."""
    import torch

    planes = [one for one in model.modules() if isinstance(one, torch.nn.Conv2d)]
    lists = [one for one in getattr(model, "classifier", model).modules() if isinstance(one, torch.nn.Linear)]
    is_plane = isinstance(getattr(model, "avgpool", None), torch.nn.AdaptiveAvgPool2d)
    if is_plane and lists and planes and lists[0].in_features == planes[-1].out_channels:
        model.avgpool = torch.nn.AdaptiveAvgPool2d(1)


def module_of(model, layer):
    """The module of a layer, and None where it is no module of its own."""
    return dict(model.named_modules()).get(layer)
