import re

from .torchSettings import BETWEEN


def fit(module, shapes):
    """Gives a network what was changed of it: other last layers, a first convolution for other channels."""
    from torch import nn

    for name, child in list(module.named_children()):
        theirs = {key[len(name) + 1 :]: shape for key, shape in shapes.items() if key.startswith(name + ".")}
        own = {key: tuple(value.shape) for key, value in child.state_dict().items()}
        if not theirs or all(theirs.get(key) == shape or not shape for key, shape in own.items()):
            continue
        is_same_kind = "weight" in own and len(own["weight"]) == len(theirs.get("weight", ()))
        is_asked = BETWEEN is not None and len(theirs) > 2
        if is_same_kind and isinstance(child, (nn.Linear, nn.Conv2d)):
            resize(child, theirs)
            continue
        is_row = all(key[0].isdigit() for key in own)
        is_changed = parts_of(theirs) != parts_of(own) if is_row else "weight" in own or "weight" in theirs
        head = head_of(theirs) if is_changed or (is_row and is_asked) else None
        if head is None:
            fit(child, theirs)
        else:
            setattr(module, name, head)


def parts_of(shapes):
    return {key.split(".")[0] for key in shapes}


def resize(layer, shapes):
    """Parameters of other shapes. What else a layer does, such as its stride, stays."""
    import torch

    layer.weight = torch.nn.Parameter(torch.empty(shapes["weight"]))
    layer.bias = torch.nn.Parameter(torch.empty(shapes["bias"])) if "bias" in shapes else None


def head_of(shapes):
    """Last layers by the shapes of their weights; None if these are of other layers than Linear and BatchNorm1d."""
    import torch

    if "weight" in shapes:
        if len(shapes["weight"]) != 2:
            return None
        units, values = shapes["weight"]
        return torch.nn.Linear(values, units, bias="bias" in shapes)
    if not all(re.match(r"\d+\.", key) for key in shapes):
        return None
    row, before, is_open = torch.nn.Sequential(), None, False
    row.add_module("flat", torch.nn.Flatten())
    for part in sorted(map(int, parts_of(shapes))):
        # Numbers are missing where there are no weights: behind a Linear it is the activation, then Dropout.
        if is_open and part > before + 1:
            names = {"none": "Identity", None: "ReLU"}
            row.add_module(str(before + 1), getattr(torch.nn, names.get(BETWEEN, BETWEEN))())
            is_open = False
        before = part
        inner = {key.split(".", 1)[1]: shape for key, shape in shapes.items() if key.startswith("%d." % part)}
        if "running_mean" in inner:
            row.add_module(str(part), torch.nn.BatchNorm1d(inner["running_mean"][0]))
            continue
        layer, is_open = head_of(inner), True
        if layer is None:
            return None
        row.add_module(str(part), layer)
    return row
