"""The convolutions of a model package in PyTorch, run once for each line of standard input."""

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import conv2d, max_pool2d, relu

folder, input_path, last, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
model = json.loads(Path(folder, "model.json").read_text())
weights = {}
for group in model["weightsManifest"]:
    (weight,) = group["weights"]
    data = b"".join(Path(folder, path).read_bytes() for path in group["paths"])
    weights[weight["name"]] = np.frombuffer(data, "<f4").reshape(weight["shape"])

steps = []
for layer in model["modelTopology"]["model_config"]["config"]["layers"]:
    name = layer["config"]["name"]
    if layer["class_name"] == "Conv2D":
        kernel = torch.from_numpy(np.ascontiguousarray(weights[f"{name}/kernel"].transpose(3, 2, 0, 1)))
        bias = torch.from_numpy(weights[f"{name}/bias"].copy())
        steps.append(lambda x, kernel=kernel, bias=bias: relu(conv2d(x, kernel, bias, padding=1)))
    elif layer["class_name"] == "MaxPooling2D":
        steps.append(lambda x: max_pool2d(x, 2))
    if name == last:
        break

values = np.fromfile(input_path, "<f4")
side = round((len(values) / 3) ** 0.5)
picture = torch.from_numpy(values.reshape(1, side, side, 3).transpose(0, 3, 1, 2).copy())
print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    with torch.inference_mode():
        start = time.perf_counter()
        x = picture
        for step in steps:
            x = step(x)
        ms = (time.perf_counter() - start) * 1000
    if line.strip() == "run":
        print(json.dumps({"ms": ms}), flush=True)
    else:
        print(json.dumps({"answer": x[0].permute(1, 2, 0).flatten().tolist()}), flush=True)
