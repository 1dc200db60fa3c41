import os
import re
import shutil
import sys
import tempfile

from .torchWeights import read_weights


def load_torch(path):
    """The network with its weights, which gives its logits."""
    model, weights, config = read_folder(path)
    model.register_forward_hook(lambda module, inputs, outputs: outputs.logits)
    for module in model.modules():
        if type(module).__name__ == "BatchNorm2d":
            module.register_forward_hook(in_order)
    # In memory, modules may have other names than in files.
    model.file_names = lambda: names_in_memory(weights, config)
    return model


def in_order(module, inputs, outputs):
    """PyTorch's BatchNorm is wrong on the way back where gradients are not contiguous (CvT, 2.14.1 on processors)."""
    if outputs.requires_grad:
        outputs.register_hook(lambda gradients: gradients.contiguous())


def read_folder(path):
    config = os.path.join(os.path.dirname(path), "config.json")
    if not os.path.exists(config):
        sys.exit("transformers builds the network by its config.json, which has to lie beside %s." % path)
    weights = read_weights(path)
    # What wrappers put before all names.
    start = re.compile(r"(?:module|model|_orig_mod|net|network|backbone|base_model)\.")
    while all(start.match(name) for name in weights):
        weights = {name.split(".", 1)[1]: value for name, value in weights.items()}
    model, said = load(weights, config)
    missing = sorted(said["missing_keys"])
    if missing:
        sys.exit("%s lacks %s, which its config.json wants." % (path, ", ".join(missing[:3])))
    return model.float(), weights, config


def load(weights, config):
    """What transformers makes of weights, whatever names of them its version has, and what it says of them."""
    import transformers
    from safetensors.torch import save_file

    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(config, os.path.join(folder, "config.json"))
        kept = {name: value.contiguous() for name, value in weights.items()}
        save_file(kept, os.path.join(folder, "model.safetensors"), metadata={"format": "pt"})
        kind = transformers.AutoModelForImageClassification
        return kind.from_pretrained(folder, output_loading_info=True)


def names_in_memory(weights, config):
    """For each module, which weights of the file are in it: found by numbers that stand in their place."""
    import torch

    names = [name for name, value in weights.items() if value.is_floating_point()]
    marks = {name: torch.full(weights[name].shape, 2.0 + at) for at, name in enumerate(names)}
    model, _ = load({**weights, **marks}, config)
    found = {}
    for path, module in model.float().named_modules():
        values = [value.flatten()[0].item() - 2 for value in module.state_dict().values() if value.numel() > 0]
        found[path] = {names[int(at)] for at in values if 0 <= at < len(names) and at == int(at)}
    return found


def module_of(model, layer):
    """The module of a layer by its name in the file, and None where it is no module of its own."""
    modules = dict(model.named_modules())
    if layer in modules:
        return modules[layer]
    found = model.file_names()
    wanted = {name for held in found.values() for name in held if name.startswith(layer + ".")}
    same = [path for path, held in found.items() if wanted and held == wanted]
    # A module around one other has the same weights.
    same.sort(key=lambda path: (path.split(".")[-1] != layer.split(".")[-1], len(path)))
    return modules[same[0]] if same else None
