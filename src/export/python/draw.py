import cv2
import numpy as np

from .settings import COLOURS, LOOK, OPACITY, THRESHOLD
from .strokes import stroke, strokes


def draw(photo, heat):
    """The map over the photo, [height, width, 3] bytes, as Save picture writes it."""
    if LOOK == "mask":
        photo = mask(photo, enlarge(heat, *photo.shape[:2]))
    if LOOK == "heat" and heat.max() > 0:
        photo = blend(photo, enlarge(heat, *photo.shape[:2]))
    if LOOK == "clear":
        photo = lay(photo, enlarge(heat, *photo.shape[:2]))
    for pieces, colour, width in strokes(heat, *photo.shape[:2]):
        photo = stroke(photo, pieces, colour, width)
    return photo


def enlarge(heat, height, width):
    """Bilinear, with half-pixel centres and the edge repeated, as cv2.resize; rounded as in Heatlens."""
    columns, across = taps(heat.shape[1], width)
    rows, down = taps(heat.shape[0], height)
    left, right = (np.float64(heat[:, np.minimum(columns + step, heat.shape[1] - 1)]) for step in (0, 1))
    wide = np.float64(np.float32(left + across * (right - left)))
    large = np.empty((height, width), np.float32)
    for y, (top, share) in enumerate(zip(rows, down)):
        large[y] = wide[top] + share * (wide[min(top + 1, len(wide) - 1)] - wide[top])
    return large


def taps(cells, length):
    """For each pixel of a line the cell before it, and the share of the next one."""
    at = np.clip((np.arange(length) + 0.5) * cells / length - 0.5, 0, cells - 1)
    before = np.int64(at)
    return before, np.float64(np.float32(at - before))


def blend(photo, heat):
    """OPACITY * colour + photo, rounded and clamped as cv2.imwrite does."""
    levels = np.arange(256, dtype=np.uint8)
    index = np.uint8(255 * heat)
    sums = np.uint8(np.clip(np.rint(OPACITY * np.float64(colours()[:, None]) + levels[None, :, None]), 0, 255))
    return np.stack([sums[index, photo[..., channel], channel] for channel in range(3)], axis=-1)


def lay(photo, heat):
    """photo * (1 - OPACITY * heat) + colour * OPACITY * heat: where there is no heat, the photo stays as it is."""
    laid = np.empty_like(photo)
    for y, row in enumerate(heat):
        share = OPACITY * np.float64(row)[:, None]
        laid[y] = np.uint8(np.rint(photo[y] * (1 - share) + colours()[np.uint8(255 * row)] * share))
    return laid


def colours():
    """The colours from cold to hot, [256, 3]."""
    levels = np.arange(256, dtype=np.uint8)
    # OpenCV has no map of greys.
    if COLOURS == "grey":
        return np.repeat(levels[:, None], 3, axis=1)
    return cv2.applyColorMap(levels[:, None], getattr(cv2, "COLORMAP_" + COLOURS.upper()))[:, 0, ::-1]


def mask(photo, heat):
    """What is under the threshold is grey, and a quarter as bright."""
    cold = heat < np.float32(THRESHOLD)
    red, green, blue = photo[cold].T
    photo = photo.copy()
    photo[cold] = np.uint8(np.rint(0.25 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)))[:, None]
    return photo
