import cv2
import numpy as np
from PIL import Image


def is_deep(image, stored, bits):
    """Whether more is needed of 16 bits a channel than the high ones, which are all that Pillow has of colours."""
    is_wide = stored in ("LA;16B", "RGB;16B", "RGBA;16B")
    return image.mode.startswith("I") or is_wide and (bits is not None or "transparency" in image.info)


def from_deep(image, data, bits):
    """The same picture with 8 bits a channel: the high ones, or stretched, where it uses the lower `bits` only."""
    if image.mode.startswith("I"):
        values = np.asarray(image).astype(np.int32)
    else:
        values = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        if values is None:
            raise OSError("OpenCV does not read its 16 bits")
    if values.ndim == 2:
        values = values[..., None]
    # OpenCV's order is blue, green, red, alpha.
    colours = np.broadcast_to(values[..., 2::-1], (*values.shape[:2], 3))
    planes = [stretch(colours, bits) if fits(colours, bits) else np.uint8(colours >> 8)]
    clear = image.info.get("transparency")
    if values.shape[2] == 4:
        planes.append(np.uint8(values[..., 3:] >> 8))
    elif clear is not None:
        planes.append(np.where((colours == clear).all(axis=-1, keepdims=True), 0, 255).astype(np.uint8))
    shallow = Image.fromarray(np.concatenate(planes, axis=-1))
    # How it is turned stands there.
    shallow.info = {name: value for name, value in image.info.items() if name != "transparency"}
    return shallow


def fits(values, bits):
    """Whether a picture uses so many bits at most: another one is not stretched, nor one that already was."""
    return bits is not None and values.max(initial=0) < 2**bits


def stretch(values, bits):
    """Values of so many bits, over all of 0 to 255."""
    return np.uint8(np.rint(np.float64(values) * 255 / (2**bits - 1)))
