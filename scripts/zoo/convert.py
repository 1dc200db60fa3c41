"""The TensorFlow.js forms of what make.py wrote: python convert.py FOLDER, where tensorflowjs 4.22.0 is installed."""

import sys
import types
from pathlib import Path

import numpy as np
import keras  # Before jax stands in: Keras asks what it has.

# The converter imports these for formats that aren't ours, and names of NumPy that are gone.
for name in ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf"):
    sys.modules.setdefault(name, types.ModuleType(name))
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]
for name, kind in (("object", object), ("bool", bool)):
    if name not in np.__dict__:
        setattr(np, name, kind)

from tensorflowjs.converters import converter

folder = Path(sys.argv[1])

converter.convert(["--input_format=keras", str(folder / "model.h5"), str(folder / "tfjs-layers")])
