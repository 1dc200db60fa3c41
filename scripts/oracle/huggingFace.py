"""Writes small networks of transformers as folders of Hugging Face, with their answers: fixtures/torch/hugging-face.

    python3 scripts/oracle/huggingFace.py

Answers are the logits, and at one layer the mean gradients of the best class' logit and Grad-CAM's sum over channels
before ReLU. Needs torch 2.14.1, transformers 5.24.0 and safetensors 0.8.0. Weights are seeded and rounded to float16. The picture is
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
VIT = {"hidden_size": 48, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 32, "image_size": SIDE, "patch_size": 8}
STAGES = {"depths": [1, 1, 2, 1], "hidden_sizes": [8, 16, 24, 32]}
LEVIT = {"hidden_sizes": [16, 32, 48], "num_attention_heads": [2, 3, 4], "depths": [1, 1, 2], "key_dim": [4, 4, 4]}
CVT = {"embed_dim": [8, 16, 24], "num_heads": [1, 2, 3], "depth": [1, 2, 3]}
OF_VISION = {"num_labels": len(LABELS), "id2label": dict(enumerate(LABELS)), "label2id": {name: i for i, name in enumerate(LABELS)}}
# The class, its settings, the sides of the picture, the layer as the class names it in memory, and the tokens before its cells.
NETWORKS = {
    "resnet": (T.ResNetForImageClassification, config(T.ResNetConfig, depths=[1, 1, 2, 1], hidden_sizes=[16, 32, 48, 64], embedding_size=8), 224, "resnet.encoder.stages.3.layers.0", 0),
    "convnext": (T.ConvNextForImageClassification, config(T.ConvNextConfig, **STAGES), 224, "convnext.encoder.stages.3.layers.0", 0),
    "vit": (T.ViTForImageClassification, config(T.ViTConfig, hidden_size=128, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, image_size=SIDE, patch_size=8), SIDE, "vit.layers.1.layernorm_before", 1),
    "efficientnet": (T.EfficientNetForImageClassification, config(T.EfficientNetConfig, width_coefficient=0.5, depth_coefficient=0.1, hidden_dim=640), 224, "efficientnet.encoder.top_activation", 0),
    "beit": (T.BeitForImageClassification, config(T.BeitConfig, **VIT, use_relative_position_bias=True), SIDE, "beit.layers.1", 1),
    "registers": (T.Dinov2WithRegistersForImageClassification, config(T.Dinov2WithRegistersConfig, **{**VIT, "image_size": 56}, mlp_ratio=1, use_swiglu_ffn=True), SIDE, "dinov2_with_registers.layernorm", 5),
    "siglip": (T.SiglipForImageClassification, T.SiglipConfig(vision_config=VIT, **OF_VISION), SIDE, "vision_model.post_layernorm", 0),
    "clip": (T.CLIPForImageClassification, T.CLIPConfig(vision_config=VIT, **OF_VISION), SIDE, "vision_model.encoder.layers.1", 1),
    "swinv2": (T.Swinv2ForImageClassification, config(T.Swinv2Config, image_size=40, patch_size=4, embed_dim=16, depths=[2, 2], num_heads=[1, 2], window_size=4, pretrained_window_sizes=[3, 0]), 40, "swinv2.layernorm", 0),
    "mobilevit": (T.MobileViTForImageClassification, config(T.MobileViTConfig, image_size=64, hidden_sizes=[16, 16, 16], neck_hidden_sizes=[8, 8, 8, 16, 16, 16, 24], expand_ratio=1.0), 64, "mobilevit.conv_1x1_exp", 0),
    "mobilevitv2": (T.MobileViTV2ForImageClassification, config(T.MobileViTV2Config, image_size=64, width_multiplier=0.125, n_attn_blocks=[1, 1, 1]), 64, "mobilevitv2.encoder.layer.4", 0),
    "poolformer": (T.PoolFormerForImageClassification, config(T.PoolFormerConfig, **STAGES), 64, "norm", 0),
    "segformer": (T.SegformerForImageClassification, config(T.SegformerConfig, **STAGES, num_attention_heads=[1, 2, 3, 4]), 64, "segformer.stages.3.layer_norm", 0),
    "levit": (T.LevitForImageClassification, config(T.LevitConfig, image_size=64, **LEVIT), 64, "levit.encoder.stages.1.layers.1", 0),
    "cvt": (T.CvtForImageClassification, config(T.CvtConfig, **CVT), 64, "cvt.encoder.stages.2.layers.2.layernorm_before", 1),
    "bit": (T.BitForImageClassification, config(T.BitConfig, depths=[1, 2, 1, 1], hidden_sizes=[32, 32, 64, 64], embedding_size=16, num_groups=8), 64, "bit.norm", 0),
}


class Contiguous(torch.autograd.Function):
    """On the way back of this version, BatchNorm is wrong for gradients that are not contiguous (CPU, in evaluation)."""

    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, gradient):
        return gradient.contiguous()


def answer(model, picture, layer, tokens):
    kept = []

    def keep(_, given, made):
        if not torch.is_tensor(made):
            return made
        made = Contiguous.apply(made)
        if _ is target:
            kept.append(made)
        return made

    target = model.get_submodule(layer)
    hooks = [one.register_forward_hook(keep) for path, one in model.named_modules() if path]
    logits = model(picture.requires_grad_(True)).logits[0]
    [gradient] = torch.autograd.grad(logits.max(), kept)
    for hook in hooks:
        hook.remove()
    cells = (lambda x: x[0, tokens:]) if gradient.ndim == 3 else (lambda x: x[0].flatten(1).T)
    weights = cells(gradient).mean(0)
    numbers = lambda values: [float(f"{value:.8g}") for value in values]
    return {"logits": numbers(logits), "weights": numbers(weights), "raw": numbers(cells(kept[0]) @ weights)}


def main():
    generator = torch.Generator().manual_seed(5)
    uniform = lambda like: torch.rand(like.shape, generator=generator) * 2 - 1
    for name, (kind, settings, side, layer, tokens) in NETWORKS.items():
        model = kind(settings).eval()
        with torch.no_grad():
            for path, parameter in model.named_parameters():
                if parameter.ndim <= 1 or parameter.shape[0] == 1 or "bias_table" in path or "biases" in path:
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
            "size": {"height": side, "width": side} if side < 224 else {"shortest_edge": 224},
            **({} if side < 224 else {"crop_pct": 0.875}),
        }
        (folder / "preprocessor_config.json").write_text(json.dumps(processor, indent=1))
        picture = torch.sin(0.05 * torch.arange(side * side * 3, dtype=torch.float64)).reshape(side, side, 3)
        found = answer(model.double(), picture.permute(2, 0, 1)[None], layer, tokens)
        (folder / "answers.json").write_text(json.dumps(found))


if __name__ == "__main__":
    main()
