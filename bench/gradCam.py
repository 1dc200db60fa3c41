"""grad-cam on VGG16's layout with random weights, one thread: for each line that it reads, the milliseconds of a run.

A line is the id of a method, "forward", or the id of one of many passes and how many of the layer's channels to take.
"""
import contextlib
import importlib.metadata
import io
import sys
import time

import pytorch_grad_cam as cams
import torch
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torchvision.models import vgg16

torch.set_num_threads(1)
torch.manual_seed(0)
model = vgg16(weights=None).eval()
picture = torch.randn(1, 3, 224, 224)
kinds = {
    "gradCam": cams.GradCAM,
    "hiResCam": cams.HiResCAM,
    "gradCamPlusPlus": cams.GradCAMPlusPlus,
    "gradCamElementWise": cams.GradCAMElementWise,
    "xGradCam": cams.XGradCAM,
    "layerCam": cams.LayerCAM,
    "eigenCam": cams.EigenCAM,
    "eigenGradCam": cams.EigenGradCAM,
    "kpcaCam": cams.KPCA_CAM,
    "segEigenCam": cams.SegEigenCAM,
    "fem": cams.FEM,
    "finerCam": cams.FinerCAM,
    "shapleyCam": cams.ShapleyCAM,
    "fullGrad": cams.FullGrad,
    "ablationCam": cams.AblationCAM,
    "scoreCam": cams.ScoreCAM,
}
targets = [ClassifierOutputTarget(3)]


def once(work):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000


def of_channels(cam, count):
    """What the weights of the first channels take, without the pass that the activations come from."""
    layer = model.features[29]
    kept = []
    hook = layer.register_forward_hook(lambda _, __, output: kept.append(output.detach()))
    with torch.no_grad():
        model(picture)
    hook.remove()
    some = kept[0].numpy()[:, :count]
    return once(lambda: cam.get_cam_weights(picture, layer, targets, some, None))


def run(name, count=None):
    if name == "forward":
        with torch.no_grad():
            return once(lambda: model(picture))
    with contextlib.redirect_stdout(io.StringIO()):
        cam = kinds[name](model, [] if name == "fullGrad" else [model.features[29]])
    try:
        if count:
            return of_channels(cam, int(count))
        return once(lambda: cam(picture, None if name == "finerCam" else targets))
    finally:
        getattr(cam, "base_cam", cam).activations_and_grads.release()


versions = [importlib.metadata.version(name) for name in ("torch", "grad-cam")]
print("torch %s, grad-cam %s" % tuple(versions), flush=True)
for line in sys.stdin:
    try:
        print("%.3f" % run(*line.split()), flush=True)
    except Exception as error:
        print("failed: %s" % str(error).replace("\n", " "), flush=True)
