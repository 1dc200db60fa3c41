"""Writes networks of PyTorch for the scripts of Copy as Python (src/export/torchScript.test.ts): torchScripts.py OUT

State dicts as people leave them, of torchvision and timm with changed last layers, and small folders of Hugging Face.
Weights are seeded. Needs torch 2.14.1, torchvision 0.29.1, timm 1.0.31, transformers 5.24.0 and safetensors 0.8.0.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import timm
import torch
import torchvision.models as V
import transformers as T
from safetensors.torch import save_file

OUT = Path(sys.argv[1])


class Settings(dict):
    """As Lightning keeps what a network was made with."""


def seeded(model):
    generator = torch.Generator().manual_seed(5)
    uniform = lambda like: torch.rand(like.shape, generator=generator) * 2 - 1
    with torch.no_grad():
        for _, parameter in model.named_parameters():
            if parameter.ndim <= 1 or parameter.shape[0] == 1:
                parameter.add_(0.2 * uniform(parameter))
            else:
                parameter.copy_(uniform(parameter) * (3 / parameter[0].numel()) ** 0.5)
        for path, buffer in model.named_buffers():
            if "running_var" in path:
                buffer.copy_(0.9 + 0.3 * uniform(buffer))
            if "running_mean" in path:
                buffer.copy_(0.2 * uniform(buffer))
    return model.eval()


def row(*layers):
    return torch.nn.Sequential(*layers)


def changed(name):
    Linear, Dropout, ReLU = torch.nn.Linear, torch.nn.Dropout, torch.nn.ReLU
    if name.startswith("resnet18"):
        model = V.resnet18(num_classes=7)
        if "dropout" in name:
            model.fc = row(Linear(512, 32), Dropout(), Linear(32, 5))
        if "relu" in name:
            model.fc = row(Linear(512, 32), torch.nn.BatchNorm1d(32), ReLU(), Dropout(), Linear(32, 5))
        if "sigmoid" in name:
            model.fc = Linear(512, 1)
    elif name == "mobilenet":
        model = V.mobilenet_v3_small()
        model.classifier = row(Linear(576, 64), ReLU(), Linear(64, 3))
    elif name == "efficientnet":
        model = V.efficientnet_b0()
        model.classifier = Linear(1280, 4)
    elif name == "squeezenet":
        model = V.squeezenet1_1(num_classes=3)
    elif name == "convnext":
        model = timm.create_model("convnext_atto", num_classes=6)
    elif name == "vit_tiny_patch16_224":
        model = timm.create_model(name, num_classes=4)
        model.head = row(Linear(192, 16), torch.nn.GELU(), Linear(16, 4))
    elif name == "vgg11":
        model = V.vgg11()
        model.avgpool, model.classifier = torch.nn.AdaptiveAvgPool2d(1), Linear(512, 4)
    elif name.startswith("own"):
        model = own(name)
    return seeded(model)


class Own(torch.nn.Module):
    """A network without its last layers, and layers of a person's own."""

    def __init__(self, body, **heads):
        super().__init__()
        self.backbone = body
        for name, layer in heads.items():
            setattr(self, name, layer)


def own(name):
    Linear = torch.nn.Linear
    if name == "own-resnet18":
        body = V.resnet18()
        body.fc = torch.nn.Identity()
        return Own(body, fc=row(Linear(512, 32), torch.nn.ReLU(), torch.nn.Dropout(), Linear(32, 5)))
    body = timm.create_model("mobilenetv3_small_050", num_classes=0)
    return Own(body, fc1=Linear(1024, 16), bn1=torch.nn.BatchNorm1d(16), fc2=Linear(16, 3))


def dict_of(name, start=""):
    return {start + key: value for key, value in changed(name).state_dict().items()}


def checkpoint(name):
    """As Lightning's, with what torch.load refuses by itself."""
    return {
        **{"epoch": np.float64(3), "pytorch-lightning_version": "2.5.0"},
        "state_dict": {**dict_of(name, "model."), "train_acc.total": torch.zeros(())},
        "hyper_parameters": Settings(rate=0.1, args=argparse.Namespace(classes=7)),
        "optimizer_states": [{"state": {0: {"exp_avg": torch.zeros(3)}}, "param_groups": [{"lr": 0.1}]}],
    }


STATES = {
    "resnet18-dropout/best.pth": lambda: dict_of("resnet18-dropout"),
    "resnet18-relu/net.safetensors": lambda: dict_of("resnet18-relu"),
    "resnet18-module/model.pth": lambda: {"epoch": 3, "state_dict": dict_of("resnet18", "module.")},
    "resnet18-sigmoid/model.pt": lambda: dict_of("resnet18-sigmoid", "model."),
    "resnet18-lightning/last.ckpt": lambda: checkpoint("resnet18"),
    "mobilenet/model.pth": lambda: dict_of("mobilenet"),
    "efficientnet/model.pth": lambda: dict_of("efficientnet"),
    "squeezenet/model.pth": lambda: dict_of("squeezenet", "net."),
    "convnext/convnext_atto.safetensors": lambda: dict_of("convnext"),
    "vit/vit_tiny_patch16_224.pth": lambda: dict_of("vit_tiny_patch16_224"),
    "vgg11/model.pth": lambda: dict_of("vgg11"),
    "own-resnet18/best.pth": lambda: dict_of("own-resnet18"),
    "own-mobilenet/last.ckpt": lambda: {"state_dict": dict_of("own-mobilenet", "net.")},
}

SIDE = 32
NAMES = {"id2label": {0: "ant", 1: "bee", 2: "cow"}, "label2id": {"ant": 0, "bee": 1, "cow": 2}}
TOKENS = {"hidden_size": 128, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64, "image_size": SIDE, "patch_size": 8}
STAGES = {"depths": [1, 1, 2, 1], "hidden_sizes": [8, 16, 24, 32]}
SWIN = {"image_size": 64, "patch_size": 4, "embed_dim": 32, "depths": [2, 2], "num_heads": [2, 4], "window_size": 4}
FOLDERS = {
    "hf-resnet": lambda: T.ResNetConfig(depths=[1, 1, 2, 1], hidden_sizes=[16, 32, 48, 64], embedding_size=8, **NAMES),
    "hf-regnet": lambda: T.RegNetConfig(depths=[1, 1, 2, 1], hidden_sizes=[16, 32, 48, 64], groups_width=8, embedding_size=8, **NAMES),
    "hf-convnext": lambda: T.ConvNextConfig(**STAGES, **NAMES),
    "hf-convnextv2": lambda: T.ConvNextV2Config(**STAGES, **NAMES),
    "hf-vit": lambda: T.ViTConfig(**TOKENS, **NAMES),
    "hf-deit": lambda: T.DeiTConfig(**TOKENS, **NAMES, architectures=["DeiTForImageClassification"]),
    "hf-deit-distilled": lambda: T.DeiTConfig(**TOKENS, **NAMES, architectures=["DeiTForImageClassificationWithTeacher"]),
    "hf-dinov2": lambda: T.Dinov2Config(**TOKENS, **NAMES),
    "hf-swin": lambda: T.SwinConfig(**SWIN, **NAMES),
    "hf-mobilenet_v1": lambda: T.MobileNetV1Config(image_size=224, depth_multiplier=0.25, **NAMES),
    "hf-mobilenet_v2": lambda: T.MobileNetV2Config(image_size=224, depth_multiplier=0.35, **NAMES),
    "hf-pvt_v2": lambda: T.PvtV2Config(image_size=64, hidden_sizes=[16, 32, 80, 64], depths=[1, 1, 1, 1], **NAMES),
}


def main():
    for path, state in STATES.items():
        file = OUT / path
        if file.exists():
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        save_file(state(), file) if file.suffix == ".safetensors" else torch.save(state(), file)
    for name, config in FOLDERS.items():
        if (OUT / name / "model.safetensors").exists():
            continue
        made = config()
        kind = getattr(T, (made.architectures or [""])[0], None)
        model = kind(made) if kind else T.AutoModelForImageClassification.from_config(made)
        seeded(model).save_pretrained(OUT / name)


main()
