import io
import warnings

import numpy as np
from PIL import Image, ImageFile, ImageOps

from .deep import fits, from_deep, is_deep, stretch
from .icon import ICONS, largest_of

Image.MAX_IMAGE_PIXELS = None
# As in browsers, what there is of a damaged picture is shown.
ImageFile.LOAD_TRUNCATED_IMAGES = True

# For each mode of Keras' preprocess_input: the order of the channels, what is taken off, what it is divided by.
PRESETS = {
    "caffe": ([2, 1, 0], [103.939, 116.779, 123.68], [1, 1, 1]),
    "tf": ([0, 1, 2], [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]),
    "torch": ([0, 1, 2], [0.485 * 255, 0.456 * 255, 0.406 * 255], [0.229 * 255, 0.224 * 255, 0.225 * 255]),
}


def read_picture(path, bits=None):
    """A picture as bytes [height, width, 3]: its first frame, upright, on white, profiles and gamma ignored.

    One whose values are of so many bits at most is stretched over all of 0 to 255.
    """
    with open(path, "rb") as file:
        data = file.read()
    if data[:4] in ICONS:
        data = largest_of(data)
        path = io.BytesIO(data)
    with Image.open(path) as image:
        kind = image.format
        # Where it is in the file and how it is stored is not known any more once it is loaded.
        tile = image.tile[0] if image.tile else None
        stored = tile[3] if tile else None
        image.load()
        if kind == "GIF" and tile:
            image = clear_around(image, tile[1])
        if is_deep(image, stored, bits):
            image = from_deep(image, data, bits)
        image = stand_up(image)
    if image.mode == "CMYK":
        return cmyk_to_rgb(np.asarray(image).astype(np.int32))
    pixels, alpha = to_rgb(image, stored)
    if alpha is not None:
        pixels = on_white(pixels, alpha, np.floor if kind == "WEBP" else np.rint)
    return stretch(pixels, bits) if fits(pixels, bits) and bits <= 8 else pixels


def clear_around(image, box):
    """A GIF's first frame may be smaller than the picture: nothing is around it."""
    frame = image.convert("RGBA").crop(box)
    clear = Image.new("RGBA", image.size)
    clear.paste(frame, box)
    return clear


def stand_up(image):
    """Turned and mirrored as EXIF says."""
    try:
        with warnings.catch_warnings():
            # Of two orientations Pillow takes the first, and browsers none.
            warnings.filterwarnings("error", ".* tag 274 had too many entries")
            return ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, KeyError, TypeError, UserWarning):
        return image


def to_rgb(image, stored):
    """Bytes [height, width, 3], and alpha [height, width] where something is transparent."""
    clear = image.info.get("transparency")
    # Pillow compares the colour that is transparent with what it has made of the values.
    if stored in ("L;2", "L;4") and isinstance(clear, int):
        image.info["transparency"] = clear * (85 if stored == "L;2" else 17)
    if not image.has_transparency_data:
        return np.array(image.convert("RGB")), None
    rgba = np.asarray(image.convert("RGBA"))
    return rgba[..., :3], rgba[..., 3]


def on_white(pixels, alpha, rounded):
    """Pixels laid onto white, each rounded as browsers do."""
    alpha = np.int32(alpha)[..., None]
    return np.uint8(rounded(pixels * alpha / 255) + 255 - alpha)


def cmyk_to_rgb(cmyk):
    return np.uint8((255 - cmyk[..., :3]) * (255 - cmyk[..., 3:]) // 255)
