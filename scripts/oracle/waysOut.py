"""Runs the lines of src/ui/parts/waysOut.ts on small networks and checks that what they save answers as before:
python waysOut.py ../../src/ui/parts/waysOut.ts, with Keras 3.15.1, TensorFlow 2.21 and tf_keras 2.21."""

import os
import re
import sys
import tempfile
from pathlib import Path

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tf_keras

text = Path(sys.argv[1]).read_text()
lines = dict(re.findall(r"^  (\w+): `(.*?)`,$", text, re.M | re.S))
os.chdir(tempfile.mkdtemp())
picture = np.random.default_rng(1).random((1, 8, 8, 3), np.float32)


def make_model():
    layers = tf_keras.layers
    return tf_keras.Sequential(
        [layers.Input((8, 8, 3)), layers.Conv2D(2, 3), layers.GlobalAveragePooling2D(), layers.Dense(3)]
    )


def check(code, wanted, load, **names):
    exec(lines[code], names)
    (file,) = [path for path in ("for-heatlens.h5", "for-heatlens.keras") if os.path.exists(path)]
    assert np.array_equal(load(file).predict(picture, verbose=0), wanted), code
    os.remove(file)
    print(code, "holds")


def load_old(file):
    return tf_keras.models.load_model(file, compile=False)


old = make_model()
wanted = old.predict(picture, verbose=0)
old.save("my_saved_model")
check("savedModelFile", wanted, load_old)
old.save_weights("my_checkpoint")
check("checkpointFile", wanted, load_old, make_model=make_model)

layers = keras.layers
model = keras.Sequential([layers.Input((8, 8, 3)), layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(3)])
wanted = model.predict(picture, verbose=0)
for code in ("tfliteFile", "frozenGraphFile"):
    check(code, wanted, keras.models.load_model, model=model)

model = keras.Sequential(
    [layers.Input((8, 8, 3)), layers.Lambda(lambda x: x * (1 / 255), name="my_lambda"), layers.Conv2D(2, 3)]
)
model.save("model.keras")
check("networkObstacles", model.predict(picture, verbose=0), keras.models.load_model)
