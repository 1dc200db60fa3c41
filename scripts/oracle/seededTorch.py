"""Writes what seeded networks of torchvision take beside their rule: fixtures/torch/seeded/<name>.statistics.

    python3 scripts/oracle/seededTorch.py [name ...]

Needs torch 2.14.1, torchvision 0.29.1, numpy and Pillow. Weights follow a rule (fixtures/torch/seeded.ts has the same);
the statistics of BatchNormalization come from pictures, and the last layer is scaled so that logits spread. Those are
written: float32, means and variances in the order of the state dict, and then the scales of the last layer's weights and
bias.
"""

import sys
import zlib
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "../../public/samples"
OUT = HERE / "../../fixtures/torch/seeded"
MEAN = np.array([0.485, 0.456, 0.406], np.float32)
STD = np.array([0.229, 0.224, 0.225], np.float32)
LOGIT_STD = 3.0
NAMES = [
    "squeezenet1_1",
    "resnet18",
    "googlenet",
    "mnasnet0_5",
    "mobilenet_v2",
    "mobilenet_v3_small",
    "regnet_y_400mf",
    "shufflenet_v2_x0_5",
    "efficientnet_b0",
    "alexnet",
    "vgg11_bn",
    "inception_v3",
    "convnext_tiny",
    "densenet121",
]
NORMS = (torch.nn.LayerNorm, torch.nn.modules.batchnorm._BatchNorm)


def uniform(count, stream):
    """Float32 in [-1, 1): murmur3's 32-bit finaliser over index + stream * 2654435769."""
    h = (np.arange(count, dtype=np.uint64) + np.uint64(stream) * np.uint64(2654435769)) & np.uint64(0xFFFFFFFF)
    h = h.astype(np.uint32)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return ((h >> np.uint32(8)).astype(np.float64) / 2**23 - 1.0).astype(np.float32)


def like(tensor, name, seed):
    stream = (zlib.crc32(name.encode()) + seed) & 0xFFFFFFFF
    return torch.from_numpy(uniform(tensor.numel(), stream)).reshape(tensor.shape)


def photo(name, size, resample):
    return np.asarray(Image.open(SAMPLES / f"{name}.png").convert("RGB").resize((size, size), resample))


def synthetic(size, seed):
    y, x = np.mgrid[0:size, 0:size].astype(np.float64)
    u, v = x / size, y / size
    r = 0.5 + 0.25 * np.sin(2 * np.pi * (3 * u + 5 * v) + seed) + 0.2 * (u - 0.5)
    g = 0.5 + 0.25 * np.sin(2 * np.pi * (7 * u - 2 * v) + 2 * seed) + 0.2 * (v - 0.5)
    b = 0.5 + 0.25 * np.cos(2 * np.pi * (4 * u * v) + 3 * seed)
    disc = ((u - 0.63) ** 2 + (v - 0.4) ** 2) < 0.03
    rgb = np.stack([r + 0.3 * disc, g - 0.25 * disc, b - 0.2 * disc], -1)
    noise = uniform(size * size * 3, 900 + seed).reshape(size, size, 3)
    return np.clip(np.rint((rgb + 0.12 * noise) * 255), 0, 255).astype(np.uint8)


def calibration(size):
    names = ["cat", "coffee", "astronaut-320x480", "golf-ball", "parachute"]
    pictures = [photo(name, size, Image.BILINEAR) for name in names]
    pictures += [synthetic(size, seed) for seed in (1, 2, 3)]
    pictures += [photo(name, size, Image.NEAREST) for name in names[:3]]
    planes = [((rgb.astype(np.float32) / np.float32(255) - MEAN) / STD).transpose(2, 0, 1) for rgb in pictures]
    return torch.from_numpy(np.ascontiguousarray(np.stack(planes)))


def fill(model, seed):
    owner = {f"{name}.{own}": m for name, m in model.named_modules() for own, _ in m.named_parameters(recurse=False)}
    for name, p in model.named_parameters():
        u, last = like(p, name, seed), name.rsplit(".", 1)[-1]
        is_norm = isinstance(owner[name], NORMS) or (p.ndim == 1 and last == "weight")
        if "layer_scale" in name:
            p.copy_(0.4 * (1 + 0.5 * u))
        elif is_norm:
            p.copy_(1 + 0.4 * u if last == "weight" else 0.2 * u)
        elif p.ndim >= 2:
            p.copy_(u * float(np.sqrt(6.0 / p[0].numel())))
        else:
            p.copy_(0.1 * u)


def build(name):
    """A network, with the scales of its last layer."""
    known = dict(aux_logits=False, init_weights=False) if name in ("googlenet", "inception_v3") else {}
    model = torchvision.models.get_model(name, weights=None, num_classes=1000, **known).eval()
    seed = zlib.crc32(name.encode()) % 1000
    fill(model, seed)
    names = {module: own for own, module in model.named_modules()}
    order = []

    def measure(norm, args):
        x = args[0]
        mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
        own = names[norm]
        norm.running_mean.copy_(mean + 0.1 * variance.sqrt() * like(mean, own + ".running_mean", seed))
        norm.running_var.copy_(variance.clamp_min(1e-4) * (1 + 0.3 * like(variance, own + ".running_var", seed)))

    for module in model.modules():
        if isinstance(module, torch.nn.modules.batchnorm._BatchNorm):
            module.running_var.fill_(1)
            module.register_forward_pre_hook(measure)
        if isinstance(module, (torch.nn.Linear, torch.nn.Conv2d)):
            module.register_forward_hook(lambda one, *_: order.append(one))
    logits = model(calibration(299 if name == "inception_v3" else 224))
    scale = LOGIT_STD / float(logits.std(dim=1).mean())
    scales = [scale, min(1.0, scale)]
    last = order[-1]
    last.weight.mul_(scales[0])
    last.bias.mul_(scales[1])
    return model, scales


if __name__ == "__main__":
    torch.set_num_threads(1)
    OUT.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or NAMES:
        with torch.no_grad():
            model, scales = build(name)
        kept = [v for k, v in model.state_dict().items() if k.rsplit(".", 1)[-1] in ("running_mean", "running_var")]
        numbers = np.concatenate([*(v.numpy().ravel() for v in kept), np.array(scales)]).astype("<f4")
        (OUT / f"{name}.statistics").write_bytes(numbers.tobytes())
        first, *_, last = model.state_dict().values()
        print(name, numbers.size, float(first.double().abs().sum()), float(last.double().abs().sum()), scales)
