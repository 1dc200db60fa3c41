"""Whole networks of keras.applications, small or narrow, with seeded weights: A applications.py OUT SAMPLES [name ...]

They are large and not kept. Each becomes a folder as in fixtures/oracle/keras/, which applications.ts compares with.
The answers are in float64: in float32 TensorFlow's sums are so far off that ReLUs on the other side of their kink move
gradients of deep networks by more than 1e-2 (ResNet50 at conv3_block4_2_conv: 1.3e-2 of the largest).
"""

import json
import sys
from pathlib import Path

from common import *
from keras import applications

out, samples = (Path(p) for p in sys.argv[1:3])

# Builder, side of the picture, preset, settings.
NETWORKS = {
    "MobileNet": (96, "tf", {"alpha": 0.25}),
    "MobileNetV2": (96, "tf", {"alpha": 0.35}),
    "MobileNetV3Small": (96, "raw", {"alpha": 0.75, "minimalistic": False}),
    "MobileNetV3Large": (64, "raw", {"alpha": 0.75}),
    "EfficientNetB0": (96, "raw", {"classes": 1, "classifier_activation": "sigmoid"}),
    "EfficientNetV2B0": (96, "raw", {}),
    "ResNet50": (64, "caffe", {}),
    "ResNet50V2": (64, "tf", {}),
    "DenseNet121": (64, "unit", {}),
    "Xception": (96, "tf", {}),
    "InceptionV3": (96, "tf", {}),
    "InceptionResNetV2": (96, "tf", {}),
    "NASNetMobile": (96, "tf", {}),
    "ConvNeXtTiny": (64, "raw", {}),
    "VGG16": (48, "caffe", {}),
}


def build(name, settings, precision):
    keras.backend.clear_session()
    keras.config.set_floatx(precision)
    keras.config.set_dtype_policy(precision)
    return getattr(applications, name)(**settings)


def answer(name):
    side, preset, settings = NETWORKS[name]
    settings = {"classes": 6, "input_shape": (side, side, 3), "weights": None, **settings}
    model = build(name, settings, "float32")
    seed_weights(model, 17)
    data = calibration(samples, side, side, preset)
    set_statistics(model, data, 17)
    head = model.layers[-1]
    # MobileNet and MobileNetV3 end in a convolution, a reshape and an activation: the activation is asked.
    kernels = [path for path, layer in leaves(model) if hasattr(layer, "kernel")]
    if hasattr(head, "kernel"):
        set_head(model, data, kernels[-1])
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    model.save(folder / "model.keras")
    model.save(folder / "model.h5")
    weights = model.get_weights()
    model = build(name, settings, "float64")
    model.set_weights(weights)
    for _, layer in leaves(model):
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()
    pooled = [layer for layer in model.layers if type(layer).__name__.startswith("Global")]
    target = (pooled[-1] if pooled else find_layer(model, "block5_pool")).input._keras_history.operation.name
    paths = [path for path, _ in leaves(model)]
    if target not in paths:  # An operation, which is no layer: what is before it.
        before = paths[: paths.index(pooled[-1].name)]
        target = [path for path in before if type(find_layer(model, path)).__name__ != "Activation"][-1]
    planes = [
        path
        for path, layer in leaves(model)
        if isinstance(layer, (keras.layers.Conv2D, keras.layers.Add, keras.layers.Activation))
        and layer.output.shape[1] > 3
    ]
    watch = [target, planes[len(planes) // 2]]
    picture = pixels(sized("cat", samples, side, side), preset)
    np.save(folder / "cat.npy", picture)
    picture = picture.astype(np.float64)
    path = head.name if hasattr(head, "activation") else kernels[-1]
    plain = run(model, picture[None], logits_of=path)
    logits = plain["logits"][0]
    values = plain["output"][0].ravel()
    chosen = int(np.argmax(logits)) if logits.size > 1 else int(logits[0] > 0)
    sign = -1.0 if logits.size == 1 and chosen == 0 else 1.0
    index = chosen if logits.size > 1 else 0
    watched = run(model, picture[None], logits_of=path, watch=watch, scorer=lambda z: sign * z[path][0, index])
    layers = {}
    for number, (layer, (activation, gradient)) in enumerate(watched["layers"].items()):
        weights, raw, peak, scaled = grad_cam(activation[0], gradient[0])
        np.save(folder / f"cat.{number}.gradient.npy", gradient[0].astype(np.float32))
        layers[layer] = {
            "shape": list(activation.shape[1:]),
            "gradient": f"cat.{number}.gradient.npy",
            "channelWeights": digits(weights),
            "rawMap": digits(raw),
            "rawPeak": float(peak),
            "map": digits(scaled, 6),
            "empty": bool(peak == 0),
        }
    result = {"logits": digits(logits), "values": digits(values), "class": chosen, "layers": layers}
    if logits.size == 1:
        result["score"] = "z" if sign > 0 else "-z"
    answers = {
        "case": name,
        "head": "sigmoid" if logits.size == 1 else "softmax",
        "outputs": [head.name],
        "defaultTarget": target,
        "pictures": {"cat": {"input": "cat.npy", "outputs": {head.name: result}}},
    }
    (folder / "answers.json").write_text(json.dumps(answers))
    print(name, model.count_params(), target, np.round(logits, 2), np.round(values, 3), flush=True)


for each in sys.argv[3:] or NETWORKS:
    try:
        answer(each)
    except Exception as error:
        print(each, "FAILED", type(error).__name__, str(error)[:300], flush=True)
