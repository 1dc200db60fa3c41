"""Writes small networks of transformers as folders of Hugging Face, with their logits: fixtures/torch/hugging-face.

    python3 scripts/oracle/huggingFace.py

Needs torch 2.14.1, transformers 5.24.0 and safetensors 0.8.0. Weights are seeded and rounded to float16. The picture is
sin(0.05 · i) for its i-th value, [height, width, channels].
"""

import json
from pathlib import Path

import torch
import transformers as T

OUT = Path(__file__).parents[2] / "fixtures/torch/hugging-face"
LABELS = ["ant", "bee", "cow"]


def config(kind, **more):
    names = {"id2label": dict(enumerate(LABELS)), "label2id": {name: i for i, name in enumerate(LABELS)}}
    return kind(num_labels=len(LABELS), **names, **more)


SIDE = 32
NETWORKS = {
    "resnet": (T.ResNetForImageClassification, config(T.ResNetConfig, depths=[1, 1, 2, 1], hidden_sizes=[16, 32, 48, 64], embedding_size=8)),
    "convnext": (T.ConvNextForImageClassification, config(T.ConvNextConfig, depths=[1, 1, 2, 1], hidden_sizes=[8, 16, 24, 32])),
    "vit": (T.ViTForImageClassification, config(T.ViTConfig, hidden_size=128, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, image_size=SIDE, patch_size=8)),
    "efficientnet": (T.EfficientNetForImageClassification, config(T.EfficientNetConfig, width_coefficient=0.5, depth_coefficient=0.1, hidden_dim=640)),
}


def main():
    generator = torch.Generator().manual_seed(5)
    uniform = lambda like: torch.rand(like.shape, generator=generator) * 2 - 1
    for name, (kind, settings) in NETWORKS.items():
        model = kind(settings).eval()
        with torch.no_grad():
            for parameter in model.parameters():
                if parameter.ndim <= 1 or parameter.shape[0] == 1:
                    parameter.add_(0.2 * uniform(parameter))
                else:
                    parameter.copy_(uniform(parameter) * (3 / parameter[0].numel()) ** 0.5)
            for path, buffer in model.named_buffers():
                if "running_var" in path:
                    buffer.copy_(0.9 + 0.3 * uniform(buffer))
                if "running_mean" in path:
                    buffer.copy_(0.2 * uniform(buffer))
        folder = OUT / name
        model.half().save_pretrained(folder)
        processor = {
            "do_normalize": True,
            "do_rescale": True,
            "do_resize": True,
            "image_mean": [0.4, 0.5, 0.6],
            "image_std": [0.2, 0.25, 0.5],
            "resample": 3,
            "rescale_factor": 1 / 255,
            "size": {"height": SIDE, "width": SIDE} if name == "vit" else {"shortest_edge": 224},
            **({} if name == "vit" else {"crop_pct": 0.875}),
        }
        (folder / "preprocessor_config.json").write_text(json.dumps(processor, indent=1))
        side = SIDE if name == "vit" else 224
        picture = torch.sin(0.05 * torch.arange(side * side * 3, dtype=torch.float64)).reshape(side, side, 3)
        logits = model.double()(picture.permute(2, 0, 1)[None]).logits[0]
        (folder / "answers.json").write_text(json.dumps([float(f"{value:.8g}") for value in logits]))


if __name__ == "__main__":
    main()
