"""Writes the architectures of keras.applications as Heatlens recognises them by weights alone:
python architectures.py ../../src/formats/architectures [family ...], under Keras 3.15.1 (keras/requirements.txt).

One file a family, with each layer once: [kind, name or number, inputs, layers inside]. Widths are left out: they are
those of the weights, so one description stands for all alphas and widths. A number stands for a name that Keras made
(conv2d_7), inputs are counted backwards, and the layer before is not named. index.json tells them apart by how many
layers of each kind have weights.
"""

import json
import os
import re
import sys
from pathlib import Path

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from keras import applications

# Those with one description stand together: the first is built, the others are held to it.
FAMILIES = {
    "vgg": [["VGG16"], ["VGG19"]],
    "resnet": [["ResNet50"], ["ResNet101"], ["ResNet152"]],
    "resnetV2": [["ResNet50V2"], ["ResNet101V2"], ["ResNet152V2"]],
    "inception": [["InceptionV3"], ["InceptionResNetV2"], ["Xception"]],
    "mobilenet": [["MobileNet"], ["MobileNetV2"]],
    "mobilenetV3": [
        ["MobileNetV3Small"],
        ["MobileNetV3Large"],
        ["MobileNetV3Small", {"minimalistic": True}],
        ["MobileNetV3Large", {"minimalistic": True}],
    ],
    "densenet": [["DenseNet121"], ["DenseNet169"], ["DenseNet201"]],
    "nasnetMobile": [["NASNetMobile"]],
    "nasnetLarge": [["NASNetLarge"]],
    "efficientnet": [
        ["EfficientNetB0"],
        ["EfficientNetB1"],
        ["EfficientNetB2"],
        ["EfficientNetB3"],
        ["EfficientNetB4"],
        ["EfficientNetB5"],
        ["EfficientNetB6"],
        ["EfficientNetB7"],
    ],
    "efficientnetV2": [[f"EfficientNetV2{size}"] for size in ("B0", "B1", "B2", "B3", "S", "M", "L")],
    "convnext": [["ConvNeXtTiny"], ["ConvNeXtSmall"], ["ConvNeXtBase"], ["ConvNeXtLarge"], ["ConvNeXtXLarge"]],
}

ALPHAS = {
    "MobileNet": (0.25, 0.5, 0.75),
    "MobileNetV2": (0.35, 0.5, 0.75, 1.3, 1.4),
    "MobileNetV3Small": (0.75,),
    "MobileNetV3Large": (0.75,),
}

# What is not in a description: what only training needs, widths, and what stands in every layer.
LEFT_OUT = set(
    "name trainable dtype data_format momentum rate seed noise_shape filters units projection_dim init_values"
    " sparse ragged optional quantization_config synchronized renorm renorm_clipping renorm_momentum invert".split()
)
DEFAULTS = {
    "padding": "valid",
    "dilation_rate": [1, 1],
    "strides": [1, 1],
    "groups": 1,
    "activation": "linear",
    "use_bias": True,
    "depth_multiplier": 1,
    "center": True,
    "scale": True,
    "keepdims": False,
    "rms_scaling": False,
    "negative_slope": 0.0,
    "threshold": 0.0,
    "max_value": None,
    "mean": None,
    "variance": None,
}
WEIGHTED = (
    "Conv2D DepthwiseConv2D SeparableConv2D BatchNormalization LayerNormalization Normalization LayerScale Dense".split()
)


def settings(layer):
    kind = layer["class_name"]
    config = layer["config"]
    kept = {}
    for key, value in config.items():
        if key in LEFT_OUT or re.search("_(initializer|regularizer|constraint)$", key):
            continue
        is_own = kind in ("Rescaling", "CustomScaleLayer") or (key == "strides" and "pool_size" in config)
        if key in DEFAULTS and value == DEFAULTS[key] and not is_own:
            continue
        if key == "axis" and value in (-1, 3, [3], [-1]):
            value = [-1] if kind == "Normalization" else None
            if value is None:
                continue
        if key == "groups":
            assert value == config["filters"]
            value = "all"
        if key == "target_shape":
            value = [*value[:-1], -1]
        if key == "batch_shape":
            continue
        kept[key] = value
    return kept


def operation(layer):
    """An operation between layers; a constant, if there is one, comes last."""
    (node,) = layer["inbound_nodes"]
    others = [one for one in node["args"] if not isinstance(one, dict)]
    assert isinstance(node["args"][0], dict) and not node["kwargs"]
    assert all(isinstance(one, float) for one in others)
    return ["ops." + layer["class_name"], {"constants": others}]


class Family:
    def __init__(self):
        self.kinds = []
        self.networks = {}

    def kind(self, layer):
        if layer["module"].startswith("keras.src.ops"):
            kind = operation(layer)
        else:
            kind = [layer["class_name"], settings(layer)]
        if kind not in self.kinds:
            self.kinds.append(kind)
        return self.kinds.index(kind)

    def layers(self, model):
        out = []
        names = [layer["config"]["name"] for layer in model["config"]["layers"]]
        for index, layer in enumerate(model["config"]["layers"]):
            kind, name = layer["class_name"], layer["config"]["name"]
            inside = None
            if kind in ("Sequential", "Functional"):
                assert kind == "Sequential"
                inside = self.layers(layer)
                number = self.kinds.index([kind, {}]) if [kind, {}] in self.kinds else len(self.kinds)
                if number == len(self.kinds):
                    self.kinds.append([kind, {}])
            else:
                number = self.kind(layer)
            snake = re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)).lower()
            auto = re.fullmatch(f"{snake}(?:_(\\d+))?", name)
            nodes = layer.get("inbound_nodes") or []
            assert len(nodes) <= 1
            inputs = re.findall(r"'keras_history': \['([^']+)', 0, 0\]", str(nodes))
            back = [index - names.index(one) for one in inputs]
            entry = [number, int(auto[1] or 0) if auto else name, back, inside]
            if inside is None:
                entry.pop()
                if back in ([1], []):
                    entry.pop()
            out.append(entry)
        return out


def count(layers, kinds):
    """How many layers of each kind have weights."""
    counts = dict.fromkeys(WEIGHTED, 0)
    for layer in layers:
        kind, config = kinds[layer[0]]
        if len(layer) > 3:
            for name, number in count(layer[3], kinds).items():
                counts[name] += number
        elif kind in WEIGHTED and not (kind == "Normalization" and "mean" in config):
            counts[kind] += 1
    return counts


def build(name, options, **more):
    keras.backend.clear_session()
    return getattr(applications, name)(weights=None, **options, **more)


out = Path(sys.argv[1])
chosen = sys.argv[2:] or list(FAMILIES)
kept = json.loads((out / "index.json").read_text())["networks"] if sys.argv[2:] else []
index = [row for row in kept if row["family"] not in chosen]
for family_name, groups in FAMILIES.items():
    if family_name not in chosen:
        continue
    family = Family()
    for group in groups:
        options = group[-1] if isinstance(group[-1], dict) else {}
        names = [one for one in group if isinstance(one, str)]
        first = names[0] + ("Minimalistic" if options else "")
        for name in names:
            model = build(name, options)
            size = model.input_shape[1] or 224
            bare = build(name, options, include_top=False, input_shape=(size, size, 3))
            layers = family.layers(json.loads(model.to_json()))
            bare_layers = family.layers(json.loads(bare.to_json()))
            same = 0
            while same < len(bare_layers) and same < len(layers) and layers[same][:2] == bare_layers[same][:2]:
                same += 1
            description = {"layers": layers, "head": same}
            if bare_layers[same:]:
                description["bare"] = bare_layers[same:]
            known = family.networks.setdefault(first, description)
            assert known == description, name
            for alpha in ALPHAS.get(name, ()) if not options else ():
                assert family.layers(json.loads(build(name, options, alpha=alpha).to_json())) == layers, (name, alpha)
            # Of the layers before the head.
            before = {layer["config"]["name"] for layer in json.loads(model.to_json())["config"]["layers"][:same]}
            weights = sum(layer.count_params() for layer in model.layers if layer.name in before)
            base, head = (list(count(part, family.kinds).values()) for part in (layers[:same], layers[same:]))
            more = list(count(bare_layers[same:], family.kinds).values())
            row = {"name": name, "family": family_name, "size": size, "weights": int(weights), "base": base, "head": head}
            if first != name:
                row["as"] = first
            if any(more):
                row["bare"] = more
            index.append(row)
            print(row, len(layers), flush=True)
    body = ",\n".join(
        f'"{name}": {{"head": {one["head"]}, '
        + (f'"bare": {json.dumps(one["bare"], separators=(",", ":"))}, ' if "bare" in one else "")
        + f'"layers": {json.dumps(one["layers"], separators=(",", ":"))}}}'
        for name, one in family.networks.items()
    )
    order = [name for group in FAMILIES.values() for one in group for name in one if isinstance(name, str)]
    index.sort(key=lambda row: order.index(row["name"]))
    rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in index)
    (out / "index.json").write_text(f'{{"weighted": {json.dumps(WEIGHTED)}, "networks": [\n{rows}\n]}}\n')
    kinds = json.dumps(family.kinds, separators=(",", ":"))
    (out / f"{family_name}.json").write_text(f'{{"kinds": {kinds},\n"networks": {{\n{body}\n}}}}\n')
bases = {}
for row in index:
    bases.setdefault(str(row["base"]), set()).add(row.get("as") or row["name"])
print("with equal counts:", [names for names in bases.values() if len(names) > 1])
