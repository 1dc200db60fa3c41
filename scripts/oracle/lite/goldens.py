"""Writes fixtures/goldens/efficientnet-lite0/<picture>.json: the numbers of the package public/model/efficientnet-lite0/.

    python goldens.py <package> <folder with <picture>.input.png> <folder to write to>

The network is written here a second time, after its table (docs/networks.md), in float64 and with TensorFlow's own
padding and gradients. Needs tensorflow 2.21, numpy and pillow.
"""
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
import numpy as np
import tensorflow as tf
from PIL import Image

# Repeats, kernel, stride of the first block, expansion, channels in and out.
STAGES = [
    (1, 3, 1, 1, 32, 16),
    (2, 3, 2, 6, 16, 24),
    (2, 5, 2, 6, 24, 40),
    (3, 3, 2, 6, 40, 80),
    (3, 5, 1, 6, 80, 112),
    (4, 5, 2, 6, 112, 192),
    (1, 3, 1, 6, 192, 320),
]
HEAD, FINE = "_conv_head", "_blocks.11._expand_conv"
PICTURES = ["cat", "coffee", "astronaut-320x480"]


def read_package(folder):
    """The tensors by name, decoded to float64."""
    with open(os.path.join(folder, "model.json"), encoding="utf-8") as file:
        model = json.load(file)
    tensors = {}
    for group in model["weightsManifest"]:
        data = b"".join(open(os.path.join(folder, path), "rb").read() for path in group["paths"])
        at = 0
        for weight in group["weights"]:
            how = weight.get("quantization", {"dtype": "float32"})
            dtype = {"float32": "<f4", "float16": "<f2", "uint8": "u1"}[how["dtype"]]
            count = int(np.prod(weight["shape"]))
            values = np.frombuffer(data, dtype, count, at).reshape(weight["shape"]).astype(np.float64)
            at += count * np.dtype(dtype).itemsize
            if how["dtype"] == "uint8":
                values = values * np.array(how["scale"]) + np.array(how["min"])
            tensors[weight["name"]] = tf.constant(values)
        assert at == len(data)
    return tensors


def convolve(x, tensors, name, stride=1):
    kernel = tensors[name + "/kernel"]
    run = tf.nn.depthwise_conv2d if "depthwise" in name else tf.nn.conv2d
    return run(x, kernel, [1, stride, stride, 1], "SAME") + tensors[name + "/bias"]


def forward(x, tensors, tape, kept):
    def keep(name, value):
        tape.watch(value)
        kept[name] = value
        return value

    x = tf.nn.relu6(convolve(x, tensors, "_conv_stem", 2))
    number = 0
    for repeats, _, stride, expansion, _, _ in STAGES:
        for repeat in range(repeats):
            name, step = "_blocks.%d" % number, stride if repeat == 0 else 1
            y = x
            if expansion > 1:
                y = keep(name + "._expand_conv", tf.nn.relu6(convolve(y, tensors, name + "._expand_conv")))
            y = tf.nn.relu6(convolve(y, tensors, name + "._depthwise_conv", step))
            y = convolve(y, tensors, name + "._project_conv")
            x = x + y if repeat > 0 else y
            number += 1
    x = keep(HEAD, tf.nn.relu6(convolve(x, tensors, HEAD)))
    return tf.reduce_mean(x, [1, 2]) @ tensors["_fc/kernel"] + tensors["_fc/bias"]


def grad_cam(activations, gradients):
    weights = gradients[0].numpy().mean((0, 1))
    values = np.maximum((activations[0].numpy() * weights).mean(-1), 0)
    return weights, values.max(), values / values.max()


def digits(values, count=8):
    return [float("%.*g" % (count, value)) for value in np.ravel(values)]


def golden(picture, folder, tensors):
    rgb = np.asarray(Image.open(os.path.join(folder, picture + ".input.png")).convert("RGB"), np.float64)
    kept = {}
    with tf.GradientTape(persistent=True) as tape:
        logits = forward(tf.constant((rgb[None] - 127) / 128), tensors, tape, kept)
        first = int(np.argmax(logits))
        score = tf.nn.softmax(logits)[0, first]
    probabilities = tf.nn.softmax(logits)[0].numpy()
    maps = {}
    for layer in (HEAD, FINE):
        weights, peak, values = grad_cam(kept[layer], tape.gradient(score, kept[layer]))
        maps[layer] = {"pooledGradients": digits(weights), "heatmapPeak": float(peak), "heatmap": digits(values)}
    values = logits[0].numpy()
    order = np.argsort(-values)[:5]
    return {
        **{"image": picture + ".png", "layer": HEAD, "score": "probability", "classIndex": first},
        "top": [
            {"index": int(i), "probability": float(probabilities[i]), "logit": float(values[i])} for i in order
        ],
        **{"logits": digits(values, 7)},
        **maps[HEAD],
        "finer": {"layer": FINE, **maps[FINE]},
    }


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    package, pictures, out = sys.argv[1:]
    weights = read_package(package)
    for one in PICTURES:
        with open(os.path.join(out, one + ".json"), "w", encoding="utf-8") as file:
            json.dump(golden(one, pictures, weights), file)
