"""Writes list-config/ as old Keras wrote it, with h5py alone: python make_old.py OUT WORK, after make.py (any
environment with h5py)."""

import json
import sys
from pathlib import Path

import h5py
import numpy as np

out, work = Path(sys.argv[1]) / "list-config", Path(sys.argv[2])
weights = np.load(work / "list-config.npz")


def one(class_name, name, **config):
    return {"class_name": class_name, "config": {"name": name, "trainable": True, **config}}


def keras1(order):
    first = [None, 3, 32, 32] if order == "th" else [None, 32, 32, 3]
    dim = {"dim_ordering": order}
    conv = {
        "init": "glorot_uniform",
        "W_regularizer": None,
        "b_regularizer": None,
        "activity_regularizer": None,
        "W_constraint": None,
        "b_constraint": None,
        "bias": True,
    }
    pool = {"pool_size": [2, 2], "strides": [2, 2], "border_mode": "valid"}
    return [
        one("ZeroPadding2D", "zeropadding2d_1", batch_input_shape=first, input_dtype="float32", padding=[1, 1], **dim),
        one(
            "Convolution2D",
            "convolution2d_1",
            nb_filter=8,
            nb_row=3,
            nb_col=3,
            border_mode="valid",
            subsample=[1, 1],
            activation="relu",
            **dim,
            **conv,
        ),
        one(
            "Convolution2D",
            "convolution2d_2",
            nb_filter=12,
            nb_row=3,
            nb_col=3,
            border_mode="same",
            subsample=[2, 2],
            activation="linear",
            **dim,
            **conv,
        ),
        one(
            "BatchNormalization",
            "batchnormalization_1",
            mode=0,
            axis=1 if order == "th" else 3,
            epsilon=0.001,
            momentum=0.99,
            gamma_regularizer=None,
            beta_regularizer=None,
        ),
        one("Activation", "activation_1", activation="relu"),
        one("MaxPooling2D", "maxpooling2d_1", **pool, **dim),
        one(
            "Convolution2D",
            "convolution2d_3",
            nb_filter=16,
            nb_row=3,
            nb_col=3,
            border_mode="same",
            subsample=[1, 1],
            activation="relu",
            **dim,
            **conv,
        ),
        one("Dropout", "dropout_1", p=0.25),
        one("Flatten", "flatten_1"),
        one("Dense", "dense_1", output_dim=24, input_dim=None, activation="relu", **conv),
        one("Dropout", "dropout_2", p=0.5),
        one("Dense", "dense_2", output_dim=4, input_dim=None, activation="softmax", **conv),
    ]


def keras21():
    init = {
        "class_name": "VarianceScaling",
        "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None},
    }
    reg = {
        "kernel_initializer": init,
        "bias_initializer": {"class_name": "Zeros", "config": {}},
        "kernel_regularizer": None,
        "bias_regularizer": None,
        "activity_regularizer": None,
        "kernel_constraint": None,
        "bias_constraint": None,
        "use_bias": True,
    }
    form = {"data_format": "channels_last"}
    conv = {"kernel_size": [3, 3], "dilation_rate": [1, 1], **form, **reg}
    return [
        one(
            "ZeroPadding2D",
            "zeropadding2d_1",
            batch_input_shape=[None, 32, 32, 3],
            dtype="float32",
            padding=[[1, 1], [1, 1]],
            **form,
        ),
        one("Conv2D", "convolution2d_1", filters=8, strides=[1, 1], padding="valid", activation="relu", **conv),
        one("Conv2D", "convolution2d_2", filters=12, strides=[2, 2], padding="same", activation="linear", **conv),
        one(
            "BatchNormalization", "batchnormalization_1", axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True
        ),
        one("Activation", "activation_1", activation="relu"),
        one("MaxPooling2D", "maxpooling2d_1", pool_size=[2, 2], padding="valid", strides=[2, 2], **form),
        one("Conv2D", "convolution2d_3", filters=16, strides=[1, 1], padding="same", activation="relu", **conv),
        one("Dropout", "dropout_1", rate=0.25, noise_shape=None, seed=None),
        one("Flatten", "flatten_1"),
        one("Dense", "dense_1", units=24, activation="relu", **reg),
        one("Dropout", "dropout_2", rate=0.5, noise_shape=None, seed=None),
        one("Dense", "dense_2", units=4, activation="softmax", **reg),
    ]


def write(path, version, config, backend, tensors_of):
    with h5py.File(path, "w", libver="earliest") as file:
        file.attrs["keras_version"] = np.bytes_(version)
        if backend:
            file.attrs["backend"] = np.bytes_(backend)
        file.attrs["model_config"] = np.bytes_(json.dumps({"class_name": "Sequential", "config": config}))
        group = file.create_group("model_weights")
        names = [layer["config"]["name"] for layer in config]
        group.attrs["layer_names"] = [np.bytes_(n) for n in names]
        if backend:
            group.attrs["backend"] = np.bytes_(backend)
            group.attrs["keras_version"] = np.bytes_(version)
        for name in names:
            own = group.create_group(name)
            tensors = tensors_of(name)
            own.attrs["weight_names"] = [np.bytes_(n) for n, _ in tensors] if tensors else np.array([], "S1")
            for path, value in tensors:
                own.create_dataset(path, data=np.ascontiguousarray(value, np.float32))


def own(name):
    return {key.split("/")[1]: weights[key] for key in weights.files if key.startswith(f"{name}/")}


NAMES1 = {
    "kernel": "W",
    "bias": "b",
    "gamma": "gamma",
    "beta": "beta",
    "moving_mean": "running_mean",
    "moving_variance": "running_std",
}


def as_keras1(order):
    def of(name):
        tensors = []
        for kind, value in own(name).items():
            if order == "th" and value.ndim == 4:
                value = value.transpose(3, 2, 0, 1)
            if order == "th" and name == "dense_1" and kind == "kernel":
                value = value.reshape(8, 8, 16, -1).transpose(2, 0, 1, 3).reshape(value.shape)
            tensors.append((f"{name}_{NAMES1[kind]}:0", value))
        return tensors

    return of


write(out / "keras1.h5", "1.2.2", keras1("tf"), None, as_keras1("tf"))
write(out / "keras1-th.h5", "1.2.2", keras1("th"), None, as_keras1("th"))
write(
    out / "keras2-list.h5",
    "2.1.6",
    keras21(),
    "tensorflow",
    lambda name: [(f"{name}/{kind}:0", value) for kind, value in own(name).items()],
)

try:
    import keras

    if keras.__version__.startswith("2."):
        from keras.src.saving.legacy import hdf5_format

        inputs = np.load(work / "list-config.inputs.npz")
        want = json.loads((out / "answers.json").read_text())["pictures"]
        model = keras.models.load_model(out / "keras2-list.h5", compile=False)
        for picture, x in inputs.items():
            print(
                "keras2-list.h5 read by",
                keras.__version__,
                picture,
                np.abs(model.predict(x, verbose=0)[0] - want[picture]["outputs"]["dense_2"]["values"]).max(),
            )
        for file in ("keras1.h5", "keras1-th.h5"):
            with h5py.File(out / file) as f:
                group = f["model_weights"]
                for layer in model.layers:
                    if layer.weights:
                        values = [group[layer.name][n][()] for n in group[layer.name].attrs["weight_names"]]
                        form = getattr(layer, "data_format", None)
                        if form and file == "keras1-th.h5":
                            layer.data_format = (
                                "channels_first"  # what the file's layer would be; decides on the transposition
                            )
                        values = hdf5_format.preprocess_weights_for_loading(layer, values, "1")
                        if form:
                            layer.data_format = form
                        layer.set_weights(values)
                if file == "keras1-th.h5":  # Keras 2 does not reorder the rows behind a Flatten; done here
                    kernel, bias = model.get_layer("dense_1").get_weights()
                    model.get_layer("dense_1").set_weights(
                        [kernel.reshape(16, 8, 8, -1).transpose(1, 2, 0, 3).reshape(kernel.shape), bias]
                    )
            for picture, x in inputs.items():
                print(
                    file,
                    "weights by Keras 2's own rules for Keras 1",
                    picture,
                    np.abs(model.predict(x, verbose=0)[0] - want[picture]["outputs"]["dense_2"]["values"]).max(),
                )
except ImportError:
    pass
