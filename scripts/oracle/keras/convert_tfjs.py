"""Writes the TensorFlow.js forms: python convert_tfjs.py OUT WORK [case ...], after make.py and make_keras2.py, in
the environment with tensorflowjs."""

import shutil
import sys
import types
from pathlib import Path

# The converter imports these two for formats that aren't ours.
for name in ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf"):
    sys.modules.setdefault(name, types.ModuleType(name))
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]

from tensorflowjs.converters import converter

out, work = (Path(p) for p in sys.argv[1:3])
names = sys.argv[3:] or sorted(p.parent.name for p in out.glob("*/answers.json"))


def convert(source, target, *options):
    shutil.rmtree(target, ignore_errors=True)
    try:
        converter.convert([*options, str(source), str(target)])
        print("  wrote", target.parent.name, target.name, sorted((p.name, p.stat().st_size) for p in target.iterdir()))
    except BaseException as error:
        shutil.rmtree(target, ignore_errors=True)
        print("  FAILED", target.parent.name, target.name, type(error).__name__, str(error)[:300].replace("\n", " "))


for name in names:
    folder = out / name
    if (folder / "keras2.h5").exists() and name != "list-config":
        convert(folder / "keras2.h5", folder / "tfjs-layers", "--input_format=keras")
    if (work / f"{name}.saved").exists():
        convert(work / f"{name}.saved", folder / "tfjs-graph", "--input_format=tf_saved_model")
    if name == "nested-vgg16":
        convert(folder / "model.h5", folder / "tfjs-layers-keras3", "--input_format=keras")
        convert(
            folder / "keras2.h5",
            folder / "tfjs-layers-uint8",
            "--input_format=keras",
            "--quantize_uint8=*",
            "--weight_shard_size_bytes=20000",
        )
        convert(
            work / f"{name}.saved",
            folder / "tfjs-graph-float16",
            "--input_format=tf_saved_model",
            "--quantize_float16=*",
        )
    if name == "mobilenet-block":
        convert(
            folder / "keras2.h5",
            folder / "tfjs-graph-keras2",
            "--input_format=keras",
            "--output_format=tfjs_graph_model",
        )
        convert(
            work / f"{name}.saved", folder / "tfjs-graph-uint8", "--input_format=tf_saved_model", "--quantize_uint8=*"
        )
        convert(folder / "keras2.h5", folder / "tfjs-layers-uint16", "--input_format=keras", "--quantize_uint16=*")
    if name == "inception-plain":
        convert(
            work / f"{name}.saved", folder / "tfjs-graph-uint16", "--input_format=tf_saved_model", "--quantize_uint16=*"
        )
    if name in (
        "functional-augment",
        "transfer-tutorial",
    ):  # from Keras 3's SavedModel the converter fails: "Identity is not in graph"
        convert(
            folder / "keras2.h5",
            folder / "tfjs-graph-keras2",
            "--input_format=keras",
            "--output_format=tfjs_graph_model",
        )
    if name == "odd-ops":  # Softsign and Erfc are no operations of TensorFlow.js
        convert(
            work / f"{name}.saved", folder / "tfjs-graph-unchecked", "--input_format=tf_saved_model", "--skip_op_check"
        )
