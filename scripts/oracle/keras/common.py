"""Shared by the scripts of the oracle. Runs under Keras 3 (TensorFlow backend) and under Keras 2.15."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
import json
import zlib
from pathlib import Path

import numpy as np
import tensorflow as tf
import keras
from PIL import Image

KERAS3 = int(keras.__version__.split(".")[0]) >= 3
PICTURES = ("cat", "coffee")
SAMPLES = ("cat", "coffee", "golf-ball", "parachute")


# ---------------------------------------------------------------- layers, also those inside of nested models
def leaves(model, prefix=""):
    """Yields (path, layer) of all layers with no layers inside; the path is 'outer/inner/layer' without the model's
    own name."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from leaves(layer, f"{prefix}{layer.name}/")
        else:
            yield f"{prefix}{layer.name}", layer


def find_layer(model, path):
    for each, layer in leaves(model):
        if each == path:
            return layer
    raise KeyError(path)


def variables(layer):
    """(kind, variable) of a layer: 'kernel', 'bias', 'gamma', ... in the layer's own order. Seeds are left out."""
    for variable in layer.weights:
        path = getattr(variable, "path", None) or variable.name
        kind = path.split("/")[-1].split(":")[0]
        if type(layer).__name__ == "DepthwiseConv2D" and kind == "depthwise_kernel":
            kind = "kernel"  # as Keras 3 calls it
        if type(layer).__name__ == "LayerScale":
            kind = "gamma"  # ConvNeXt's; nameless in Keras 3: variable, variable_1, ...
        if type(layer).__name__ in ("MultiHeadAttention", "GroupedQueryAttention"):
            kind = "/".join([path.split("/")[-2], kind])  # of the dense layers in it
        if "seed" not in kind and "seed_generator" not in path:
            yield kind, variable


# ---------------------------------------------------------------- seeded weights
def generator(seed, text):
    return np.random.default_rng([seed, zlib.crc32(text.encode())])


def seeded(kind, shape, layer, rng):
    kind = kind.split("/")[-1].replace("_kernel", "")
    name = type(layer).__name__
    if kind in ("kernel", "pointwise", "depthwise"):
        if kind == "depthwise" or (name == "DepthwiseConv2D"):
            fan_in = shape[0] * shape[1]
        elif name == "Conv2DTranspose":
            fan_in = shape[0] * shape[1] * shape[3] / (layer.strides[0] * layer.strides[1])
        else:
            fan_in = np.prod(shape[:-1])
        return rng.standard_normal(shape) * np.sqrt(2 / fan_in)
    if kind == "bias":
        return rng.standard_normal(shape) * 0.1
    if kind in ("gamma", "scale", "concat_score_weight"):
        return rng.uniform(0.6, 1.4, shape) * np.where(rng.random(shape) < 0.12, -1, 1)
    if kind == "beta":
        return rng.standard_normal(shape) * 0.25
    if kind == "moving_mean":
        return rng.standard_normal(shape) * 0.2
    if kind == "moving_variance":
        return rng.uniform(0.5, 1.5, shape)
    if kind == "alpha":
        return rng.uniform(0.05, 0.4, shape)
    if kind == "mean":
        return rng.uniform(0.35, 0.55, shape)
    if kind == "variance":
        return rng.uniform(0.04, 0.09, shape)
    if kind in ("vector_u", "sn_u"):
        return rng.standard_normal(shape)
    if kind == "count":
        return np.zeros(shape)
    raise ValueError(f"{layer.name}: {kind}")


def short(values):
    """Rounded to 9 bits of mantissa, so that other machines come to the same number."""
    mantissa, exponent = np.frexp(np.asarray(values, np.float64))
    return np.ldexp(np.round(mantissa * 512) / 512, exponent).astype(np.float32)


def seed_weights(model, seed):
    for path, layer in leaves(model):
        for kind, variable in variables(layer):
            values = seeded(kind, tuple(variable.shape), layer, generator(seed, f"{path}/{kind}"))
            variable.assign(np.asarray(values, np.float32 if "int" not in str(variable.dtype) else np.int32))
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()


def set_statistics(model, inputs, seed):
    """Moving mean and variance of each BatchNormalization: those of the data, disturbed by a few tenths."""
    norms = [(path, layer) for path, layer in leaves(model) if type(layer).__name__ == "BatchNormalization"]
    drops = [layer for _, layer in leaves(model) if "Dropout" in type(layer).__name__]
    if not norms:
        return
    rates = [layer.rate for layer in drops]
    for layer in drops:
        layer.rate = 0.0
    seen = {}
    undo = []
    for path, layer in norms:
        # In inference, with the statistics of this very input, layer after layer as they are called.
        def call(x, *args, layer=layer, path=path, old=layer.call, **kwargs):
            if path not in seen:
                axis = layer.axis[0] if isinstance(layer.axis, (list, tuple)) else layer.axis
                axes = [i for i in range(len(x.shape)) if i != axis % len(x.shape)]
                values = np.asarray(x, np.float64)
                mean, variance = values.mean(tuple(axes)), values.var(tuple(axes))
                rng = generator(seed, f"{path}/statistics")
                seen[path] = True
                layer.moving_mean.assign(short(mean + rng.standard_normal(mean.shape) * 0.3 * np.sqrt(variance + 1e-6)))
                layer.moving_variance.assign(short((variance + 1e-6) * np.exp(rng.standard_normal(mean.shape) * 0.3)))
            return old(x, *args, **kwargs)

        undo.append((layer, layer.call))
        layer.call = call
    tf.config.run_functions_eagerly(True)
    model(inputs, training=False)
    tf.config.run_functions_eagerly(False)
    for layer, _ in undo:
        del layer.call
    for layer, rate in zip(drops, rates):
        layer.rate = rate
    assert len(seen) == len(norms), set(p for p, _ in norms) - set(seen)


def set_head(model, inputs, path, spread=2.0):
    """Scales the last kernel and moves the last bias so that the answers of different pictures differ."""
    layer = find_layer(model, path)
    logits = np.asarray(run(model, inputs, logits_of=path)["logits"], np.float64)
    logits = logits.reshape(len(logits), -1)
    mean = logits.mean(0)
    around = logits - mean
    scale = short(min(spread / max(around.std(), 1e-9), 40.0))
    layer.kernel.assign(np.asarray(layer.kernel) * scale)
    if layer.use_bias:
        rng = generator(1, path)
        bias = np.asarray(layer.bias)
        layer.bias.assign(short(bias * 0 - (mean - bias) * scale * 0.9 + rng.standard_normal(bias.shape) * 0.3))


# ---------------------------------------------------------------- running
def grouped(layer):
    def call(x):
        parts = zip(tf.split(x, layer.groups, -1), tf.split(tf.convert_to_tensor(layer.kernel), layer.groups, -1))
        out = tf.concat(
            [tf.nn.conv2d(a, k, layer.strides, layer.padding.upper(), dilations=layer.dilation_rate) for a, k in parts],
            -1,
        )
        out = out + layer.bias if layer.use_bias else out
        return layer.activation(out) if layer.activation else out

    return call


def run(model, inputs, logits_of=None, watch=(), scorer=None):
    """One forward pass in float32: 'output', 'logits', and for each path in `watch` its activation and the gradient
    of the score."""
    logits_of = [logits_of] if isinstance(logits_of, str) else list(logits_of or [])
    captured, logits, undo = {}, {}, []

    def hook(path, layer, old, is_logits, is_watched):
        activation = getattr(layer, "activation", None) if is_logits else None

        def call(x, *args, **kwargs):
            if is_logits and type(layer).__name__ == "Activation":
                logits[path] = tf.identity(x)
                out = layer.activation(logits[path])
            elif is_logits:
                layer.activation = keras.activations.linear
                logits[path] = tf.identity(old(x, *args, **kwargs))
                layer.activation = activation
                out = activation(logits[path])
            else:
                out = old(x, *args, **kwargs)
            if is_watched:
                out = tf.identity(out)
                captured[path] = out
            return out

        return call

    for path, layer in leaves(model):
        if getattr(layer, "groups", 1) != 1 and type(layer).__name__ == "Conv2D":
            # TensorFlow has no gradient of grouped convolutions on the CPU: the same sums, group by group.
            undo.append(layer)
            layer.call = grouped(layer)
        if path in logits_of or path in watch:
            undo.append(layer)
            layer.call = hook(path, layer, layer.call, path in logits_of, path in watch)
    tf.config.run_functions_eagerly(True)
    tensors = [tf.constant(x) for x in inputs] if isinstance(inputs, (list, tuple)) else tf.constant(inputs)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(tensors)
        output = model(tensors, training=False)
        result = {"output": output}
        if logits_of:
            flat = {p: tf.reshape(z, (z.shape[0], -1)) for p, z in logits.items()}
            result["logits"] = flat[logits_of[0]].numpy()
            result["all_logits"] = {p: z.numpy() for p, z in flat.items()}
        if scorer:
            score = scorer(flat)
    tf.config.run_functions_eagerly(False)
    for layer in dict.fromkeys(undo):
        del layer.call
    result["output"] = [np.asarray(o) for o in output] if isinstance(output, (list, tuple)) else np.asarray(output)
    if scorer:
        result["layers"] = {}
        for path in watch:
            gradient = tape.gradient(score, captured[path])
            if gradient is None:
                gradient = tf.zeros_like(captured[path])
            result["layers"][path] = (captured[path].numpy(), gradient.numpy())
    return result


# ---------------------------------------------------------------- Grad-CAM, as contract.md has it
def grad_cam(activation, gradient, channels_first=False):
    """[h, w, c] in; mean gradient per channel, mean over channels of weight * activation, its rectified form over its
    peak."""
    if channels_first:
        activation, gradient = (np.moveaxis(a, 0, -1) for a in (activation, gradient))
    weights = gradient.astype(np.float64).mean((0, 1))
    raw = (activation.astype(np.float64) * weights).mean(-1)
    peak = max(raw.max(), 0.0)
    return weights, raw, peak, (np.maximum(raw, 0) / peak if peak > 0 else np.zeros_like(raw))


def digits(values, n=7):
    return np.vectorize(lambda v: float(f"{v:.{n}g}"))(np.asarray(values, np.float64)).ravel().tolist()


# ---------------------------------------------------------------- pictures
def sample(name, samples):
    found = [p for p in Path(samples).glob(f"{name}*.png")]
    return Image.open(found[0]).convert("RGB")


def sized(name, samples, width, height, mode="RGB"):
    """The picture squashed to the size with Pillow's bicubic rule: where a case isn't about resizing, the .png is of
    the network's size."""
    return sample(name, samples).convert(mode).resize((width, height), Image.Resampling.BICUBIC)


PRESETS = {
    "raw": lambda x: x,
    "unit": lambda x: x / np.float32(255),
    "tf": lambda x: x / np.float32(127.5) - np.float32(1),
    "caffe": lambda x: x[..., ::-1] - np.array([103.939, 116.779, 123.68], np.float32),
}


def pixels(picture, preset):
    x = np.asarray(picture, np.float32)
    if x.ndim == 2:
        x = x[..., None]
    return np.ascontiguousarray(PRESETS[preset](x), np.float32)


def calibration(samples, width, height, preset, mode="RGB", names=SAMPLES):
    """Each picture whole and two crops of it: for the statistics only."""
    out = []
    for name in names:
        whole = sample(name, samples).convert(mode)
        w, h = whole.size
        for box in ((0, 0, w, h), (0, 0, w * 2 // 3, h * 2 // 3), (w // 2, h // 3, w, h)):
            out.append(pixels(whole.crop(box).resize((width, height), Image.Resampling.BICUBIC), preset))
    return np.stack(out)
