"""Writes the architectures of keras.applications as Heatlens recognises them by weights alone:
python architectures.py ../../src/formats/architectures CACHE, under Keras 3.15.1 (keras/requirements.txt).

Each network is built once and kept in the folder CACHE, so that a run that was stopped goes on; the files are written
when all are there.

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


def zeros(_, shape, dtype=None, **__):
    return keras.ops.zeros(shape, dtype)


# Values are not looked at, and drawing them takes most of the time.
for initializer in (keras.initializers.VarianceScaling, keras.initializers.TruncatedNormal):
    initializer.__call__ = zeros


def build(name, options, **more):
    keras.backend.clear_session()
    return getattr(applications, name)(weights=None, **options, **more)


def config_of(model):
    return json.loads(model.to_json())


def label_of(name, options):
    return name + ("Minimalistic" if options else "")


def read(name, options, cache):
    """A network as Keras writes it: whole, without its head, of other widths, and how many weights its layers have."""
    path = cache / f"{label_of(name, options)}.json"
    if not path.exists():
        model = build(name, options)
        size = model.input_shape[1] or 224
        parts = {
            "size": size,
            "whole": config_of(model),
            "weights": {layer.name: int(layer.count_params()) for layer in model.layers},
            "bare": config_of(build(name, options, include_top=False, input_shape=(size, size, 3))),
            "alphas": [config_of(build(name, options, alpha=alpha)) for alpha in ALPHAS.get(name, ()) if not options],
        }
        path.with_suffix(".part").write_text(json.dumps(parts))
        path.with_suffix(".part").rename(path)
        print(path.stem, flush=True)
    return json.loads(path.read_text())


def describe(family, parts):
    layers, bare = family.layers(parts["whole"]), family.layers(parts["bare"])
    same = 0
    while same < min(len(bare), len(layers)) and layers[same][:2] == bare[same][:2]:
        same += 1
    for number, config in enumerate(parts["alphas"]):
        assert family.layers(config) == layers, number
    return {"layers": layers, "head": same, **({"bare": bare[same:]} if bare[same:] else {})}


def row_of(name, family, parts, description):
    """What index.json says of a network: counts of layers with weights, and of the weights before the head."""
    layers, same = description["layers"], description["head"]
    before = [layer["config"]["name"] for layer in parts["whole"]["config"]["layers"][:same]]
    base, head, bare = (
        list(count(part, family.kinds).values()) for part in (layers[:same], layers[same:], description.get("bare", []))
    )
    weights = sum(parts["weights"].get(one, 0) for one in before)
    row = {"name": name, "size": parts["size"], "weights": weights, "base": base, "head": head}
    return {**row, "bare": bare} if any(bare) else row


def text(value):
    return json.dumps(value, separators=(",", ":"))


def write(out, family_name, family):
    body = ",\n".join(
        f'"{name}": {{"head": {one["head"]}, '
        + (f'"bare": {text(one["bare"])}, ' if "bare" in one else "")
        + f'"layers": {text(one["layers"])}}}'
        for name, one in family.networks.items()
    )
    (out / f"{family_name}.json").write_text(f'{{"kinds": {text(family.kinds)},\n"networks": {{\n{body}\n}}}}\n')


def main(out, cache):
    cache.mkdir(parents=True, exist_ok=True)
    index = []
    for family_name, groups in FAMILIES.items():
        family = Family()
        for group in groups:
            options = group[-1] if isinstance(group[-1], dict) else {}
            first = label_of(group[0], options)
            for name in [one for one in group if isinstance(one, str)]:
                parts = read(name, options, cache)
                description = describe(family, parts)
                assert family.networks.setdefault(first, description) == description, name
                row = {"name": name, "family": family_name, **row_of(name, family, parts, description)}
                index.append({**row, "as": first} if first != name else row)
        write(out, family_name, family)
    rows = ",\n".join(text(row) for row in index)
    (out / "index.json").write_text(f'{{"weighted": {json.dumps(WEIGHTED)}, "networks": [\n{rows}\n]}}\n')


main(Path(sys.argv[1]), Path(sys.argv[2]))
