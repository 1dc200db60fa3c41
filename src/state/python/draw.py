import cv2
import numpy as np

from .lines import along, hottest_region, isolines
from .settings import COLOURS, LOOK, OPACITY, REGION, THRESHOLD

# The light part of a line and all of it with its dark edges, in shares of the picture's longer side.
STRONG = 0.004, 0.008
THIN = 0.0013, 0.0033


def draw(photo, heat):
    """The map over the photo, [height, width, 3] bytes, as Save picture writes it."""
    if LOOK == "mask":
        photo = mask(photo, enlarge(heat, *photo.shape[:2]))
    if LOOK == "heat" and heat.max() > 0:
        photo = blend(photo, enlarge(heat, *photo.shape[:2]))
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
    # OpenCV has no map of greys.
    table = np.repeat(levels[:, None], 3, axis=1)
    if COLOURS != "grey":
        table = cv2.applyColorMap(levels[:, None], getattr(cv2, "COLORMAP_" + COLOURS.upper()))[:, 0, ::-1]
    index = np.uint8(255 * heat)
    sums = np.uint8(np.clip(np.rint(OPACITY * np.float64(table[:, None]) + levels[None, :, None]), 0, 255))
    return np.stack([sums[index, photo[..., channel], channel] for channel in range(3)], axis=-1)


def mask(photo, heat):
    """What is under the threshold is grey, and a quarter as bright."""
    cold = heat < np.float32(THRESHOLD)
    red, green, blue = photo[cold].T
    photo = photo.copy()
    photo[cold] = np.uint8(np.rint(0.25 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)))[:, None]
    return photo


def strokes(heat, height, width):
    """The lines over a picture: pieces [n, 2, 2] in pixels, a grey and a width. Each is light between dark edges."""
    side = max(height, width)

    def line(pieces, light, dark):
        return [(pieces, 0x11, max(dark * side, 2.5)), (pieces, 0xFF, max(light * side, 1))]

    if LOOK == "contours" and heat.max() > 0:
        # A thin line closer than this to the strong one would only blur it.
        quarters = [level for level in (0.25, 0.5, 0.75) if abs(level - THRESHOLD) >= 0.04]
        yield from line(along([ring for level in quarters for ring in isolines(heat, level)], height, width), *THIN)
        yield from line(along(isolines(heat, THRESHOLD), height, width), *STRONG)
    region = hottest_region(heat, THRESHOLD) if REGION else None
    if region:
        # Inside of the picture by half the line, so that all of it is seen at the edge.
        rim = max(STRONG[1] * side, 2.5) / 2
        sides = np.array(region) * [height, width, height, width]
        ends = np.array([height, width, height, width]) - rim
        top, left, bottom, right = np.floor(np.minimum(np.maximum(sides, rim), ends) * 100 + 0.5) / 100
        corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        yield from line(np.stack([corners, np.roll(corners, -1, axis=0)], axis=1), *STRONG)


def stroke(photo, pieces, colour, width):
    """Pieces of a line with round ends over a photo, drawn larger and shrunk, so that their edges are smooth."""
    height, length = photo.shape[:2]
    finer = 8 if max(height, length) <= 2000 else 2
    drawn = np.zeros((height * finer, length * finer), np.uint8)
    # OpenCV's whole numbers are the middles of pixels; four bits are the fraction.
    for start, end in np.int32(np.rint((pieces * finer - 0.5) * 16)).tolist():
        cv2.line(drawn, start, end, 255, round(width * finer), cv2.LINE_8, 4)
    share = cv2.resize(drawn, (length, height), interpolation=cv2.INTER_AREA)[..., None] / 255
    return np.uint8(np.rint(photo + share * (colour - np.float64(photo))))
