"""Runs scripts of Copy as Python on a network of VGG's layout: methodScripts.py <kind> <picture> <h5 file> <script>...

What x.py prints is written to x.txt. With weights of Keras alone, made a .keras file for scripts of any network, and a module of PyTorch for those of its.
"""
import contextlib
import importlib.util
import os
import sys

import numpy as np


def load_script(path):
    spec = importlib.util.spec_from_file_location("heatlens", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def weights_of(path):
    import h5py

    with h5py.File(path) as file:
        names = [name if isinstance(name, str) else name.decode() for name in file.attrs["layer_names"]]
        return {
            name: [np.array(file[name][one]) for one in file[name].attrs["weight_names"]]
            for name in names
            if len(file[name].attrs["weight_names"])
        }


def torch_vgg(path):
    import torch

    weights = weights_of(path)
    model, block = torch.nn.Sequential(), "1"
    for name, (kernel, bias) in weights.items():
        if kernel.ndim == 4:
            if name[5] != block:
                model.add_module("pool" + block, torch.nn.MaxPool2d(2))
                block = name[5]
            layer = torch.nn.Conv2d(*kernel.shape[2:], 3, padding=1)
            turned = kernel.transpose(3, 2, 0, 1)
        else:
            if kernel.shape[0] % 49 == 0:
                model.add_module("pool5", torch.nn.MaxPool2d(2))
                model.add_module("flatten", torch.nn.Flatten())
                kernel = kernel.reshape(7, 7, -1, kernel.shape[1]).transpose(2, 0, 1, 3).reshape(kernel.shape)
            layer, turned = torch.nn.Linear(*kernel.shape), kernel.T
        layer.weight.data, layer.bias.data = torch.tensor(np.ascontiguousarray(turned)), torch.tensor(bias)
        is_last = name == list(weights)[-1]
        model.add_module(name + ("_linear" if not is_last else ""), layer)
        if not is_last:
            # Heatlens' layers are those of Keras, with their ReLU.
            model.add_module(name, torch.nn.ReLU(inplace=True))
    return model


def keras_file(path):
    made = path.replace(".h5", ".keras")
    if not os.path.exists(made):
        from tensorflow import keras

        layers = [keras.Input((224, 224, 3))]
        model, block = keras.Sequential(layers), "1"
        weights = weights_of(path)
        for name, (kernel, _) in weights.items():
            if kernel.ndim == 4:
                if name[5] != block:
                    model.add(keras.layers.MaxPooling2D())
                    block = name[5]
                model.add(keras.layers.Conv2D(kernel.shape[3], 3, padding="same", activation="relu", name=name))
            else:
                if kernel.shape[0] % 49 == 0:
                    model.add(keras.layers.MaxPooling2D())
                    model.add(keras.layers.Flatten())
                last = "softmax" if name == list(weights)[-1] else "relu"
                model.add(keras.layers.Dense(kernel.shape[1], activation=last, name=name))
            model.layers[-1].set_weights(weights[name])
        model.save(made)
    return made


def onnx_file(path):
    made = path.replace(".h5", ".onnx")
    if not os.path.exists(made):
        import torch

        picture = torch.zeros(1, 3, 224, 224)
        torch.onnx.export(torch_vgg(path).eval(), picture, made, dynamo=False, output_names=["answer"])
    return made


kind, picture, network, *paths = sys.argv[1:]
for path in paths:
    script = load_script(path)
    with open(path.replace(".py", ".txt"), "w") as file, contextlib.redirect_stdout(file):
        # A file has an encoding of its own.
        script.sys = type("Sys", (), {"stdout": type("Out", (), {"reconfigure": lambda **_: None}), "exit": sys.exit})
        if kind == "torch":
            script.load_torch = lambda _: torch_vgg(network)
            script.main([picture, "weights.pth"])
        elif kind == "onnx":
            try:
                script.main([picture, onnx_file(network), "arrays"])
            except SystemExit as error:
                print("refused:", error)
        else:
            script.main([picture, keras_file(network) if kind == "any" else network])
