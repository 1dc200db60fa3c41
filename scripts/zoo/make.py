"""One network of keras.applications at its own size, in every form that Keras writes, with TensorFlow's answers:
python make.py NAME OUT SAMPLES

Weights and the statistics of BatchNormalization are seeded. The answers are in float64, as those of
../oracle/keras/applications.py, and for the same reason; those of float32 stand beside.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "oracle" / "keras"))

from common import *
from keras import applications
from keras.src.legacy.saving import legacy_h5_format

SEED = 19

# What ImageNet's own preprocess_input does.
PRESETS_OF = {
    "VGG16": "caffe",
    "VGG19": "caffe",
    "ResNet50": "caffe",
    "ResNet50V2": "tf",
    "ResNet101": "caffe",
    "InceptionV3": "tf",
    "InceptionResNetV2": "tf",
    "Xception": "tf",
    "MobileNet": "tf",
    "MobileNetV2": "tf",
    "MobileNetV3Small": "raw",
    "MobileNetV3Large": "raw",
    "DenseNet121": "unit",
    "NASNetMobile": "tf",
    "EfficientNetB0": "raw",
    "EfficientNetV2B0": "raw",
    "ConvNeXtTiny": "raw",
}


def build(name, precision):
    keras.backend.clear_session()
    keras.config.set_floatx(precision)
    keras.config.set_dtype_policy(precision)
    # MobileNetV3 takes any size; 224 is what it was trained with.
    size = {"input_shape": (224, 224, 3)} if name.startswith("MobileNetV3") else {}
    return getattr(applications, name)(weights=None, **size)


def save_forms(model, folder):
    model.save(folder / "model.keras")
    model.save(folder / "model.h5")
    model.save_weights(folder / "model.weights.h5")
    with legacy_h5_format.h5py.File(folder / "legacy-weights.h5", "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, model)
    (folder / "architecture.json").write_text(model.to_json())


def layers_asked(model):
    """Three layers: the first block, the middle, and what is pooled last."""
    planes = [
        path
        for path, layer in leaves(model)
        if isinstance(layer, (keras.layers.Conv2D, keras.layers.Add, keras.layers.Activation, keras.layers.Concatenate))
        # One that does nothing is no step of a plan.
        and not (isinstance(layer, keras.layers.Activation) and layer.activation is keras.activations.linear)
        and len(layer.output.shape) == 4
        and layer.output.shape[1] > 3
    ]
    pooled = [layer for layer in model.layers if type(layer).__name__.startswith("Global")]
    last = (pooled[-1] if pooled else find_layer(model, "block5_pool")).input._keras_history.operation.name
    paths = [path for path, _ in leaves(model)]
    if last not in paths:  # An operation, which is no layer: what is before it.
        before = paths[: paths.index(pooled[-1].name)]
        last = [path for path in before if type(find_layer(model, path)).__name__ != "Activation"][-1]
    return [last, planes[len(planes) // 2], planes[len(planes) // 4]]


def ask(model, path, picture):
    """Logits, values, the first class, and by layer: shape, channel weights, map before ReLU, its peak, map."""
    logits = run(model, picture[None], logits_of=path)["logits"][0]
    chosen = int(np.argmax(logits))
    watched = run(model, picture[None], logits_of=path, watch=layers_asked(model), scorer=lambda z: z[path][0, chosen])
    layers = {
        layer: (list(activation.shape[1:]), *grad_cam(activation[0], gradient[0]))
        for layer, (activation, gradient) in watched["layers"].items()
    }
    return logits, watched["output"][0], chosen, layers


def answer(name, folder, samples):
    preset = PRESETS_OF[name]
    model = build(name, "float32")
    height, width = model.input_shape[1:3]
    seed_weights(model, SEED)
    data = calibration(samples, width, height, preset, names=("cat", "coffee"))
    set_statistics(model, data, SEED)
    head = model.layers[-1]
    # MobileNet and MobileNetV3 end in a convolution, a reshape and an activation: the activation is asked.
    kernels = [path for path, layer in leaves(model) if hasattr(layer, "kernel")]
    set_head(model, data, kernels[-1])
    folder.mkdir(parents=True, exist_ok=True)
    save_forms(model, folder)
    path = head.name if hasattr(head, "activation") else kernels[-1]
    picture = pixels(sized("cat", samples, width, height), preset)
    rough = ask(model, path, picture)
    weights = model.get_weights()
    model = build(name, "float64")
    model.set_weights(weights)
    del weights
    for _, layer in leaves(model):
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()
    np.save(folder / "cat.npy", picture)
    sized("cat", samples, width, height).save(folder / "cat.png")
    logits, values, chosen, asked = ask(model, path, picture.astype(np.float64))
    assert chosen == rough[2]
    layers = {}
    for layer, (shape, channels, raw, peak, scaled) in asked.items():
        _, rough_channels, _, _, rough_map = rough[3][layer]
        layers[layer] = {
            "shape": shape,
            "channelWeights": digits(channels),
            "rawMap": digits(raw),
            "rawPeak": float(peak),
            "map": digits(scaled, 6),
            "empty": bool(peak == 0),
            "float32": {"channelWeights": digits(rough_channels), "map": digits(rough_map, 6)},
        }
    result = {"logits": digits(logits), "values": digits(values), "class": chosen, "layers": layers}
    answers = {
        "case": name,
        "head": "softmax",
        "outputs": [head.name],
        "defaultTarget": list(layers)[0],
        "preset": preset,
        "float32": digits(rough[0]),
        "parameters": model.count_params(),
        "pictures": {"cat": {"input": "cat.npy", "outputs": {head.name: result}}},
    }
    (folder / "answers.json").write_text(json.dumps(answers))


answer(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
