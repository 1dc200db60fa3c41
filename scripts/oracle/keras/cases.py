"""The networks of the open set. Each builder runs under Keras 3 and, where `keras2` is among its forms, under Keras
2.15."""

import numpy as np
import keras
import tensorflow as tf
from keras import layers

from common import KERAS3

slope = (lambda a: {"negative_slope": a}) if KERAS3 else (lambda a: {"alpha": a})


# 1 ------------------------------------------------------------------------------------------------------------
def vgg16(width=4, size=64):
    """keras.applications.VGG16(include_top=False), layer for layer and name for name, with 1/16 of its filters."""
    inputs = keras.Input((size, size, 3))
    x = inputs
    for block, (filters, convs) in enumerate(((1, 2), (2, 2), (4, 3), (8, 3), (8, 3)), 1):
        for conv in range(1, convs + 1):
            x = layers.Conv2D(
                filters * width, (3, 3), activation="relu", padding="same", name=f"block{block}_conv{conv}"
            )(x)
        x = layers.MaxPooling2D((2, 2), strides=(2, 2), name=f"block{block}_pool")(x)
    return keras.Model(inputs, x, name="vgg16")


def nested_vgg16():
    return keras.Sequential(
        [
            vgg16(),
            layers.GlobalAveragePooling2D(),
            layers.Dense(128, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(5, activation="softmax"),
        ]
    )


# 2 ------------------------------------------------------------------------------------------------------------
def functional_augment():
    inputs = keras.Input((48, 48, 3))
    x = layers.RandomFlip("horizontal")(inputs)
    x = layers.RandomRotation(0.1)(x)
    x = layers.Rescaling(1.0 / 255)(x)
    x = layers.Conv2D(16, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    for filters, stride in ((16, 1), (24, 2)):
        residual = x
        x = layers.Conv2D(filters, 3, strides=stride, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        if stride != 1:
            residual = layers.Conv2D(filters, 1, strides=stride, padding="same")(residual)
        x = layers.Add()([x, residual])
        x = layers.ReLU()(x)
    x = layers.SeparableConv2D(48, 3, padding="same", activation="relu", depth_multiplier=2)(x)
    x = layers.GlobalMaxPooling2D()(x)
    x = layers.Dropout(0.25)(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))


# 3 ------------------------------------------------------------------------------------------------------------
def mobilenet_block():
    """MobileNet v1's layers and names, narrow, with one shortcut; the last Conv2D stands after the pooling."""
    inputs = keras.Input((64, 64, 3))
    x = layers.Conv2D(8, (3, 3), strides=(2, 2), padding="same", use_bias=False, name="conv1")(inputs)
    x = layers.BatchNormalization(name="conv1_bn")(x)
    x = layers.ReLU(6.0, name="conv1_relu")(x)
    filters = 8
    for block, (out, stride) in enumerate(((16, 1), (32, 2), (32, 1), (48, 2)), 1):
        shortcut = x
        if stride == 2:
            x = layers.ZeroPadding2D(((0, 1), (0, 1)), name=f"conv_pad_{block}")(x)
        x = layers.DepthwiseConv2D(
            (3, 3), strides=stride, padding="same" if stride == 1 else "valid", use_bias=False, name=f"conv_dw_{block}"
        )(x)
        x = layers.BatchNormalization(name=f"conv_dw_{block}_bn")(x)
        x = layers.ReLU(6.0, name=f"conv_dw_{block}_relu")(x)
        x = layers.Conv2D(out, (1, 1), padding="same", use_bias=False, name=f"conv_pw_{block}")(x)
        x = layers.BatchNormalization(name=f"conv_pw_{block}_bn")(x)
        x = layers.ReLU(6.0, name=f"conv_pw_{block}_relu")(x)
        if stride == 1 and out == filters:
            x = layers.Add(name=f"add_{block}")([x, shortcut])
        filters = out
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Dropout(1e-3, name="dropout")(x)
    x = layers.Conv2D(6, (1, 1), padding="same", name="conv_preds")(x)
    x = layers.Reshape((6,), name="reshape_2")(x)
    return keras.Model(inputs, layers.Activation("softmax", name="predictions")(x), name="mobilenet_narrow")


# 4 ------------------------------------------------------------------------------------------------------------
def squeeze_excite():
    """EfficientNet's parts: Rescaling, Normalization with stored weights and one with mean and variance in its
    config, swish, SE."""
    inputs = keras.Input((48, 64, 3))
    x = layers.Rescaling(1.0 / 255)(inputs)
    x = layers.Normalization(axis=-1)(x)
    x = layers.Normalization(axis=-1, mean=[0.1, -0.2, 0.05], variance=[1.2, 0.8, 1.0])(x)
    x = layers.Conv2D(12, 3, strides=2, padding="same", use_bias=False, name="stem_conv")(x)
    x = layers.BatchNormalization(name="stem_bn")(x)
    x = layers.Activation("swish", name="stem_activation")(x)
    filters = 12
    for name, out, kernel, stride in (("block1a", 12, 3, 1), ("block2a", 20, 5, 2), ("block2b", 20, 3, 1)):
        shortcut, wide = x, filters * 4
        x = layers.Conv2D(wide, 1, padding="same", use_bias=False, name=f"{name}_expand_conv")(x)
        x = layers.BatchNormalization(name=f"{name}_expand_bn")(x)
        x = layers.Activation("swish", name=f"{name}_expand_activation")(x)
        x = layers.DepthwiseConv2D(kernel, strides=stride, padding="same", use_bias=False, name=f"{name}_dwconv")(x)
        x = layers.BatchNormalization(name=f"{name}_bn")(x)
        x = layers.Activation("swish", name=f"{name}_activation")(x)
        se = layers.GlobalAveragePooling2D(name=f"{name}_se_squeeze")(x)
        se = layers.Reshape((1, 1, wide), name=f"{name}_se_reshape")(se)
        se = layers.Conv2D(max(1, filters // 4), 1, padding="same", activation="swish", name=f"{name}_se_reduce")(se)
        se = layers.Conv2D(wide, 1, padding="same", activation="sigmoid", name=f"{name}_se_expand")(se)
        x = layers.Multiply(name=f"{name}_se_excite")([x, se])
        x = layers.Conv2D(out, 1, padding="same", use_bias=False, name=f"{name}_project_conv")(x)
        x = layers.BatchNormalization(name=f"{name}_project_bn")(x)
        if stride == 1:
            x = layers.Dropout(0.2, noise_shape=(None, 1, 1, 1), name=f"{name}_drop")(x)
            x = layers.Add(name=f"{name}_add")([x, shortcut])
        filters = out
    x = layers.Conv2D(40, 1, padding="same", use_bias=False, name="top_conv")(x)
    x = layers.BatchNormalization(name="top_bn")(x)
    x = layers.Activation("swish", name="top_activation")(x)
    x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
    x = layers.Dropout(0.2, name="top_dropout")(x)
    return keras.Model(inputs, layers.Dense(4, activation="softmax", name="predictions")(x), name="efficient_narrow")


# 5 ------------------------------------------------------------------------------------------------------------
def inception_mix(groups=4):
    def conv(x, filters, kernel, **options):
        x = layers.Conv2D(filters, kernel, padding=options.pop("padding", "same"), use_bias=False, **options)(x)
        x = layers.BatchNormalization(axis=3, scale=False)(x)
        return layers.Activation("relu")(x)

    inputs = keras.Input((53, 53, 3))
    x = conv(inputs, 12, 3, strides=2, padding="valid")
    x = conv(x, 16, 3)
    x = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
    a = conv(x, 12, 1)
    b = conv(conv(conv(x, 10, 1), 10, (1, 7)), 12, (7, 1))
    c = conv(conv(x, 10, 1), 12, 3, dilation_rate=2)
    d = conv(layers.AveragePooling2D((3, 3), strides=(1, 1), padding="same")(x), 12, 1)
    x = layers.Concatenate(axis=3, name="mixed0")([a, b, c, d])
    a = layers.MaxPooling2D((3, 3), strides=(2, 2), padding="same")(x)
    b = conv(x, 16, 3, strides=2, groups=groups)
    c = layers.AveragePooling2D((3, 3), strides=(2, 2), padding="same")(x)
    x = layers.Concatenate(axis=-1, name="mixed1")([a, b, c])
    x = layers.Conv2D(32, 3, padding="valid", activation="relu", name="conv_last")(x)
    x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
    return keras.Model(inputs, layers.Dense(5, activation="softmax", name="predictions")(x))


# 6 ------------------------------------------------------------------------------------------------------------
def odd_ops():
    """Keras 3 only: hard_silu and mish are new there."""
    inputs = keras.Input((60, 72, 3))
    x = layers.Resizing(52, 66, interpolation="bilinear")(inputs)
    x = layers.CenterCrop(48, 60)(x)
    x = layers.Rescaling(1.0 / 127.5, offset=-1)(x)
    x = layers.Conv2D(12, 3, strides=2, padding="same", name="conv_a")(x)
    x = layers.LeakyReLU(negative_slope=0.2, name="leaky")(x)
    x = layers.Conv2D(12, 3, padding="same", name="conv_b")(x)
    x = layers.PReLU(shared_axes=[1, 2], name="prelu")(x)
    x = layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2, dilation_rate=2, name="depthwise_b")(x)
    x = layers.LayerNormalization(name="layer_norm")(x)
    x = layers.ELU(0.7, name="elu")(x)
    x = layers.Conv2D(16, 3, padding="same", activation="selu", name="conv_c")(x)
    x = layers.GroupNormalization(groups=4, name="group_norm")(x)
    x = layers.Activation("gelu", name="gelu_exact")(x)
    x = layers.Conv2D(12, 3, strides=2, padding="valid", activation="hard_sigmoid", name="conv_d")(x)
    x = layers.Permute((2, 1, 3), name="permute")(x)
    x = layers.Conv2D(12, (3, 5), padding="same", activation="hard_silu", name="conv_e")(x)
    a = layers.UpSampling2D((2, 2), name="up_nearest")(x)
    b = layers.UpSampling2D((2, 2), interpolation="bilinear", name="up_bilinear")(x)
    c = layers.Conv2DTranspose(12, 3, strides=2, padding="same", name="transposed")(x)
    d = layers.Conv2DTranspose(12, 4, strides=2, padding="valid", output_padding=None, name="transposed_valid")(x)
    d = layers.Cropping2D(((1, 1), (0, 2)), name="cropping")(d)
    s = layers.Subtract(name="subtract")([a, b])
    v = layers.Average(name="average")([a, b, c])
    m = layers.Maximum(name="maximum")([c, d])
    n = layers.Minimum(name="minimum")([b, d])
    x = layers.Concatenate(name="concatenate")([s, v, m, n])
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="mish", name="conv_f")(x)
    x = layers.Conv2D(16, 3, padding="same", activation="softplus", name="conv_g")(x)
    x = layers.Conv2D(16, 1, activation="softsign", name="conv_h")(x)
    x = layers.Conv2D(16, 3, padding="same", activation="tanh", name="conv_i")(x)
    x = layers.Conv2D(
        16, 3, padding="same", activation="exponential", name="conv_j", kernel_regularizer=keras.regularizers.L2(1e-4)
    )(x)
    x = layers.UnitNormalization(axis=-1, name="unit_norm")(x)
    x = layers.Conv2D(16, 3, padding="same", activation="relu6", name="conv_k")(x)
    x = layers.SpatialDropout2D(0.2, name="spatial_dropout")(x)
    x = layers.GaussianNoise(0.1, name="noise")(x)
    x = layers.ActivityRegularization(l2=1e-4, name="regularized")(x)
    x = layers.AveragePooling2D(2, name="average_pool")(x)
    x = layers.Flatten(name="flatten")(x)
    return keras.Model(inputs, layers.Dense(6, activation="sigmoid", name="tags")(x), name="odd_ops")


# 13 -----------------------------------------------------------------------------------------------------------
def functional_ops():
    """Keras 3 only: arithmetic between layers, which its files hold as nodes of their own (keras.src.ops...)."""
    ops = keras.ops
    inputs = keras.Input((40, 40, 3), name="picture")
    x = inputs / 127.5 - 1.0
    x = layers.Conv2D(12, 3, strides=2, padding="same", name="conv_1")(x)
    x = x * ops.sigmoid(x)
    y = layers.Conv2D(12, 3, padding="same", name="conv_2")(x)
    x = ops.add(ops.gelu(y, approximate=True), x)
    y = ops.relu(layers.Conv2D(12, 3, padding="same", name="conv_3")(x))
    x = ops.concatenate([x, y, ops.maximum(x, 0.1 * y)], axis=-1)
    x = layers.Conv2D(20, 3, strides=2, padding="same", name="conv_4")(x)
    scale = ops.sigmoid(ops.mean(x, axis=(1, 2), keepdims=True))
    x = ops.leaky_relu(x * scale, negative_slope=0.1)
    x = layers.Conv2D(20, 3, padding="same", name="conv_5")(x)
    x = ops.clip(x, 0.0, 6.0)
    x = ops.reshape(x, (-1, 10 * 10, 20))
    x = ops.transpose(x, (0, 2, 1))
    x = ops.mean(x, axis=-1)
    return keras.Model(inputs, ops.softmax(layers.Dense(5, name="logits")(x), axis=-1), name="functional_ops")


# 7 ------------------------------------------------------------------------------------------------------------
def grey_linear(height=28, width=28):
    return keras.Sequential(
        [
            keras.Input((height, width, 1)),
            layers.Conv2D(12, 5, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(16, 3, activation="relu"),
            layers.MaxPooling2D(padding="same"),
            layers.Flatten(),
            layers.Dense(24, activation="relu"),
            layers.Dense(10),
        ]
    )


# 8 ------------------------------------------------------------------------------------------------------------
def two_outputs():
    inputs = keras.Input((40, 40, 3), name="picture")
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu", name="conv_1")(inputs)
    x = layers.Conv2D(24, 3, strides=2, padding="same", activation="relu", name="conv_2")(x)
    a = layers.Conv2D(24, 3, padding="same", activation="relu", name="conv_colour")(x)
    colour = layers.Dense(4, activation="softmax", name="colour")(layers.GlobalAveragePooling2D(name="pool_colour")(a))
    b = layers.Conv2D(24, 3, padding="same", activation="relu", name="conv_shape")(x)
    shape = layers.Dense(3, activation="softmax", name="shape")(layers.GlobalMaxPooling2D(name="pool_shape")(b))
    return keras.Model(inputs, [colour, shape], name="two_outputs")


def two_inputs():
    picture = keras.Input((40, 40, 3), name="picture")
    numbers = keras.Input((3,), name="numbers")
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu", name="conv_1")(picture)
    x = layers.Conv2D(24, 3, strides=2, padding="same", activation="relu", name="conv_2")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    y = layers.Dense(8, activation="relu", name="dense_numbers")(numbers)
    x = layers.Concatenate(name="both")([x, y])
    x = layers.Dense(16, activation="relu", name="dense_both")(x)
    return keras.Model([picture, numbers], layers.Dense(4, activation="softmax", name="answer")(x), name="two_inputs")


# 9 ------------------------------------------------------------------------------------------------------------
def channels(form):
    """The same network with data_format channels_first (what the file says) or channels_last (what the truth is
    computed with)."""
    first = form == "channels_first"
    axis = 1 if first else -1
    inputs = keras.Input((3, 32, 40) if first else (32, 40, 3), name="picture")
    how = {"data_format": form}
    x = layers.ZeroPadding2D(((1, 0), (2, 1)), name="pad", **how)(inputs)
    x = layers.Conv2D(12, 3, strides=2, padding="valid", name="conv_1", **how)(x)
    x = layers.BatchNormalization(axis=axis, name="bn_1")(x)
    x = layers.Activation("relu", name="relu_1")(x)
    x = layers.DepthwiseConv2D(3, padding="same", name="dw_2", **how)(x)
    x = layers.Conv2D(16, 1, name="conv_2", activation="relu", **how)(x)
    y = layers.Conv2D(16, 3, padding="same", name="conv_3", activation="relu", **how)(x)
    x = layers.Concatenate(axis=axis, name="concatenate")([x, y])
    x = layers.MaxPooling2D(2, name="pool", **how)(x)
    x = layers.PReLU(shared_axes=[2, 3] if first else [1, 2], name="prelu")(x)
    x = layers.Conv2D(8, 3, name="conv_4", activation="relu", **how)(x)
    x = layers.Flatten(name="flatten", **how)(x)
    return keras.Model(
        inputs,
        layers.Dense(4, activation="softmax", name="predictions")(x),
        name="channels_" + ("first" if first else "last"),
    )


# 10 -----------------------------------------------------------------------------------------------------------
def list_config():
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            layers.ZeroPadding2D((1, 1), name="zeropadding2d_1"),
            layers.Conv2D(8, 3, activation="relu", name="convolution2d_1"),
            layers.Conv2D(12, 3, padding="same", strides=2, use_bias=True, name="convolution2d_2"),
            layers.BatchNormalization(name="batchnormalization_1"),
            layers.Activation("relu", name="activation_1"),
            layers.MaxPooling2D(2, name="maxpooling2d_1"),
            layers.Conv2D(16, 3, padding="same", activation="relu", name="convolution2d_3"),
            layers.Dropout(0.25, name="dropout_1"),
            layers.Flatten(name="flatten_1"),
            layers.Dense(24, activation="relu", name="dense_1"),
            layers.Dropout(0.5, name="dropout_2"),
            layers.Dense(4, activation="softmax", name="dense_2"),
        ]
    )


# 11 -----------------------------------------------------------------------------------------------------------
def teachable_machine():
    base = keras.applications.MobileNetV2((96, 96, 3), alpha=0.1, include_top=False, weights=None)
    body = keras.Model(base.input, base.output, name="model1")
    return keras.Sequential(
        [
            keras.Sequential(
                [body, layers.GlobalAveragePooling2D(name="global_average_pooling2d_GlobalAveragePooling2D1")],
                name="sequential_1",
            ),
            keras.Sequential(
                [
                    keras.Input((1280,)),
                    layers.Dense(100, activation="relu", name="dense_Dense1"),
                    layers.Dense(3, activation="softmax", use_bias=False, name="dense_Dense2"),
                ],
                name="sequential_3",
            ),
        ],
        name="sequential_4",
    )


# 14 -----------------------------------------------------------------------------------------------------------
def transfer_tutorial():
    """TensorFlow's own tutorial on transfer learning: augmentation as a nested Sequential, preprocess_input called on
    the tensor (Keras 3 stores TrueDivide and Subtract, Keras 2 TFOpLambda), the base called with training=False, one
    unit without activation."""
    picture = keras.Input((48, 48, 3))
    x = picture
    for block, (filters, stride) in enumerate(((8, 2), (16, 1), (24, 2)), 1):
        x = layers.Conv2D(filters, 3, strides=stride, padding="same", use_bias=False, name=f"conv_{block}")(x)
        x = layers.BatchNormalization(name=f"bn_{block}")(x)
        x = layers.ReLU(6.0, name=f"relu_{block}")(x)
    base = keras.Model(picture, x, name="base")
    base.trainable = False
    augmentation = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.2)], name="augmentation")
    inputs = keras.Input((48, 48, 3))
    x = augmentation(inputs)
    x = keras.applications.mobilenet_v2.preprocess_input(x)
    x = base(x, training=False)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    x = layers.Dropout(0.2, name="dropout")(x)
    return keras.Model(inputs, layers.Dense(1, name="answer")(x), name="transfer")


# 17 -----------------------------------------------------------------------------------------------------------
def rare_layers():
    """Keras 3 only: settings and layers that few networks have."""
    inputs = keras.Input((30, 26, 3), name="picture")
    x = layers.Resizing(28, 32, pad_to_aspect_ratio=True, fill_value=0.5, name="padded")(inputs)
    x = layers.Normalization(mean=[0.2, -0.1, 0.3], variance=[0.5, 1.5, 0.8], invert=True, name="inverse")(x)
    x = layers.Pipeline([layers.RandomFlip(), layers.Rescaling([1.0, 0.5, 2.0], name="channels")], name="pipeline")(x)
    x = layers.Conv2D(8, 3, strides=2, padding="same", activation="relu", name="conv_1")(x)
    x = layers.Conv2DTranspose(6, 3, strides=2, padding="same", output_padding=0, name="transposed_same")(x)
    x = layers.Conv2DTranspose(6, (4, 3), strides=(3, 2), output_padding=(2, 1), name="transposed_valid")(x)
    x = layers.Conv2D(6, 5, strides=4, activation="sparse_sigmoid", name="conv_2")(x)
    x = layers.BatchNormalization(axis=2, name="of_columns")(x)
    x = layers.LayerNormalization(rms_scaling=True, axis=[1, 3], name="rms")(x)
    x = layers.RMSNormalization(name="rms_norm")(x)
    x = layers.SpectralNormalization(layers.Conv2D(6, 3, activation=layers.Softmax()), name="spectral")(x)
    x = layers.TimeDistributed(layers.Dense(6, activation="relu", name="each"), name="rows")(x)
    x = layers.UpSampling2D(2, interpolation="lanczos3", name="up")(x)
    x = layers.Conv2D(6, 3, activation="relu", name="conv_3")(x)
    shares = layers.Softmax(axis=[1, 2], name="shares")(x)
    x = layers.Multiply(name="weighted")([x, shares])
    pooled = layers.GlobalMaxPooling2D(name="pooled")(x)
    beside = layers.Conv1D(4, 3, padding="causal", name="along")(layers.Reshape((6, 1), name="list")(pooled))
    beside = layers.GlobalAveragePooling1D(name="mean")(layers.MaxPooling1D(2, name="halved")(beside))
    again = layers.Attention(name="attention")([layers.RepeatVector(2, name="twice")(pooled)] * 2)
    angle = layers.Dot(axes=-1, normalize=True, name="angle")([pooled, layers.Flatten(name="flat")(again)[:, 6:]])
    x = layers.Concatenate(name="all")([pooled, beside, angle])
    return keras.Model(inputs, layers.Dense(4, activation="softmax", name="answer")(x), name="rare_layers")


# 18 -----------------------------------------------------------------------------------------------------------
def parts():
    """Keras 3 only: operations that take tensors apart and put them together; nested inputs and outputs by name."""
    ops = keras.ops
    z, a = keras.Input((24, 28, 4), name="z"), keras.Input((24, 28, 4), name="a")
    sides = {"z": layers.Conv2D(4, 3, padding="same", activation="relu", name="of_z")(z), "b": a * 0.5}
    inner = keras.Model({"z": z, "a": a}, sides, name="inner")
    inputs = keras.Input((24, 28, 3), name="picture")
    x = ops.stack(ops.unstack(inputs, axis=-1)[::-1], axis=-1)
    x = layers.Conv2D(8, 3, padding="same", activation="relu", name="conv_1")(ops.pad(x, [[0, 0], [1, 2], [2, 0], [0, 0]], "reflect")[:, 2:-1, 2:])
    left, right = ops.split(x, 2, axis=-1)
    both = inner({"z": left, "a": right})
    x = ops.concatenate([both["z"], ops.flip(both["b"], axis=2), x[..., ::3]], axis=-1)
    x = layers.Conv2D(8, 3, activation="relu", name="conv_2")(x)
    x = ops.max_pool(ops.roll(x, 3, axis=1), 2) - np.linspace(0, 1, 8, dtype="float32")
    x = ops.maximum(x, np.linspace(-1, 0.5, 8, dtype="float32"))
    mask = ops.sigmoid(ops.std(x, axis=(1, 3)))[:, None, :, None]
    x = layers.Conv2D(8, 3, activation="relu", name="conv_3")(ops.swapaxes(x * mask, 1, 2))
    rows = ops.reshape(x, (-1, 11 * 9, 8))
    table = ops.reshape(ops.matmul(ops.transpose(rows, (0, 2, 1)), rows), (-1, 64)) / 50.0
    x = ops.concatenate([ops.logsumexp(x, axis=(1, 2)), x[:, 4, -2], ops.normalize(table)], axis=-1)
    return keras.Model(inputs, layers.Dense(3, activation="softmax", name="answer")(x), name="parts")


# 19 -----------------------------------------------------------------------------------------------------------
def tokens():
    """A small vision transformer of Keras' own layers: a class token, self-attention, attention to larger patches and
    within windows, and tokens turned back to a plane."""
    inputs = keras.Input((32, 40, 3), name="picture")
    x = layers.Reshape((-1, 12), name="cells")(layers.Conv2D(12, 4, strides=4, name="patches")(inputs))
    large = layers.Reshape((-1, 8), name="large_cells")(layers.Conv2D(8, 8, strides=8, name="large")(inputs))
    nothing = keras.ops.zeros_like(x[:, :1]) if KERAS3 else tf.zeros_like(x[:, :1])
    x = layers.Concatenate(axis=1, name="all")([layers.Dense(12, name="class_token")(nothing), x])
    x = x + np.random.default_rng(19).standard_normal((1, 81, 12)).astype("float32") / 4
    y = layers.LayerNormalization(epsilon=1e-6, name="norm_1")(x)
    x = layers.Add(name="add_1")([x, layers.MultiHeadAttention(3, 4, dropout=0.1, name="self")(y, y)])
    y = layers.Dense(24, activation="gelu", name="mlp_1")(layers.LayerNormalization(name="norm_2")(x))
    x = layers.Add(name="add_2")([x, layers.Dense(12, name="mlp_2")(layers.Dropout(0.2)(y))])
    x = layers.MultiHeadAttention(2, 5, value_dim=3, use_bias=False, output_shape=16, name="to_large")(x, value=large)
    first = layers.Flatten(name="first")(x[:, :1])
    x = layers.Reshape((8, 10, 16), name="plane")(x[:, 1:])
    x = layers.Conv2D(8, 3, padding="same", activation="relu", name="conv")(x)
    y = layers.Permute((1, 3, 2, 4, 5), name="to_windows")(layers.Reshape((4, 2, 5, 2, 8), name="parted")(x))
    y = layers.Reshape((20, 4, 8), name="windows")(y)
    y = layers.MultiHeadAttention(2, 4, attention_axes=(2,), name="in_windows")(y, y)
    y = layers.Permute((1, 3, 2, 4, 5), name="from_windows")(layers.Reshape((4, 5, 2, 2, 8), name="apart")(y))
    x = layers.Add(name="add_3")([x, layers.Reshape((8, 10, 8), name="together")(y)])
    x = layers.LayerNormalization(name="norm_3")(x)
    x = layers.Concatenate(name="both")([first, layers.GlobalAveragePooling2D(name="mean")(x)])
    return keras.Model(inputs, layers.Dense(4, activation="softmax", name="answer")(x), name="tokens")


# 20 -----------------------------------------------------------------------------------------------------------
def equations():
    """Keras 3 only: sums of products that are written as equations, other attention, pools to a size, comparisons."""
    ops = keras.ops
    inputs = keras.Input((33, 41, 3), name="picture")
    x = layers.Conv2D(8, 3, strides=2, activation="relu", name="conv_1")(inputs)
    x = ops.where(x > 0.3, x * 1.5, ops.sin(x)) + 0.2 * ops.cast(ops.logical_and(x > 0.1, x <= 0.9), "float32")
    x = layers.AdaptiveAveragePooling2D((6, 7), name="pooled")(x)
    x = layers.EinsumDense("abcd,def->abcef", (None, None, 2, 4), bias_axes="ef", name="apart")(x)
    x = layers.EinsumDense("abcef,efg->abcg", (None, None, 8), activation="relu", name="joined")(x)
    x = layers.Conv2D(8, 3, padding="same", name="conv_2")(x)
    t = layers.Reshape((42, 8), name="rows")(x)
    t = t + layers.EinsumDense("abc,bcd->abd", (42, 8), bias_axes="bd", name="each")(t)
    t = t + layers.GroupQueryAttention(4, 4, 2, use_gate=True, name="grouped")(t, t)
    few = layers.Reshape((6, 8), name="few")(layers.AdaptiveMaxPooling2D((2, 3), name="peaks")(x))
    t = layers.LayerNormalization(name="norm")(t)
    weights = ops.softmax(ops.einsum("bqd,bkd->bqk", t, few) * 0.5)
    t = t + ops.einsum("bqk,bkd->bqd", weights, few)
    pairs = ops.transpose(ops.reshape(layers.Dense(24, name="qkv")(t), (-1, 42, 3, 2, 4)), (2, 0, 1, 3, 4))
    t = t + ops.reshape(ops.dot_product_attention(pairs[0], pairs[1], pairs[2]), (-1, 42, 8))
    sums = layers.AdditiveAttention(name="additive")([few, t])
    bent = layers.Attention(score_mode="concat", use_scale=True, name="concat")([few, t], use_causal_mask=True)
    x = layers.Concatenate(name="all")([layers.Flatten()(sums), ops.max(bent, 1), ops.prod(ops.sigmoid(few), 1)])
    return keras.Model(inputs, layers.Dense(4, activation="softmax", name="answer")(x), name="equations")


CASES = {
    "transfer-tutorial": dict(
        build=transfer_tutorial,
        size=(48, 48, 3),
        preset="raw",
        head="linear: one unit, asked: a value or a logit",
        heads=["answer"],
        targets=["base/relu_3", "base/conv_2"],
        default="base/relu_3",
        seed=116,
    ),
    "nested-vgg16": dict(
        build=nested_vgg16,
        size=(64, 64, 3),
        preset="caffe",
        head="softmax",
        heads=["dense_1"],
        targets=["vgg16/block5_conv3", "vgg16/block5_pool", "vgg16/block4_conv3"],
        default="vgg16/block5_conv3",
        seed=101,
    ),
    "functional-augment": dict(
        build=functional_augment,
        size=(48, 48, 3),
        preset="raw",
        head="sigmoid",
        heads=["dense"],
        targets=["separable_conv2d", "re_lu_2", "add"],
        default="separable_conv2d",
        seed=102,
    ),
    "mobilenet-block": dict(
        build=mobilenet_block,
        size=(64, 64, 3),
        preset="tf",
        head="softmax",
        heads=["predictions"],
        scale="conv_preds",
        targets=["conv_pw_4_relu", "conv_dw_4", "add_3"],
        default="conv_pw_4_relu",
        seed=103,
    ),
    "squeeze-excite": dict(
        build=squeeze_excite,
        size=(48, 64, 3),
        preset="raw",
        head="softmax",
        heads=["predictions"],
        targets=["top_activation", "block2b_se_excite", "block2a_dwconv"],
        default="top_activation",
        seed=104,
    ),
    "inception-mix": dict(
        build=inception_mix,
        size=(53, 53, 3),
        preset="unit",
        head="softmax",
        heads=["predictions"],
        targets=["conv_last", "mixed1", "mixed0"],
        default="conv_last",
        seed=105,
    ),
    "inception-plain": dict(
        build=lambda: inception_mix(groups=1),
        size=(53, 53, 3),
        preset="unit",
        head="softmax",
        heads=["predictions"],
        targets=["conv_last", "mixed1", "mixed0"],
        default="conv_last",
        seed=115,
    ),
    "odd-ops": dict(
        build=odd_ops,
        size=(60, 72, 3),
        preset="raw",
        head="multi-label",
        heads=["tags"],
        targets=["conv_k", "concatenate", "group_norm"],
        default="conv_k",
        seed=106,
    ),
    "grey-linear": dict(
        build=grey_linear,
        size=(28, 28, 1),
        preset="unit",
        head="linear",
        heads=["dense_1"],
        targets=["conv2d_1", "max_pooling2d_1"],
        default="conv2d_1",
        seed=107,
    ),
    "grey-linear-24x40": dict(
        build=lambda: grey_linear(24, 40),
        size=(24, 40, 1),
        preset="unit",
        head="linear",
        heads=["dense_1"],
        targets=["conv2d_1", "max_pooling2d_1"],
        default="conv2d_1",
        seed=108,
    ),
    "functional-ops": dict(
        build=functional_ops,
        size=(40, 40, 3),
        preset="raw",
        head="softmax",
        heads=["logits"],
        targets=["conv_5", "conv_4", "conv_2"],
        default="the clip after conv_5",
        seed=114,
    ),
    "rare-layers": dict(
        build=rare_layers,
        size=(30, 26, 3),
        preset="unit",
        head="softmax",
        heads=["answer"],
        targets=["weighted", "of_columns", "transposed_same"],
        default="weighted",
        seed=117,
    ),
    "parts": dict(
        build=parts,
        size=(24, 28, 3),
        preset="tf",
        head="softmax",
        heads=["answer"],
        targets=["conv_3", "conv_2", "conv_1"],
        default="conv_3",
        seed=118,
    ),
    "tokens": dict(
        build=tokens,
        size=(32, 40, 3),
        preset="tf",
        head="softmax",
        heads=["answer"],
        targets=["patches", "norm_1", "add_2", "conv", "norm_3"],
        planes={"norm_1": (8, 10, 1), "add_2": (8, 10, 1)},
        default="to_large",
        seed=124,
    ),
    "equations": dict(
        build=equations,
        size=(33, 41, 3),
        preset="tf",
        head="softmax",
        heads=["answer"],
        targets=["conv_1", "conv_2", "norm"],
        planes={"norm": (6, 7, 0)},
        default="conv_2",
        seed=120,
    ),
    "two-outputs": dict(
        build=two_outputs,
        size=(40, 40, 3),
        preset="unit",
        head="softmax",
        heads=["colour", "shape"],
        targets=["conv_2", "conv_colour", "conv_shape"],
        default="conv_colour for colour, conv_shape for shape",
        seed=109,
    ),
    "two-inputs": dict(
        build=two_inputs,
        size=(40, 40, 3),
        preset="unit",
        head="softmax",
        heads=["answer"],
        targets=["conv_2", "conv_1"],
        default="conv_2",
        numbers=[0.5, -1.0, 2.0],
        seed=110,
    ),
    "channels-first": dict(
        build=lambda: channels("channels_last"),
        stored=lambda: channels("channels_first"),
        size=(32, 40, 3),
        preset="unit",
        head="softmax",
        heads=["predictions"],
        targets=["conv_4", "concatenate", "conv_1"],
        default="conv_4",
        seed=111,
    ),
    "list-config": dict(
        build=list_config,
        size=(32, 32, 3),
        preset="unit",
        head="softmax",
        heads=["dense_2"],
        targets=["convolution2d_3", "convolution2d_2"],
        default="dropout_1 (= convolution2d_3)",
        seed=112,
    ),
    "teachable-machine": dict(
        build=teachable_machine,
        size=(96, 96, 3),
        preset="tf",
        head="softmax",
        heads=["sequential_3/dense_Dense2"],
        targets=["sequential_1/model1/out_relu", "sequential_1/model1/block_13_expand_relu"],
        default="sequential_1/model1/out_relu",
        seed=113,
    ),
}
