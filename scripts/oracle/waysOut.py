"""Runs the lines of src/ui/parts/waysOut.ts on small networks and checks that what they save answers as before:
python waysOut.py ../../src/ui/parts/waysOut.ts, with Keras 3.15.1, TensorFlow 2.21, tf_keras 2.21 and tf2onnx 1.17."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
import tf_keras
from onnx.reference import ReferenceEvaluator

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


def check_onnx(code, wanted):
    (command,) = re.findall(r"^# python (-m tf2onnx.*)$", lines[code], re.M)
    subprocess.run([sys.executable, *command.split()], check=True, capture_output=True)
    network = ReferenceEvaluator("for-heatlens.onnx")
    (found,) = network.run(None, {network.input_names[0]: picture})
    assert np.allclose(found, wanted, atol=1e-5), code
    os.remove("for-heatlens.onnx")
    print(code, "holds as ONNX")


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

model.export("my_saved_model", verbose=False)
check_onnx("savedModelFile", wanted)
Path("model.tflite").write_bytes(tf.lite.TFLiteConverter.from_saved_model("my_saved_model").convert())
check_onnx("tfliteFile", wanted)

model = keras.Sequential(
    [layers.Input((8, 8, 3)), layers.Lambda(lambda x: x * (1 / 255), name="my_lambda"), layers.Conv2D(2, 3)]
)
model.save("model.keras")
check("networkObstacles", model.predict(picture, verbose=0), keras.models.load_model)

picture_in = keras.Input((8, 8, 3))
scaled = layers.Lambda(lambda x: x * (1 / 255), name="my_lambda")(picture_in)
model = keras.Model(picture_in, layers.Conv2D(2, 3)(scaled))
model.save("model.keras")
check("networkObstacles", model.predict(picture, verbose=0), keras.models.load_model)

inside = keras.Model(picture_in, layers.Conv2D(2, 3)(scaled))
outer_in = keras.Input((8, 8, 3))
model = keras.Model(outer_in, layers.Flatten()(inside(outer_in)))
model.save("model.keras")
check("networkObstacles", model.predict(picture, verbose=0), keras.models.load_model)


class MyModel(keras.Model):
    """As keras_hub has them: functional, but described by its settings alone."""

    def __init__(self, filters=2, **settings):
        picture = keras.Input((8, 8, 3))
        super().__init__(picture, layers.Conv2D(filters, 3)(picture), **settings)
        self.filters = filters

    def get_config(self):
        return {"filters": self.filters}


model = MyModel()
model.save("model.keras")
check("ownModel", model.predict(picture, verbose=0), keras.models.load_model, MyModel=MyModel)


class MyModel(keras.Model):  # noqa: F811
    def __init__(self, **settings):
        super().__init__(**settings)
        self.conv, self.drop = layers.Conv2D(2, 3), layers.Dropout(0.5)

    def call(self, x, training=False):
        return self.drop(self.conv(x / 255), training=training)


model = MyModel()
model(picture)
model.save("model.keras")
wanted = model.predict(picture, verbose=0)
lines["ownModel"] = lines["ownModel"].replace("(224, 224, 3)", "(8, 8, 3)")
check("ownModel", wanted, keras.models.load_model, MyModel=MyModel)
