"""Runs single operations in TensorFlow and Keras, in float64: A operations.py CASES > ../../../fixtures/oracle/operations.json

CASES is what operations.ts prints. Of each output and gradient it writes the sums with three lists of numbers between
-1 and 1, instead of all values. A resize by `bicubic` without antialias is read from a table of 1024 steps by
TensorFlow, and `tf.image.resize` works in float32.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
tf.config.run_functions_eagerly(True)


def random_from(seed):
    """fixtures/randomFrom.ts"""
    mask = 2**32 - 1
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & mask
        mixed = ((state ^ (state >> 15)) * (state | 1)) & mask
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & mask)) & mask
        yield (mixed ^ (mixed >> 14)) / 2**32


def projections(values):
    values = np.asarray(values, np.float64).ravel()
    out = []
    for seed in (1, 2, 3):
        numbers = random_from(seed)
        out.append(float(sum((2 * next(numbers) - 1) * value for value in values)))
    return out


def dilated(kernel, dilation):
    """The kernel with zeros between its cells."""
    kernel = tf.convert_to_tensor(kernel)
    height, width = kernel.shape[:2]
    down = tf.one_hot([i * dilation[0] for i in range(height)], (height - 1) * dilation[0] + 1, dtype=tf.float64)
    across = tf.one_hot([i * dilation[1] for i in range(width)], (width - 1) * dilation[1] + 1, dtype=tf.float64)
    return tf.einsum("hwio,hy,wx->yxio", kernel, down, across)


def padded(x, padding, value=0.0):
    if isinstance(padding, str):
        return x, padding.upper()
    edges = [[0, 0], [padding["top"], padding["bottom"]], [padding["left"], padding["right"]], [0, 0]]
    return tf.pad(x, edges, constant_values=np.float64(value)), "VALID"


def convolve(x, kernel, o, groups):
    x, padding = padded(x, o["padding"])
    kernel = dilated(kernel, o["dilation"])
    parts = zip(tf.split(x, groups, -1), tf.split(kernel, groups, -1))
    return tf.concat([tf.nn.conv2d(a, b, o["strides"], padding) for a, b in parts], -1)


def conv2d(o, x, w):
    return finish(o, convolve(x, w["kernel"], o, o["groups"]), w)


def depthwise(o, x, w):
    height, width, channels, multiplier = w["kernel"].shape
    kernel = tf.reshape(w["kernel"], [height, width, 1, channels * multiplier])
    return finish(o, convolve(x, kernel, o, channels), w)


def transpose(o, x, w):
    kernel = dilated(w["kernel"], o["dilation"])
    (size, strides, padding) = (kernel.shape[:2], o["strides"], o["padding"])
    sides = [x.shape[1], x.shape[2]]
    if padding == "same":
        shape = [n * s for n, s in zip(sides, strides)]
        return finish(o, tf.nn.conv2d_transpose(x, kernel, [1, *shape, o["filters"]], strides, "SAME"), w)
    shape = [(n - 1) * s + max(k, s) for n, k, s in zip(sides, size, strides)]
    y = tf.nn.conv2d_transpose(x, kernel, [1, *shape, o["filters"]], strides, "VALID")
    if padding != "valid":
        reach = [(n - 1) * s + k for n, k, s in zip(sides, size, strides)]
        add = o.get("outputPadding", [0, 0])
        y = tf.pad(y[:, : reach[0], : reach[1]], [[0, 0], [0, add[0]], [0, add[1]], [0, 0]])
        bottom, right = (y.shape[1] - padding["bottom"], y.shape[2] - padding["right"])
        y = y[:, padding["top"] : bottom, padding["left"] : right]
    return finish(o, y, w)


def finish(o, y, w):
    return activate(o["activation"], y + w["bias"] if o["useBias"] else y)


PLAIN = {
    "linear": lambda x: x,
    "swish": keras.activations.silu,
    "hardSwish": keras.activations.hard_silu,
    "logSigmoid": keras.activations.log_sigmoid,
    "hardTanh": keras.activations.hard_tanh,
    "tanhShrink": keras.activations.tanh_shrink,
    "absolute": tf.abs,
    "negative": tf.negative,
    "square": tf.square,
    "squareRoot": tf.sqrt,
    "reciprocalSquareRoot": tf.math.rsqrt,
    "reciprocal": tf.math.reciprocal,
    "logarithm": tf.math.log,
    "erf": tf.math.erf,
    "sine": tf.sin,
    "cosine": tf.cos,
    "sign": tf.sign,
}


def activate(a, x):
    name = a["id"]
    if name == "relu":
        slope = a.get("slope", 0.0)
        if slope < 0:
            return tf.nn.leaky_relu(x, alpha=slope)
        return keras.layers.ReLU(a.get("max"), slope, a.get("threshold", 0.0))(x)
    if name in ("elu", "celu"):
        return getattr(keras.activations, name)(x, alpha=a["alpha"])
    if name == "gelu":
        return keras.activations.gelu(x, approximate=a["approximate"])
    if name == "hardSigmoid":
        return tf.clip_by_value(a["slope"] * x + 0.5, 0, 1)
    if name == "clip":
        return keras.ops.clip(x, a["min"], a["max"])
    if name == "softShrink":
        return keras.activations.soft_shrink(x, threshold=a["lambda"])
    if name == "hardShrink":
        return keras.activations.hard_shrink(x, threshold=a["lambda"])
    if name in ("softmax", "logSoftmax"):
        axis = a["axis"] + 1 if a["axis"] >= 0 else a["axis"]
        return (tf.nn.softmax if name == "softmax" else tf.nn.log_softmax)(x, axis=axis)
    return PLAIN[name](x) if name in PLAIN else getattr(keras.activations, name)(x)


def with_weights(layer, x, w, names):
    """A layer with these weights, in its own order, called."""
    layer.build(x.shape)
    layer.set_weights([w[name] for name in names if name in w])
    return layer(x)


def batch(o, x, w):
    layer = keras.layers.BatchNormalization(epsilon=o["epsilon"], center="beta" in w, scale="gamma" in w)
    return with_weights(layer, x, w, ["gamma", "beta", "mean", "variance"])


def by_layer(o, x, w):
    axes = [axis + 1 for axis in o["axes"]]
    layer = keras.layers.LayerNormalization(axis=axes, epsilon=o["epsilon"], center="beta" in w, scale="gamma" in w)
    return with_weights(layer, x, w, ["gamma", "beta"])


def by_group(o, x, w):
    return with_weights(keras.layers.GroupNormalization(o["groups"], epsilon=o["epsilon"]), x, w, ["gamma", "beta"])


def normalize(o, x, w):
    mean, variance = (np.array(o.get(name, w.get(name))) for name in ("mean", "variance"))
    return keras.layers.Normalization(mean=mean, variance=variance)(x)


def pool(o, x, _):
    if o["mode"] == "max":
        x, padding = padded(x, o["padding"], np.finfo(np.float64).min)
        return tf.nn.max_pool2d(x, o["size"], o["strides"], padding)
    if o["padding"] == "same" and o["countsPadding"]:
        edges = []
        for n, k, s in zip(x.shape[1:3], o["size"], o["strides"]):
            total = max((-(-n // s) - 1) * s + k - n, 0)
            edges.append([total // 2, total - total // 2])
        x = tf.pad(x, [[0, 0], *edges, [0, 0]])
        return tf.nn.avg_pool2d(x, o["size"], o["strides"], "VALID")
    y, padding = padded(x, o["padding"])
    y = tf.nn.avg_pool2d(y, o["size"], o["strides"], padding)
    if o["countsPadding"] or isinstance(o["padding"], str):
        return y
    ones, _ = padded(tf.ones_like(x), o["padding"])
    return y / tf.nn.avg_pool2d(ones, o["size"], o["strides"], padding)


def resize(o, x, _):
    x = tf.cast(x, tf.float32)
    if o["method"] in ("area", "gaussian", "mitchellcubic"):
        return tf.image.resize(x, [o["height"], o["width"]], o["method"], antialias=o["antialias"])
    how = {"crop_to_aspect_ratio": o.get("cropToAspectRatio", False), "antialias": o["antialias"], "dtype": "float32"}
    if "padToAspectRatio" in o:
        how.update(pad_to_aspect_ratio=True, fill_value=o["padToAspectRatio"])
    return keras.layers.Resizing(o["height"], o["width"], o["method"], **how)(x)


def arithmetic(o, *inputs):
    inputs = list(inputs[:-1])
    if "scalar" in o:
        inputs.insert(0 if o.get("scalarFirst") else 1, tf.constant(o["scalar"], tf.float64))
    result = inputs[0]
    for each in inputs[1:]:
        result = getattr(keras.ops, o["function"])(result, each)
    return result


OPERATIONS = {
    "conv2d": conv2d,
    "depthwiseConv2d": depthwise,
    "conv2dTranspose": transpose,
    "dense": lambda o, x, w: finish(o, tf.tensordot(x, w["kernel"], 1), w),
    "activation": lambda o, x, _: activate(o["activation"], x),
    "prelu": lambda o, x, w: with_weights(
        keras.layers.PReLU(shared_axes=[1, 2] if w["alpha"].shape[0] == 1 else None), x, w, ["alpha"]
    ),
    "batchNormalization": batch,
    "layerNormalization": by_layer,
    "groupNormalization": by_group,
    "unitNormalization": lambda o, x, _: keras.layers.UnitNormalization(axis=[a + 1 for a in o["axes"]])(x),
    "normalization": normalize,
    "affine": lambda o, x, _: keras.layers.Rescaling(
        o["scale"] if len(o["scale"]) > 1 else o["scale"][0], o["offset"] if len(o["offset"]) > 1 else o["offset"][0]
    )(x),
    "pooling2d": pool,
    "reduce": lambda o, x, _: getattr(tf, f"reduce_{o['function']}")(
        x, axis=[a + 1 for a in o["axes"]], keepdims=o["keepDimensions"]
    ),
    "arithmetic": arithmetic,
    "concatenate": lambda o, *inputs: keras.layers.Concatenate(axis=o["axis"] + 1)(list(inputs[:-1])),
    "flatten": lambda o, x, _: keras.layers.Flatten()(x),
    "reshape": lambda o, x, _: keras.layers.Reshape(o["shape"])(x),
    "permute": lambda o, x, _: keras.layers.Permute([a + 1 for a in o["axes"]])(x),
    "padding2d": lambda o, x, _: keras.layers.ZeroPadding2D(((o["top"], o["bottom"]), (o["left"], o["right"])))(x),
    "cropping2d": lambda o, x, _: keras.layers.Cropping2D(((o["top"], o["bottom"]), (o["left"], o["right"])))(x),
    "centerCrop": lambda o, x, _: keras.layers.CenterCrop(o["height"], o["width"], dtype="float32")(
        tf.cast(x, tf.float32)
    ),
    "resize": resize,
    "upSampling2d": lambda o, x, _: keras.layers.UpSampling2D(o["size"], interpolation=o["method"], dtype="float32")(
        tf.cast(x, tf.float32)
    ),
}


def tensor(given):
    return np.array(given["values"], np.float64).reshape(given["shape"])


answers = {}
for case in json.loads(Path(sys.argv[1]).read_text()):
    operation = case["operation"]
    inputs = [tf.constant(tensor(each)[None]) for each in case["inputs"]]
    weights = {name: tensor(each) for name, each in case["weights"].items()}
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        output = OPERATIONS[operation["kind"]](operation, *inputs, weights)
        seed = tf.reshape(tf.constant(case["seed"], output.dtype), output.shape)
        score = tf.reduce_sum(output * seed)
    answers[case["name"]] = {"shape": list(output.shape[1:]), "output": projections(output)}
    if operation.get("method") == "area":  # TensorFlow has no gradient of it.
        continue
    gradients = [np.zeros(x.shape) if g is None else g for x, g in zip(inputs, tape.gradient(score, inputs))]
    answers[case["name"]]["gradients"] = [projections(each) for each in gradients]
print(json.dumps({"tensorflow": tf.__version__, "keras": keras.__version__, "answers": answers}, indent=1))
