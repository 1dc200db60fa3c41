"""What NOTES.md says about formulas, run: python facts.py, under Keras 3 or Keras 2.15."""

from common import *
from keras import layers
import keras

R = np.random.default_rng(0)


def say(*a):
    print(*a, flush=True)


say("keras", keras.__version__)
x = np.linspace(-8, 8, 17).astype("f4")
say(
    "hard_sigmoid",
    [float(keras.activations.hard_sigmoid(tf.constant([v]))[0]) for v in (-3.0, -2.5, -1.0, 0.0, 1.0, 2.5, 3.0)],
)
say(
    "gelu(1) default",
    float(keras.activations.gelu(tf.constant([1.0]))[0]),
    "approx",
    float(keras.activations.gelu(tf.constant([1.0]), approximate=True)[0]),
)
for cls, args in (
    (layers.BatchNormalization, {}),
    (layers.LayerNormalization, {}),
    (layers.GroupNormalization, {}),
    (layers.LeakyReLU, {}),
    (layers.ELU, {}),
    (layers.ReLU, {}),
    (layers.PReLU, {}),
    (layers.UpSampling2D, {}),
    (layers.Resizing, dict(height=3, width=3)),
    (layers.Rescaling, dict(scale=1.0)),
    (layers.Softmax, {}),
    (layers.Normalization, {}),
    (layers.AveragePooling2D, dict(pool_size=2)),
    (layers.SeparableConv2D, dict(filters=4, kernel_size=3)),
    (layers.DepthwiseConv2D, dict(kernel_size=3)),
    (layers.Conv2DTranspose, dict(filters=4, kernel_size=3)),
    (layers.Dropout, dict(rate=0.5)),
):
    l = cls(**args)
    c = l.get_config()
    say(
        cls.__name__,
        {
            k: v
            for k, v in c.items()
            if k not in ("trainable", "name")
            and "initializer" not in k
            and "regularizer" not in k
            and "constraint" not in k
        },
    )
# average pool same
a = np.ones((1, 5, 5, 1), "f4")
say("avgpool same of ones, corner", float(np.asarray(layers.AveragePooling2D(3, 1, "same")(a))[0, 0, 0, 0]))
# same padding stride 2: which side
k = np.zeros((3, 3, 1, 1), "f4")
k[0, 0] = 1
for n in (4, 5):
    img = np.arange(n * n, dtype="f4").reshape(1, n, n, 1) + 1
    out = np.asarray(tf.nn.conv2d(img, k, 2, "SAME"))[0, :, :, 0]
    say("same stride2 k3 n", n, "top-left tap", out.tolist())
# transposed conv
kt = np.arange(9, dtype="f4").reshape(3, 3, 1, 1) + 1
one = np.zeros((1, 2, 2, 1), "f4")
one[0, 0, 0, 0] = 1
for pad in ("same", "valid"):
    l = layers.Conv2DTranspose(1, 3, strides=2, padding=pad, use_bias=False)
    l(one)
    l.set_weights([kt])
    say("transposed", pad, np.asarray(l(one))[0, :, :, 0].tolist())
# separable order / depth multiplier
l = layers.SeparableConv2D(2, 1, depth_multiplier=2, use_bias=True, activation="relu")
l(np.ones((1, 1, 1, 2), "f4"))
say("separable weights", [(getattr(w, "path", w.name), tuple(w.shape)) for w in l.weights])
l = layers.DepthwiseConv2D(1, depth_multiplier=2, use_bias=False)
l(np.ones((1, 1, 1, 2), "f4"))
l.set_weights([np.float32([[[[1, 2], [30, 40]]]])])
say("depthwise dm2 out", np.asarray(l(np.float32([[[[1, 1]]]])))[0, 0, 0].tolist())
# group norm vs layer norm
z = R.standard_normal((1, 2, 2, 4)).astype("f4")
g = layers.GroupNormalization(groups=2)
y = np.asarray(g(z))
zz = z.reshape(1, 2, 2, 2, 2)
m = zz.mean((1, 2, 4), keepdims=True)
v = zz.var((1, 2, 4), keepdims=True)
say(
    "groupnorm err",
    float(np.abs(y - ((zz - m) / np.sqrt(v + g.epsilon)).reshape(z.shape)).max()),
    "groups contiguous channels, over h,w,c/g",
)
g = layers.LayerNormalization()
y = np.asarray(g(z))
m = z.mean(-1, keepdims=True)
v = z.var(-1, keepdims=True)
say("layernorm err over last axis only", float(np.abs(y - (z - m) / np.sqrt(v + g.epsilon)).max()))
# normalization floor
for var in (0.0, 1e-20, 4.0):
    n = layers.Normalization(axis=-1, mean=[1.0], variance=[var])
    say("normalization var", var, float(np.asarray(n(np.float32([[3.0]])))[0, 0]))
# resizing
r = np.arange(16, dtype="f4").reshape(1, 4, 4, 1)
for n in (2, 3, 8):
    for how in ("bilinear", "nearest", "bicubic", "area"):
        try:
            say(
                "resizing",
                how,
                n,
                np.round(np.asarray(layers.Resizing(n, n, interpolation=how)(r))[0, 0, :, 0], 4).tolist(),
            )
        except Exception as e:
            say("resizing", how, n, "error", str(e)[:80])
for kw in (dict(antialias=True), dict(crop_to_aspect_ratio=True)):
    try:
        say(
            "resizing",
            kw,
            np.round(
                np.asarray(layers.Resizing(2, 3, **kw)(np.arange(40, dtype="f4").reshape(1, 5, 8, 1)))[0, :, :, 0], 4
            ).tolist(),
        )
    except Exception as e:
        say("resizing", kw, "error", str(e)[:100])
c = np.asarray(layers.CenterCrop(2, 3)(np.arange(35, dtype="f4").reshape(1, 5, 7, 1)))[0, :, :, 0]
say("centercrop 5x7->2x3", c.tolist())
c = np.asarray(layers.CenterCrop(6, 3)(np.arange(35, dtype="f4").reshape(1, 5, 7, 1)))[0, :, :, 0]
say("centercrop larger than input 5x7->6x3", np.round(c, 3).tolist())
u = np.asarray(layers.UpSampling2D(2, interpolation="bilinear")(r))[0, 0, :, 0]
say("upsampling bilinear", u.tolist())
s = layers.Softmax()
say("softmax axis on map", np.asarray(s(np.float32([[[[0, 0], [0, 3]]]])))[0, 0].tolist())
say(
    "relu config threshold",
    np.asarray(layers.ReLU(6.0, negative_slope=0.1, threshold=1.0)(np.float32([-2, 0.5, 1, 2, 9]))).tolist(),
)
say(
    "elu",
    float(np.asarray(layers.ELU(0.7)(np.float32([-1.0])))[0]),
    "selu",
    float(keras.activations.selu(tf.constant([-1.0]))[0]),
)
for n in (
    "softsign",
    "softplus",
    "mish",
    "swish",
    "silu",
    "exponential",
    "hard_silu",
    "hard_swish",
    "relu6",
    "leaky_relu",
    "log_softmax",
    "celu",
    "glu",
    "sparse_plus",
    "hard_tanh",
    "hard_shrink",
    "tanh_shrink",
    "squareplus",
    "threshold",
    "log_sigmoid",
    "soft_shrink",
    "sparsemax",
    "sparse_sigmoid",
):
    try:
        say(n, [round(float(q), 6) for q in keras.activations.get(n)(tf.constant([-2.0, -0.5, 0.5, 2.0]))])
    except Exception as e:
        say(n, "none:", str(e)[:60].replace("\n", " "))
say(
    "flatten channels_first",
    np.asarray(layers.Flatten(data_format="channels_first")(np.arange(8, dtype="f4").reshape(1, 2, 2, 2)))[0].tolist(),
)
say("globalavg keepdims cfg", layers.GlobalAveragePooling2D().get_config())


# --- more, checked against the formulas of NOTES.md
def keys(t, a=-0.5):
    t = abs(t)
    return (
        (a + 2) * t**3 - (a + 3) * t**2 + 1 if t <= 1 else a * t**3 - 5 * a * t**2 + 8 * a * t - 4 * a if t < 2 else 0.0
    )


def bicubic(row, out):
    res = []
    for i in range(out):
        s = (i + 0.5) * len(row) / out - 0.5
        b = int(np.floor(s))
        w = [(keys(s - j), row[j]) for j in range(b - 1, b + 3) if 0 <= j < len(row)]
        res.append(sum(x * y for x, y in w) / sum(x for x, _ in w))
    return np.array(res)


column = np.float32([3, 1, 4, 1, 5, 9]).reshape(1, 1, 6, 1).repeat(4, 1)
for n in (3, 4, 13):
    say(
        "bicubic against Keys -0.5 renormalised",
        n,
        float(
            np.abs(
                np.asarray(layers.Resizing(4, n, interpolation="bicubic")(column))[0, 0, :, 0]
                - bicubic(column[0, 0, :, 0], n)
            ).max()
        ),
    )
one = np.zeros((1, 3, 3, 1), "f4")
one[0, 0, 0, 0] = 1
for kk, s in ((4, 2), (1, 2), (2, 3), (5, 2)):
    for pad in ("same", "valid"):
        l = layers.Conv2DTranspose(1, kk, strides=s, padding=pad, use_bias=False)
        l(one)
        l.set_weights([np.arange(kk * kk, dtype="f4").reshape(kk, kk, 1, 1) + 1])
        o = np.asarray(l(one))[0, :, :, 0]
        say("transposed k", kk, "s", s, pad, "3 ->", o.shape[0], "first value", float(o[0, 0]))
p = layers.PReLU()
p(np.zeros((1, 2, 3, 4), "f4"))
say("prelu alpha without shared axes", tuple(p.weights[0].shape))
b = layers.BatchNormalization(scale=False)
b(np.zeros((1, 2, 2, 3), "f4"))
say("BN scale=False", [getattr(w, "path", w.name) for w in b.weights])
if not KERAS3:
    i = keras.Input((4, 4, 3))
    m = keras.Model(i, tf.math.sigmoid(i) * i + tf.nn.relu6(i))
    say(
        "TFOpLambda",
        [
            (l["class_name"], l["config"].get("function"), l["inbound_nodes"])
            for l in json.loads(m.to_json())["config"]["layers"]
        ],
    )
