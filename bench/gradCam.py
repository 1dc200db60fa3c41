"""Times grad-cam on VGG16's layout with random weights, one thread: JSON of milliseconds a method."""
import contextlib
import io
import json
import time

import pytorch_grad_cam as cams
import torch
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torchvision.models import vgg16

torch.set_num_threads(1)
torch.manual_seed(0)
model = vgg16(weights=None).eval()
picture = torch.randn(1, 3, 224, 224)
names = {
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


def once(work):
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        work()
    return (time.perf_counter() - start) * 1000


with torch.no_grad():
    found = {"forward": min(once(lambda: model(picture)) for _ in range(3))}
for name, kind in names.items():
    layers = [] if name == "fullGrad" else [model.features[29]]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        cam = kind(model, layers)
    targets = None if name == "finerCam" else [ClassifierOutputTarget(3)]
    runs = 1 if name in ("ablationCam", "scoreCam") else 3
    found[name] = min(once(lambda: cam(picture, targets)) for _ in range(runs))
print(json.dumps(found))
