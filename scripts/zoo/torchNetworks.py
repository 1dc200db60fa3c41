"""Networks of torchvision or timm at their own sizes as state dicts, with PyTorch's answers:
python torchNetworks.py LIBRARY/NAME ... OUT SAMPLES, under scripts/zoo/torch.requirements.txt.

Weights and the statistics of BatchNorm are seeded. Logits and Grad-CAM are in float64, those of float32 stand beside,
and pytorch-grad-cam has to give the same maps as the hooks here. Both exporters of PyTorch write an .onnx, and
onnxruntime's logits of these are kept.
"""

import json
import re
import sys
import warnings
import zlib
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import timm
import torch
import torchvision
from PIL import Image
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from safetensors.torch import save_file

warnings.simplefilter("ignore")
torch.set_num_threads(1)

# The layers that are asked by what a network has: the last one with a plane, and one in the middle.
LAYERS = [
    (r"^(alexnet)$", ["features.11", "features.4"]),
    # features.7 of these is folded into its BatchNorm by the exporters.
    (r"^vgg1[369]_bn$", ["features.{lastRelu}", "features.6"]),
    (r"^vgg", ["features.{lastRelu}", "features.7"]),
    (r"^(resne|wide_|seresnet)", ["layer4.{last}", "layer2.0"]),
    (r"^squeezenet", ["classifier.2", "features.7"]),
    (r"^densenet", ["features.norm5", "features.pool0"]),
    (r"^googlenet", ["inception5b", "inception3b"]),
    (r"^inception_v3", ["Mixed_7c", "Mixed_6a"]),
    (r"^(legacy_)?xception", ["act4", "block4"]),
    (r"^mobilenet_v2", ["features.18", "features.7"]),
    (r"^mobilenet_v3", ["features.{last}", "features.4"]),
    (r"^mnasnet\d_", ["layers.16", "layers.9.0"]),
    (r"^shufflenet", ["conv5", "stage3.1"]),
    (r"^regnet_", ["trunk_output.block4.{last}", "trunk_output.block2"]),
    (r"^regnet[xy]_\d{3}$", ["s4.{last}", "s2.b1"]),
    (r"^swin_(v2_)?[tsb]$", ["features.7.1.norm1", "features.3.1.norm1"]),
    (r"^swin_tiny", ["layers.3.blocks.1.norm1", "layers.1.blocks.0"]),
    (r"^vit_b_16", ["encoder.layers.encoder_layer_11.ln_1", "encoder.layers.encoder_layer_5"]),
    (r"^(vit|deit)_", ["blocks.11.norm1", "blocks.5"]),
    (r"^(mobilevit)", ["final_conv", "stages.2.1"]),
    (r"^poolformer", ["stages.3.blocks.1", "stages.1.blocks.0"]),
    (r"^repvgg", ["stages.3.0", "stages.1.1"]),
    (r"^ghostnet", ["blocks.9.0", "blocks.4.0"]),
    (r"^mobilenetv3", ["blocks.{last}", "blocks.2.0"]),
    (r"^mobilenetv4", ["blocks.4.0", "blocks.2.0"]),
    (r"^convnext", ["{last}", ""]),
    (r"", ["bn2.act", "blocks.2.0"]),
]


def build(library, name):
    if library == "timm":
        return timm.create_model("legacy_xception" if name == "xception" else name, pretrained=False)
    more = {"aux_logits": False, "init_weights": True} if name in ("googlenet", "inception_v3") else {}
    return torchvision.models.get_model(name, weights=None, **more)


def preset_of(library, name, model):
    if library == "timm":
        config = model.pretrained_cfg
        return config["input_size"][-1], config["mean"], config["std"]
    transforms = torchvision.models.get_model_weights(name).DEFAULT.transforms()
    return transforms.crop_size[0], transforms.mean, transforms.std


def named(mean, std):
    """What the page calls this."""
    names = {((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)): "torch", ((0.5,) * 3, (0.5,) * 3): "tf"}
    return names.get((tuple(mean), tuple(std)), "custom")


def layers_of(name, model):
    asked = next(layers for pattern, layers in LAYERS if re.search(pattern, name))
    if name.startswith("efficientnet") and hasattr(model, "features"):
        asked = ["features.{last}", "features.3.0"]
    if name.startswith("convnext"):
        features = hasattr(model, "features")
        stages = model.features if features else model.stages
        asked = [f"features.7.{len(stages[7]) - 1}", "features.3.0"] if features else [f"stages.3.blocks.{len(stages[3].blocks) - 1}", "stages.1.blocks.0"]
    found = []
    for layer in asked:
        if "{lastRelu}" in layer:
            last = [i for i, one in enumerate(model.features) if isinstance(one, torch.nn.ReLU)][-1]
            layer = layer.replace("{lastRelu}", str(last))
        if "{last}" in layer:
            around = model.get_submodule(layer.removesuffix(".{last}"))
            layer = layer.replace("{last}", list(dict(around.named_children()))[-1])
            if layer.startswith("blocks."):
                layer += ".0"
        if layer == "trunk_output.block2":
            layer += ".block2-0"
        found.append(layer)
    return found


def seed(model, name, pictures):
    """Moves what a new network has as zeros and ones, and sets the statistics to those of pictures, and off."""
    generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))
    noise = lambda like: torch.rand(like.shape, generator=generator) * 2 - 1
    with torch.no_grad():
        for path, parameter in model.named_parameters():
            if parameter.ndim <= 1 or re.search(r"layer_scale|gamma|\.ls\d", path):
                # Of LayerScale, which begins near nothing, half.
                small = re.search(r"layer_scale|gamma|\.ls\d", path)
                parameter.copy_((0.5 if small else parameter.clamp(-1, 1)) + 0.2 * noise(parameter))
            elif not parameter.any():
                # torchvision's vision transformers begin with a head of zeros.
                parameter.copy_(0.1 * noise(parameter))
            if re.search(r"pos_embed|cls_token|class_token|bias_table|logit_scale", path):
                parameter.add_(0.3 * noise(parameter))

        def calibrate(module, inputs):
            (x,) = inputs[:1]
            mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
            module.running_mean.copy_(mean + 0.1 * variance.sqrt() * noise(mean))
            module.running_var.copy_(variance.clamp_min(1e-4) * (1 + 0.3 * noise(variance)))

        norms = [one for one in model.modules() if isinstance(one, torch.nn.BatchNorm2d)]
        hooks = [one.register_forward_pre_hook(calibrate) for one in norms]
        logits = model(pictures)
        for hook in hooks:
            hook.remove()
        last = [one for one in model.modules() if isinstance(one, (torch.nn.Linear, torch.nn.Conv2d))][-1]
        if logits.shape[1] > 1 and hasattr(last, "weight"):
            last.weight.mul_(3 / max(float(logits.std(dim=1).mean()), 1e-6))


def plane(name, value):
    """[height, width, channels] of what a layer gives."""
    value = value[0]
    if value.ndim == 3 and re.search(r"^swin", name):
        return value
    if value.ndim == 3:
        return value.permute(1, 2, 0)
    side = int((value.shape[0]) ** 0.5)
    return value[value.shape[0] - side * side :].reshape(side, side, -1)


def ask(name, model, picture, layers):
    kept = {}

    def keep(layer):
        def hook(module, inputs, output):
            kept[layer] = output.clone()
            return kept[layer]

        return hook

    hooks = [model.get_submodule(layer).register_forward_hook(keep(layer)) for layer in layers]
    # DenseNet's last ReLU works in place on what was kept, which is then its output.
    logits = model(picture)
    for hook in hooks:
        hook.remove()
    given = {layer: value.detach().numpy() for layer, value in kept.items()}
    chosen = int(logits[0].argmax())
    gradients = torch.autograd.grad(logits[0, chosen], [kept[layer] for layer in layers])
    found = {}
    for layer, gradient in zip(layers, gradients):
        activation, gradient = plane(name, kept[layer]).detach(), plane(name, gradient)
        weights = gradient.double().mean((0, 1))
        raw = (activation.double() * weights).sum(2)
        found[layer] = (list(activation.shape), weights.numpy(), raw.numpy())
    return logits[0].detach().numpy(), chosen, found, given


# The newer exporter needs opset 18.
EXPORTERS = {
    "old": {"dynamo": False, "opset_version": 17},
    "new": {"dynamo": True, "opset_version": 18, "external_data": False, "verbose": False},
}


def export(model, picture, given, path, settings):
    """Writes an .onnx. Its logits by onnxruntime, and the nodes whose values are those of each layer."""
    torch.onnx.export(model, (picture,), path, input_names=["input"], output_names=["logits"], **settings)
    proto = onnx.load(path)
    makers = {output: node.name for node in proto.graph.node for output in node.output if output}
    asked = [output for output in makers if output != "logits"]
    proto.graph.output.extend(onnx.ValueInfoProto(name=output) for output in asked)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(proto.SerializeToString(), options, providers=["CPUExecutionProvider"])
    logits, *values = session.run(["logits", *asked], {"input": picture.numpy()})
    nodes = {layer: [] for layer in given}
    for output, value in zip(asked, values):
        for layer, wanted in given.items():
            same = np.shape(value) == wanted.shape and np.abs(value - wanted).max() <= 1e-3 * np.abs(wanted).max()
            if same and makers[output] not in nodes[layer]:
                nodes[layer].append(makers[output])
    return {"logits": digits(logits), "nodes": nodes}


def scaled(raw):
    peak = max(float(raw.max()), 0)
    return np.maximum(raw, 0) / peak if peak > 0 else np.zeros_like(raw)


def digits(values, count=7):
    return [float(f"{value:.{count}g}") for value in np.asarray(values).ravel()]


def main():
    samples = Path(sys.argv[-1])
    for one in sys.argv[1:-2]:
        if (Path(sys.argv[-2]) / one.replace("/", "-") / "answers.json").exists():
            continue
        make(*one.split("/"), Path(sys.argv[-2]) / one.replace("/", "-"), samples)


def make(library, name, folder, samples):
    torch.manual_seed(19)
    model = build(library, name).eval()
    size, mean, std = preset_of(library, name, model)
    folder.mkdir(parents=True, exist_ok=True)

    def picture_of(sample):
        picture = Image.open(samples / f"{sample}.png").convert("RGB").resize((size, size), Image.BILINEAR)
        if sample == "cat":
            picture.save(folder / "cat.png")
        rgb = np.asarray(picture)
        return ((rgb.astype(np.float32) / 255 - np.float32(mean)) / np.float32(std)).astype(np.float32)

    pictures = torch.from_numpy(np.stack([picture_of("cat"), picture_of("coffee")]).transpose(0, 3, 1, 2).copy())
    seed(model, name, pictures)
    state = {path: value.contiguous() for path, value in model.state_dict().items()}
    save_file(state, folder / f"{name}.safetensors", metadata={"format": "pt"})
    # The form of before 1.6, from a wrapped network.
    wrapped = {f"module.{path}": value for path, value in state.items()}
    torch.save({"epoch": 3, "state_dict": wrapped}, folder / f"{name}.pth", _use_new_zipfile_serialization=False)
    np.save(folder / "cat.npy", pictures[0].permute(1, 2, 0).contiguous().numpy())
    layers = layers_of(name, model)
    rough = ask(name, model, pictures[:1].clone().requires_grad_(True), layers)
    # With DenseNet, that library mixes what is before its last ReLU with what is behind.
    if not name.startswith("densenet"):
        tokens = re.search(r"^(vit|deit|swin)", name) is not None
        turned = lambda value: torch.stack([plane(name, one[None]).permute(2, 0, 1) for one in value])
        cam = GradCAM(model, [model.get_submodule(layers[0])], reshape_transform=turned if tokens else None)
        cam.compute_input_gradient = True
        theirs = cam(pictures[:1].clone(), [ClassifierOutputTarget(rough[1])])
        positive = np.maximum(rough[2][layers[0]][2], 0)
        stretched = (positive - positive.min()) / max(float((positive - positive.min()).max()), 1e-12)
        ours = torch.nn.functional.interpolate(torch.from_numpy(stretched)[None, None].float(), (size, size), mode="bilinear")
        # That library stretches the map to 0 to 1 once more at the size of the picture.
        ours = (ours - ours.min()) / (1e-7 + (ours - ours.min()).max())
        far = float(np.abs(ours[0, 0].numpy() - theirs[0]).max())
        assert far < 1e-2, f"pytorch-grad-cam's map is another one: {far}"
        cam.activations_and_grads.release()
    onnx_answers = {}
    for form, settings in EXPORTERS.items():
        try:
            onnx_answers[form] = export(model, pictures[:1].clone(), rough[3], folder / f"{name}.{form}.onnx", settings)
        except Exception as error:
            onnx_answers[form] = {"refused": str(error)[:300]}
    exact = ask(name, model.double(), pictures[:1].double().requires_grad_(True), layers)
    chosen = exact[1]
    answered = {}
    for layer, (shape, weights, raw) in exact[2].items():
        _, rough_weights, rough_raw = rough[2][layer]
        answered[layer] = {
            **{"shape": shape, "channelWeights": digits(weights), "rawMap": digits(raw), "rawPeak": float(max(raw.max(), 0))},
            **{"map": digits(scaled(raw), 6), "empty": bool(raw.max() <= 0)},
            "float32": {"channelWeights": digits(rough_weights), "map": digits(scaled(rough_raw), 6)},
        }
    result = {"logits": digits(exact[0]), "values": [], "class": chosen, "layers": answered}
    answers = {
        **{"case": name, "head": "softmax", "outputs": ["softmax"], "defaultTarget": layers[0]},
        **{"float32": digits(rough[0]), "parameters": sum(value.numel() for value in model.parameters()), "preset": named(mean, std)},
        "pictures": {"cat": {"input": "cat.npy", "outputs": {"softmax": result}}},
        "onnx": onnx_answers,
    }
    # Last, for a run that was stopped.
    (folder / "answers.json").write_text(json.dumps(answers))
    print(library, name, flush=True)


if __name__ == "__main__":
    main()
