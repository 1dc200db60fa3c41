"""Writes fixtures/resize/keras.json or torch.json: what the frameworks make of small pictures.

    python3 scripts/oracle/resize.py keras    # with resize.requirements.txt
    python3 scripts/oracle/resize.py torch    # with resize.torch.requirements.txt

The pictures are computed (`picture` here and in fixtures/resize.ts). Bytes and float32 values are in base64.
"""

import base64
import json
import pathlib
import sys
import tempfile
import types

import numpy as np
from PIL import Image

SIZES = [
    [(7, 5), (4, 3)],
    [(7, 5), (11, 9)],
    [(21, 13), (8, 8)],
    [(5, 16), (9, 4)],
    [(1, 1), (3, 2)],
    [(30, 41), (3, 2)],
    [(6, 6), (6, 6)],
    # Pillow 13 resizes the height first where it loses more than twice as much: 9 of 18, 9 of 19.
    [(24, 15), (6, 6)],
    [(25, 15), (6, 6)],
]
PILLOW = {name: getattr(Image.Resampling, name.upper()) for name in ("nearest", "bilinear", "bicubic")}


def picture(height, width):
    """Bytes without order, [height, width, 3], beside smooth ones."""
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    rough = ((y * 37 + x * 91 + c * 53 + y * x * 7) * 29 + (x * x // 2) * 13) % 256
    smooth = (y * 11 + x * 5 + c * 40) % 256
    return np.where((x + y) % 5 < 3, rough, smooth).astype(np.uint8)


def text(values):
    values = np.asarray(values)
    assert values.dtype in (np.uint8, np.float32), values.dtype
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def keras_cases():
    import keras
    import PIL
    import tensorflow as tf

    assert (tf.__version__, keras.__version__, PIL.__version__) == ("2.21.0", "3.15.1", "13.0.0")
    for source, target in SIZES:
        pixels = picture(*source)
        for name, filter in PILLOW.items():
            resized = Image.fromarray(pixels).resize(target[::-1], filter)
            yield {"by": f"pillow-{name}", "from": source, "to": target, "values": text(resized)}
        for name in ("bilinear", "bicubic", "area"):
            resized = tf.image.resize(pixels, target, method=name).numpy()
            yield {"by": f"tensorflow-{name}", "from": source, "to": target, "values": text(resized)}
    with tempfile.TemporaryDirectory() as folder:
        for source, target in [[(7, 5), (4, 4)], [(9, 20), (6, 4)], [(20, 9), (4, 6)], [(3, 2), (5, 7)], [(30, 17), (4, 9)]]:
            path = f"{folder}/picture.png"
            Image.fromarray(picture(*source)).save(path)
            for mode in ("rgb", "grayscale"):
                loaded = keras.utils.load_img(
                    path, color_mode=mode, target_size=target, interpolation="bilinear", keep_aspect_ratio=True
                )
                yield {"by": f"load_img-{mode}", "from": source, "to": target, "values": text(loaded)}
            smart = keras.preprocessing.image.smart_resize(picture(*source).astype("float32"), target)
            yield {"by": "smart_resize", "from": source, "to": target, "values": text(np.float32(smart))}
    pixels = picture(4, 5)
    for mode in ("tf", "torch", "caffe"):
        values = keras.applications.imagenet_utils.preprocess_input(pixels.astype("float32"), mode=mode)
        yield {"by": f"preprocess_input-{mode}", "from": (4, 5), "to": (4, 5), "values": text(np.float32(values))}


def torch_cases():
    # The operators of the package on PyPI want CUDA; none of them is used here.
    sys.modules["torchvision._meta_registrations"] = types.ModuleType("none")
    import torch
    import torchvision
    from torchvision.transforms import CenterCrop, Compose, InterpolationMode, Normalize, Resize, ToTensor

    assert torch.__version__.startswith("2.13.0") and torchvision.__version__.startswith("0.29.1")
    for source, target in SIZES:
        tensor = torch.from_numpy(picture(*source).astype(np.float32)).permute(2, 0, 1)[None]
        for name, antialias in [("bilinear", False), ("bilinear", True)]:
            resized = torch.nn.functional.interpolate(tensor, size=target, mode=name, antialias=antialias)
            by = f"torch-{name}{'-antialias' if antialias else ''}"
            values = text(resized[0].permute(1, 2, 0).contiguous().numpy())
            yield {"by": by, "from": source, "to": target, "values": values}
    for source, short, target in [
        [(11, 20), 8, (6, 6)],
        [(20, 11), 8, (6, 7)],
        [(13, 13), 9, (9, 9)],
        [(7, 30), 6, (5, 4)],
        [(31, 17), 12, (7, 10)],
    ]:
        photo = Image.fromarray(picture(*source))
        for mode in (InterpolationMode.BILINEAR, InterpolationMode.BICUBIC):
            cut = Compose([Resize(short, interpolation=mode), CenterCrop(target)])(photo)
            case = {"by": f"torchvision-{mode.value}", "from": source, "to": target, "short": short}
            yield {**case, "values": text(cut)}
    prepare = Compose([ToTensor(), Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])
    values = prepare(Image.fromarray(picture(4, 5))).permute(1, 2, 0).contiguous().numpy()
    yield {"by": "normalize-torch", "from": (4, 5), "to": (4, 5), "values": text(values)}


cases = list({"keras": keras_cases, "torch": torch_cases}[sys.argv[1]]())
path = pathlib.Path(__file__).parents[2] / f"fixtures/resize/{sys.argv[1]}.json"
path.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
print(f"Wrote {len(cases)} cases of {path.name}.")
