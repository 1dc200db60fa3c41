"""Writes src/formats/torch/presets.json: what is known by name of networks of torchvision and timm.

    python3 scripts/oracle/torchPresets.py

Needs torch 2.14.1, torchvision 0.29.1 and timm 1.0.31. A row has the hash of names and shapes without the last layers
(src/formats/torch/fingerprint.ts computes the same), the library, the name, the preprocessing that the library's own
weights want, and what a state dict does not say: the epsilon of BatchNorm and TensorFlow's padding.
"""

import json
import re
import sys
import warnings
from pathlib import Path

import timm
import torch
import torchvision

warnings.simplefilter("ignore")

IDLE = re.compile(r"(?:^|\.)(?:num_batches_tracked|relative_position_index|relative_coords_table|attn_mask)$")
HEAD = re.compile(r"^(?:fc|classifier|head|heads|head_dist|last_linear|pre_logits|AuxLogits|aux1|aux2)\.")
TIMM = re.compile(
    r"^(?:resnet(?:18|26|34|50|101|152)d?|seresnet(?:50|101|152)|wide_resnet(?:50|101)_2|resnext(?:50|101)_32x[48]d"
    r"|vgg\d+(?:_bn)?|densenet\d+|inception_v3|legacy_xception|mobilenetv2_\d+d?|mobilenetv3_(?:small|large)_\d+"
    r"|tf_mobilenetv3_(?:small|large)_\d+|mnasnet_\d+|mobilenetv4_conv_(?:small|medium|large)"
    r"|(?:tf_)?efficientnet_(?:b[0-7]|lite[0-4])|(?:tf_)?efficientnetv2_(?:rw_)?(?:b[0-3]|[sml])|regnet[xy]_\d+"
    r"|convnext(?:v2)?_(?:atto|femto|pico|nano|tiny|small|base|large)|ghostnet_\d+|repvgg_[ab]\d"
    r"|vit_(?:tiny|small|base|large)_patch(?:8|16|32)_(?:224|384)|deit_(?:tiny|small|base)_patch16_(?:224|384)"
    r"|vit_(?:small|base|large)_patch14_dinov2|swin_(?:tiny|small|base)_patch4_window7_224"
    r"|mobilevit_(?:xxs|xs|s)|poolformer_[sm]\d+|cait_\w+|pit_\w+|davit_(?:tiny|small|base|large|huge|giant))$"
)
SETS = [[[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]], [[0.5] * 3, [0.5] * 3], [[0.0] * 3, [1.0] * 3]]


def fingerprint(state_dict):
    """FNV-1a of the sorted names and shapes."""
    kept = sorted(name for name in state_dict if not IDLE.search(name) and not HEAD.search(name))
    value = 0x811C9DC5
    for byte in "\n".join(f"{name} {'x'.join(map(str, state_dict[name].shape))}" for name in kept).encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return value


def build(library, name):
    make = (lambda **more: torchvision.models.get_model(name, weights=None, **more)) if library == "torchvision" else (lambda: timm.create_model(name, pretrained=False))
    if library == "torchvision" and name in ("googlenet", "inception_v3"):
        return make(init_weights=False)
    try:
        with torch.device("meta"):
            return make()
    except NotImplementedError:  # some compute while they are made
        return make()


def row(library, name):
    module = build(library, name)
    if library == "torchvision":
        transforms = torchvision.models.get_model_weights(name).DEFAULT.transforms()
        size, resize = transforms.crop_size[0], transforms.resize_size[0]
        interpolation, mean, std = transforms.interpolation.value, transforms.mean, transforms.std
    else:
        config = module.pretrained_cfg
        size, resize = config["input_size"][-1], round(config["input_size"][-1] / config["crop_pct"])
        interpolation, mean, std = config["interpolation"], config["mean"], config["std"]
    norms = [one.eps for one in module.modules() if isinstance(one, torch.nn.BatchNorm2d)]
    pair = [[round(value, 4) for value in mean], [round(value, 4) for value in std]]
    values = SETS.index(pair) if pair in SETS else pair
    is_same = any("Same" in type(one).__name__ for one in module.modules())
    shown = "xception" if name == "legacy_xception" else name
    found = [fingerprint(module.state_dict()), library[1:2] == "o" and "v" or "t", shown, size, resize, interpolation == "bicubic" and 1 or 0, values]
    if is_same or (norms and norms[0] != 1e-5):
        found.append(norms[0])
    if is_same:
        found.append(1)
    return found


def main():
    rows = []
    networks = [("torchvision", name) for name in torchvision.models.list_models(module=torchvision.models) if not re.search(r"quantized|maxvit", name)]
    networks += [("timm", name) for name in timm.list_models() if TIMM.match(name)]
    for library, name in networks:
        try:
            rows.append(row(library, name))
        except Exception as error:  # noqa: BLE001
            print("left out:", library, name, error, file=sys.stderr)
    path = Path(__file__).parents[2] / "src/formats/torch/presets.json"
    path.write_text("[\n" + ",\n".join(json.dumps(one, separators=(",", ":")) for one in rows) + "\n]\n")
    print(len(rows), "rows", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
