"""Writes fixtures/torch/timm.json: answers of small networks of timm whose weights follow a rule.

    python3 scripts/oracle/timmSmall.py

Needs torch 2.14.1 and timm 1.0.31. Weights are those of src/formats/torch/timm.test.ts, drawn by name; the picture is
sin(0.05 i) over [height, width, channels]. A map is Grad-CAM's before ReLU at `layer`, the sum over channels.
"""

import json
from pathlib import Path

import numpy as np
import torch
from timm.models.cait import Cait
from timm.models.davit import DaVit
from timm.models.eva import Eva
from timm.models.pit import PoolingVisionTransformer

from seededTorch import like

OUT = Path(__file__).resolve().parent / "../../fixtures/torch/timm.json"
CLASSES = 3
DAVIT = {"embed_dims": (32, 64, 64, 96), "num_heads": (1, 2, 2, 3), "depths": (1, 1, 1, 1)}
FLORENCE = {"window_size": 12, "down_kernel_size": 3, "channel_attn_v2": True, "named_blocks": True}
PIT = {"img_size": 64, "base_dims": (32, 32, 32), "depth": (1, 1, 2), "heads": (2, 4, 8), "mlp_ratio": 2}
ROPE = {
    **{"img_size": 64, "embed_dim": 192, "depth": 2, "num_heads": 3, "mlp_ratio": 2, "init_values": 1e-5},
    **{"attn_type": "rope", "global_pool": "token", "no_embed_class": True, "use_rot_pos_emb": True},
    **{"rope_grid_indexing": "xy", "rope_temperature": 100.0},
}
CASES = {
    "cait": (64, "blocks.1", lambda: Cait(img_size=64, embed_dim=96, num_heads=2, depth=2, num_classes=CLASSES)),
    "pit": (64, "transformers.2.blocks.1.norm1", lambda: PoolingVisionTransformer(**PIT, num_classes=CLASSES)),
    "pit distilled": (
        64,
        "transformers.2.blocks.1.norm1",
        lambda: PoolingVisionTransformer(**PIT, num_classes=CLASSES, distilled=True),
    ),
    "davit": (224, "stages.3.blocks.0.1", lambda: DaVit(**DAVIT, num_classes=CLASSES)),
    "davit, norm before the mean": (224, "norm_pre", lambda: DaVit(**DAVIT, num_classes=CLASSES, head_norm_first=True)),
    "davit of Florence-2": (
        224,
        "stages.3.blocks.0.channel_block",
        lambda: DaVit(**DAVIT, **FLORENCE, num_classes=CLASSES),
    ),
    "vit_rope_ape": (64, "blocks.1.norm1", lambda: Eva(**ROPE, num_classes=CLASSES)),
}


def drawn(name, tensor):
    """The rule: by the tensor's name and shape alone."""
    values = like(tensor, name, 0)
    if tensor.ndim > 1:
        is_token = name.endswith(("_token", "pos_embed"))
        return values * np.float32(0.5 if is_token else (6 / tensor[0].numel()) ** 0.5)
    if "gamma" in name or name.endswith(".weight"):
        return values * np.float32(0.4) + 1
    return values * np.float32(0.2)


def answer(side, layer, make):
    network = make().eval()
    with torch.no_grad():
        for name, tensor in network.state_dict().items():
            tensor.copy_(drawn(name, tensor))
    picture = np.sin(0.05 * np.arange(side * side * 3)).astype(np.float32).reshape(side, side, 3)
    kept = []

    def keep(_, __, output):
        output.retain_grad()
        kept.append(output)

    dict(network.named_modules())[layer].register_forward_hook(keep)
    logits = network(torch.from_numpy(picture).permute(2, 0, 1)[None])[0]
    logits[int(logits.argmax())].backward()
    values, gradients = kept[0].detach()[0], kept[0].grad[0]
    if values.ndim == 3:
        values, gradients = [one.flatten(1).T for one in (values, gradients)]
    else:  # without class tokens
        skip = len(values) - int(len(values) ** 0.5) ** 2
        values, gradients = values[skip:], gradients[skip:]
    weights = gradients.mean(0)
    return {
        "layer": layer,
        "tensors": {name: "x".join(map(str, one.shape)) for name, one in network.state_dict().items()},
        "logits": logits.tolist(),
        "weights": weights.tolist(),
        "raw": (values * weights).sum(1).tolist(),
    }


def main():
    OUT.write_text(json.dumps({name: answer(*case) for name, case in CASES.items()}) + "\n")


if __name__ == "__main__":
    main()
