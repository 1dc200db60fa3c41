"""How far PyTorch's own answers in float64 move where every weight moves by a share, as rounding would move it:
python torchSpread.py LIBRARY/NAME ... CACHE, under scripts/zoo/torch.requirements.txt. CACHE is that of
`npm run zoo -- torch --keep`. Prints channel weights and map, shares of the largest, the farthest of six tries.

Where a value is that near to the kink of a ReLU, engines may differ by as much and each be right.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torchNetworks import ask, build, layers_of, scaled

TRIES = 6


def spread(library, name, folder, share):
    model = build(library, name).eval()
    model.load_state_dict(load_file(folder / f"{name}.safetensors"))
    model = model.double()
    picture = torch.from_numpy(np.load(folder / "cat.npy")).permute(2, 0, 1)[None].double().contiguous()
    layers = layers_of(name, model)
    read = lambda: ask(name, model, picture.clone().requires_grad_(True), layers)[2]
    exact = read()
    stored = {path: value.clone() for path, value in model.named_parameters()}
    farthest = {layer: (0.0, 0.0) for layer in layers}
    for number in range(TRIES):
        generator = torch.Generator().manual_seed(number)
        with torch.no_grad():
            for path, parameter in model.named_parameters():
                noise = torch.rand(parameter.shape, generator=generator, dtype=torch.float64) * 2 - 1
                parameter.copy_(stored[path] * (1 + share * noise))
        for layer, (_, weights, raw) in read().items():
            _, own, plane = exact[layer]
            found = np.abs(weights - own).max() / np.abs(own).max(), np.abs(scaled(raw) - scaled(plane)).max()
            farthest[layer] = tuple(max(pair) for pair in zip(farthest[layer], found))
    return farthest


if __name__ == "__main__":
    for one in sys.argv[1:-1]:
        folder = Path(sys.argv[-1]) / "torch" / one.replace("/", "-")
        for share in (1e-7, 1e-6):
            for layer, (weights, plane) in spread(*one.split("/"), folder, share).items():
                print(f"{one}, {layer}, weights moved by {share:.0e}: {weights:.0e}, map {plane:.0e}", flush=True)
