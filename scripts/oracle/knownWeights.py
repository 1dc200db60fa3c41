"""Writes files of weights alone, without values, for knownWeights.ts and fixtures/known/:
python knownWeights.py OUT [network ...], under Keras 3.15.1 (keras/requirements.txt).

Each is a network of keras.applications, the second of its session, so that Keras' own numbers go on: with its own head
and 7 classes (own), without one (none), with pooling and a dense layer in one model (flat) and around the model
(nested); in Keras 3's layout (.weights.h5) and in that of Keras 1 to 3 (.h5). A dataset without values takes no room.
"""

import os
import sys
from pathlib import Path

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import h5py
import keras
import numpy as np
from keras import applications, layers
from keras.src.legacy.saving import legacy_h5_format
from keras.src.saving import saving_lib

out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
NAMES = [name for name in dir(applications) if name[0].isupper() and callable(getattr(applications, name))]

create = h5py.Group.create_dataset


def hollow(self, name, shape=None, dtype=None, data=None, **more):
    if data is not None:
        shape, dtype = np.shape(data), getattr(data, "dtype", np.float32)
    return create(self, name, shape, dtype)


def save(model, path):
    h5py.Group.create_dataset = hollow
    set_group, set_dataset = h5py.Group.__setitem__, h5py.Dataset.__setitem__
    h5py.Group.__setitem__ = lambda self, name, value: hollow(self, name, data=value)
    h5py.Dataset.__setitem__ = lambda *_: None
    model.save_weights(path.with_suffix(".weights.h5"))
    with h5py.File(path.with_suffix(".h5"), "w", libver="latest") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, model)
    h5py.Group.create_dataset, h5py.Group.__setitem__, h5py.Dataset.__setitem__ = create, set_group, set_dataset


def make(name, options=None, label=None):
    builder = getattr(applications, name)
    options = options or {}
    keras.backend.clear_session()
    size = builder(weights=None, **options).input_shape[1] or 224
    shape = (size, size, 3)
    label = label or name
    save(builder(weights=None, classes=7, input_shape=shape, **options), out / f"{label}-own")
    bare = builder(weights=None, include_top=False, input_shape=shape, **options)
    save(bare, out / f"{label}-none")
    pooled = layers.GlobalAveragePooling2D()(bare.output)
    save(keras.Model(bare.input, layers.Dense(7, activation="softmax")(pooled)), out / f"{label}-flat")
    pooled = [layers.GlobalAveragePooling2D(), layers.Dropout(0.2), layers.Dense(7, activation="softmax")]
    save(keras.Sequential([layers.Input(shape), bare, *pooled]), out / f"{label}-nested")
    print(label, flush=True)


for name in sys.argv[2:] or NAMES:
    make(name)
    if name == "MobileNet":
        make(name, {"alpha": 0.25}, "MobileNet-alpha")
    if name.startswith("MobileNetV3"):
        make(name, {"minimalistic": True}, f"{name}-minimalistic")
