"""Writes hostile/: python make_hostile.py OUT, after make.py, with Keras 3. Only expected.json says what should
happen."""

import io
import json
import shutil
import struct
import sys
import zipfile
import zlib
from pathlib import Path

from common import *
from keras import layers
import h5py

out = Path(sys.argv[1])
folder = out / "hostile"
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir()
expected = {}


def expect(file, outcome, say, mention=()):
    expected[file] = {"outcome": outcome, "say": say, "mention": list(mention)}


# Compiled under a neutral name, since Keras stores a lambda's byte code with its file name.
scope = {}
exec(compile("f = lambda x: x * 2.0 - 1.0", "network.py", "exec"), scope)


def small(*middle, last="softmax"):
    return keras.Sequential(
        [
            keras.Input((24, 24, 3)),
            layers.Conv2D(6, 3, activation="relu", name="conv"),
            *middle,
            layers.GlobalAveragePooling2D(name="pool"),
            layers.Dense(3, activation=last, name="answer"),
        ],
        name="small",
    )


@keras.saving.register_keras_serializable(package="my_package")
class Attention(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(shape=(shape[-1],), initializer="ones", name="scale")

    def call(self, x):
        return x * self.scale


# --- what no page can run
model = small(layers.Lambda(scope["f"], name="double"))
seed_weights(model, 1)
model.save(folder / "lambda.keras")
model.save(folder / "lambda.h5")
for form in ("keras", "h5"):
    expect(
        f"lambda.{form}",
        "refused",
        "It holds Python code (a Lambda layer called 'double'), which a web page can't run and shouldn't.",
        ["Lambda", "double"],
    )
model = small(Attention(name="attention"))
for path, layer in leaves(model):
    for kind, v in variables(layer):
        if kind != "scale":
            v.assign(seeded(kind, tuple(v.shape), layer, generator(2, path + kind)))
model.save(folder / "custom-class.keras")
model.save(folder / "custom-class.h5")
for form in ("keras", "h5"):
    expect(
        f"custom-class.{form}",
        "refused",
        "It has a layer of the author's own making: Attention ('attention'). Its code isn't in the file.",
        ["Attention", "attention"],
    )
model = small(
    layers.Lambda(scope["f"], name="double"),
    Attention(name="attention"),
    layers.Conv2D(4, 1, name="second"),
    layers.Lambda(scope["f"], name="again"),
)
for path, layer in leaves(model):
    for kind, v in variables(layer):
        if kind != "scale":
            v.assign(seeded(kind, tuple(v.shape), layer, generator(3, path + kind)))
model.save(folder / "three-obstacles.keras")
expect(
    "three-obstacles.keras",
    "refused",
    "All at once: Lambda ('double', 'again') and the author's own Attention ('attention').",
    ["Lambda", "double", "again", "Attention"],
)

text = keras.Sequential(
    [
        keras.Input((20,)),
        layers.Embedding(50, 8, name="embedding"),
        layers.LSTM(8, name="lstm"),
        layers.Dense(2, activation="softmax", name="answer"),
    ],
    name="text",
)
text.save(folder / "lstm.keras")
text.save(folder / "lstm.h5")
for form in ("keras", "h5"):
    expect(
        f"lstm.{form}",
        "refused",
        "It takes no picture: its input is a list of 20 numbers, read by Embedding and LSTM.",
        ["picture"],
    )
regression = keras.Sequential(
    [
        keras.Input((4,)),
        layers.Dense(8, activation="relu", name="dense"),
        layers.Dense(3, activation="softmax", name="answer"),
    ],
    name="iris",
)
regression.save(folder / "iris.keras")
expect("iris.keras", "refused", "It takes no picture: its input is 4 numbers.", ["picture"])
auto = keras.Sequential(
    [
        keras.Input((24, 24, 3)),
        layers.Conv2D(4, 3, padding="same", activation="relu", name="down"),
        layers.Conv2D(3, 3, padding="same", activation="sigmoid", name="picture"),
    ],
    name="autoencoder",
)
auto.save(folder / "picture-out.keras")
expect("picture-out.keras", "refused", "Its answer is a picture (24 x 24 x 3), not classes.", [])

# --- broken bytes
good = small()
seed_weights(good, 4)
good.save(folder / "good.keras")
good.save(folder / "good.h5")
expect("good.keras", "opens", "The sound twin of the files below.")
expect("good.h5", "opens", "The sound twin of the files below.")
for form in ("keras", "h5"):
    data = (folder / f"good.{form}").read_bytes()
    (folder / f"truncated.{form}").write_bytes(data[: len(data) * 6 // 10])
    expect(f"truncated.{form}", "refused", "The file is cut short. Fetch it again.", [])
data = bytearray((folder / "good.h5").read_bytes())
data[len(data) // 3 : len(data) // 3 + 64] = b"\xff" * 64
(folder / "scratched.h5").write_bytes(data)
expect("scratched.h5", "refused or opens", "No crash, no hang; if it can't be read: the file is damaged.", [])
(folder / "empty.keras").write_bytes(b"")
expect("empty.keras", "refused", "The file is empty.", [])
(folder / "html.h5").write_text("<!DOCTYPE html><html><title>Sign in</title></html>")
expect("html.h5", "refused", "It is a web page, not a network: the download went wrong.", [])
(folder / "lfs-pointer.h5").write_text(
    "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12345678\n"
)
expect("lfs-pointer.h5", "refused", "It is a Git LFS pointer: the network itself wasn't downloaded.", [])


# --- archives
def entries():
    with zipfile.ZipFile(folder / "good.keras") as z:
        return {n: z.read(n) for n in z.namelist()}


def pack(file, parts, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(folder / file, "w", compression) as z:
        for name, value in parts.items():
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), value, compression)


pack("path-traversal.keras", {"../x": b"out", "/etc/passwd": b"root", "a/../../y": b"out", **entries()})
expect(
    "path-traversal.keras",
    "opens or refused",
    "Entries '../x', '/etc/passwd' are never used as paths; ignoring them is right.",
    [],
)
pack("bomb.keras", {**entries(), "assets/zeros.bin": bytes(90_000_000)})
expect(
    "bomb.keras",
    "opens or refused",
    "90 MB of zeros in 90 kB, in an entry that nobody needs: it isn't inflated (memory grows by less than 30 MB).",
    [],
)
parts = entries()
pack("bomb-config.keras", {**parts, "config.json": b'{"a":"' + b" " * 90_000_000 + b'"}'})
expect("bomb-config.keras", "refused", "config.json would be 90 MB: refused before it's all inflated.", [])
# An entry that declares 4 GiB - 2 in the central directory and holds 10 bytes.
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as z:
    for name, value in parts.items():
        z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), value)
data = bytearray(buffer.getvalue())
at = data.find(b"PK\x01\x02")
while at >= 0:
    length = struct.unpack_from("<H", data, at + 28)[0]
    if data[at + 46 : at + 46 + length] == b"model.weights.h5":
        struct.pack_into("<I", data, at + 20, 0xFFFFFFFE)
        struct.pack_into("<I", data, at + 24, 0xFFFFFFFE)
    at = data.find(b"PK\x01\x02", at + 4)
(folder / "declared-size.keras").write_bytes(data)
expect(
    "declared-size.keras",
    "refused",
    "The archive says its weights are 4 GiB long, which is more than the file: damaged.",
    [],
)
pack("no-weights.keras", {k: v for k, v in parts.items() if k != "model.weights.h5"})
expect("no-weights.keras", "refused", "The archive has no model.weights.h5.", ["model.weights.h5"])
pack("twice.keras", parts)
with zipfile.ZipFile(folder / "twice.keras", "a") as z:
    import warnings

    warnings.simplefilter("ignore")
    z.writestr("config.json", b"{}")
expect(
    "twice.keras",
    "refused or opens",
    "Two entries called config.json: one answer, always the same (Python's zipfile takes the last), no crash.",
    [],
)
(folder / "hdf5-inside.keras").write_bytes((folder / "good.h5").read_bytes())
expect("hdf5-inside.keras", "opens", "HDF5 under the name .keras (Keras 2 with save_format='h5'): opens as .h5.", [])
pack("folder-inside.zip", {f"my network/{k}": v for k, v in parts.items()})
expect(
    "folder-inside.zip",
    "opens",
    "A .keras that someone unpacked and zipped again with its folder; or a sentence that says what lies in it.",
    [],
)
pack("deflated.keras", parts)
expect("deflated.keras", "opens", "Compressed instead of stored.", [])


# --- names and graphs
def edit(file, change, weights=None):
    parts = entries()
    config = json.loads(parts["config.json"])
    change(config)
    parts["config.json"] = json.dumps(config).encode()
    if weights:
        parts["model.weights.h5"] = weights(parts["model.weights.h5"])
    pack(file, parts)


def rename(old, new):
    def change(config):
        for layer in config["config"]["layers"]:
            if layer["config"]["name"] == old:
                layer["config"]["name"] = new

    return change


edit("proto-name.keras", rename("conv", "__proto__"))
expect(
    "proto-name.keras",
    "opens",
    "A layer called __proto__: opens with good.keras' answers, the name shown as it is.",
    ["__proto__"],
)
edit("constructor-name.keras", rename("answer", "constructor"))
expect("constructor-name.keras", "opens", "A layer called constructor.", ["constructor"])
edit("markup-name.keras", rename("conv", "<img src=x onerror=alert(1)>"))
expect("markup-name.keras", "opens", "A layer called <img src=x onerror=alert(1)>: shown as text.", [])
with h5py.File(folder / "good.h5") as source, h5py.File(folder / "proto-name.h5", "w") as target:
    for key, value in source.attrs.items():
        target.attrs[key] = value
    config = json.loads(source.attrs["model_config"])
    rename("conv", "__proto__")(config)
    target.attrs["model_config"] = json.dumps(config)
    source.copy("model_weights", target)
    group = target["model_weights"]
    group.move("conv", "__proto__")
    group.attrs["layer_names"] = [
        b"__proto__" if str(n) == "conv" or n == b"conv" else (n if isinstance(n, bytes) else n.encode())
        for n in group.attrs["layer_names"]
    ]
expect("proto-name.h5", "opens", "A layer and a group called __proto__.", ["__proto__"])


def wrong_shape(data):
    buffer = io.BytesIO(data)
    with h5py.File(buffer, "a") as f:
        del f["layers/conv2d/vars/0"]
        f["layers/conv2d/vars/0"] = np.zeros((3, 3, 4, 6), np.float32)
    return buffer.getvalue()


edit("wrong-shape.keras", lambda c: None, wrong_shape)
expect("wrong-shape.keras", "refused", "The kernel of 'conv' is 3 x 3 x 4 x 6 where 3 x 3 x 3 x 6 is wanted.", ["conv"])


def not_a_number(data):
    buffer = io.BytesIO(data)
    with h5py.File(buffer, "a") as f:
        f["layers/conv2d/vars/0"][0, 0, 0, 0] = np.nan
    return buffer.getvalue()


edit("nan-weight.keras", lambda c: None, not_a_number)
expect(
    "nan-weight.keras",
    "refused or a plain sentence",
    "A weight is not a number: never '1.000', never an endless wait.",
    [],
)
a = keras.Input((24, 24, 3), name="picture")
x = layers.Conv2D(6, 3, padding="same", activation="relu", name="conv")(a)
y = layers.Conv2D(6, 3, padding="same", activation="relu", name="conv_b")(x)
z = layers.Add(name="add")([x, y])
g = keras.Model(
    a, layers.Dense(3, activation="softmax", name="answer")(layers.GlobalAveragePooling2D(name="pool")(z)), name="graph"
)
g.save(folder / "graph.keras")
with zipfile.ZipFile(folder / "graph.keras") as archive:
    whole = {n: archive.read(n) for n in archive.namelist()}
(folder / "graph.keras").unlink()


def graph(file, change):
    config = json.loads(whole["config.json"])
    change({layer["config"]["name"]: layer for layer in config["config"]["layers"]}, config)
    pack(file, {**whole, "config.json": json.dumps(config).encode()})


def cycle(by_name, config):
    by_name["conv"]["inbound_nodes"][0]["args"][0]["config"]["keras_history"] = ["add", 0, 0]


def unknown(by_name, config):
    by_name["conv_b"]["inbound_nodes"][0]["args"][0]["config"]["keras_history"] = ["nowhere", 0, 0]


def twins(by_name, config):
    by_name["conv_b"]["config"]["name"] = by_name["conv_b"]["name"] = "conv"


graph("cycle.keras", cycle)
expect("cycle.keras", "refused", "Its layers go round in a circle: conv needs add, add needs conv.", ["conv"])
graph("unknown-input.keras", unknown)
expect("unknown-input.keras", "refused", "'conv_b' takes 'nowhere', which isn't there.", ["nowhere"])
graph("same-name-twice.keras", twins)
expect("same-name-twice.keras", "refused", "Two layers are called 'conv'.", ["conv"])


def deep(by_name, config):
    inner = dict(config)
    for level in range(4000):
        inner = {"class_name": "Sequential", "config": {"name": f"s{level}", "layers": [inner]}}
    config.clear()
    config.update(inner)


sys.setrecursionlimit(100_000)
try:
    graph("deep.keras", deep)
    expect("deep.keras", "refused", "4000 models inside of one another: a sentence, no stack overflow.", [])
except RecursionError:
    print("deep.keras left out")
many = json.loads(whole["config.json"])
layer = next(l for l in many["config"]["layers"] if l["config"]["name"] == "conv_b")
first, rest = many["config"]["layers"][:2], many["config"]["layers"][2:]
chain, last = [], "conv"
for i in range(6_000):
    each = {
        "module": "keras.layers",
        "class_name": "Activation",
        "config": {"name": f"a{i}", "activation": "relu"},
        "registered_name": None,
        "name": f"a{i}",
        "inbound_nodes": [
            {
                "args": [
                    {
                        "class_name": "__keras_tensor__",
                        "config": {"shape": [None, 24, 24, 6], "dtype": "float32", "keras_history": [last, 0, 0]},
                    }
                ],
                "kwargs": {},
            }
        ],
    }
    chain.append(each)
    last = f"a{i}"
rest[0]["inbound_nodes"][0]["args"][0]["config"]["keras_history"] = [last, 0, 0]
many["config"]["layers"] = first + chain + rest
pack("six-thousand-layers.keras", {**whole, "config.json": json.dumps(many).encode()})
expect(
    "six-thousand-layers.keras",
    "refused or opens",
    "6,000 Activation layers in a row: answers within seconds or a sentence; never a hang, never a stack overflow.",
    [],
)
huge = json.loads(whole["config.json"])
for each in huge["config"]["layers"]:
    if each["config"]["name"] == "picture":
        each["config"]["batch_shape"] = [None, 100_000, 100_000, 3]
pack("huge-input.keras", {**whole, "config.json": json.dumps(huge).encode()})
expect("huge-input.keras", "refused", "Its input is 100,000 x 100,000 pixels: more memory than a page has.", ["100"])
free = json.loads(whole["config.json"])
for each in free["config"]["layers"]:
    if each["config"]["name"] == "picture":
        each["config"]["batch_shape"] = [None, None, None, 3]
pack("free-size.keras", {**whole, "config.json": json.dumps(free).encode()})
expect(
    "free-size.keras",
    "opens",
    "Its input has no size (None, None, 3): it opens, and a size is asked for or guessed and said (224).",
    [],
)
# --- TensorFlow.js, made of grey-linear's graph model; the shards are there only where they matter
source = out / "grey-linear" / "tfjs-graph"
sound = json.loads((source / "model.json").read_text())
shard = (source / sound["weightsManifest"][0]["paths"][0]).read_bytes()


def tfjs(name, change, data=None):
    (folder / name).mkdir()
    model = json.loads(json.dumps(sound))
    change(model)
    (folder / name / "model.json").write_text(json.dumps(model, separators=(",", ":")))
    if data is not None:
        (folder / name / model["weightsManifest"][0]["paths"][0]).write_bytes(data)


def node(model, op):
    return next(n for n in model["modelTopology"]["node"] if n["op"] == op)


tfjs("tfjs-outside", lambda m: m["weightsManifest"][0].update(paths=["../good.h5", "https://example.com/weights.bin"]))
expect(
    "tfjs-outside/model.json",
    "refused",
    "Its weights are said to lie outside of the folder: nothing is fetched from elsewhere.",
    [],
)
tfjs("tfjs-cut", lambda m: None, shard[: len(shard) // 2])
expect(
    "tfjs-cut/model.json", "refused", "The shard has 23,868 bytes where 47,736 are wanted.", ["group1-shard1of1.bin"]
)
tfjs("tfjs-missing-shard", lambda m: None)
expect(
    "tfjs-missing-shard/model.json",
    "refused",
    "group1-shard1of1.bin is missing: drop it together with model.json.",
    ["group1-shard1of1.bin"],
)
tfjs("tfjs-unknown-op", lambda m: node(m, "MaxPool").update(op="NonMaxSuppressionV3"))
expect(
    "tfjs-unknown-op/model.json",
    "refused",
    "It needs NonMaxSuppressionV3, which Heatlens doesn't have.",
    ["NonMaxSuppressionV3"],
)
tfjs("tfjs-cycle", lambda m: node(m, "_FusedConv2D")["input"].__setitem__(0, node(m, "Identity")["name"]))
expect("tfjs-cycle/model.json", "refused", "Its nodes go round in a circle.", [])

picture = pixels(sized("cat", out.parents[1] / "samples", 24, 24), "unit")
np.save(folder / "good.cat.npy", picture)
result = run(good, picture[None], logits_of="answer")
expected["good.keras"]["answers"] = expected["good.h5"]["answers"] = {
    "input": "good.cat.npy",
    "logits": digits(result["logits"]),
    "values": digits(result["output"]),
}
(folder / "expected.json").write_text(json.dumps(expected, indent=1))
print(len(expected), "files", sum(p.stat().st_size for p in folder.iterdir()))
