import math

import numpy as np
from PIL import Image

from .anySettings import ANTIALIAS, CHANNELS, DIVISOR, FIT, HEIGHT, MEAN, ORDER, RESIZE, SEEN_FROM, SHORT_SIDE, WIDTH


def to_input(photo):
    """What the network gets: float32 [1, HEIGHT, WIDTH, CHANNELS]."""
    image = Image.fromarray(photo)
    if CHANNELS == 1:
        image = image.convert("L")
    left, top, right, bottom, height, width = frame(*photo.shape[:2])
    if RESIZE == "nearest" or ANTIALIAS and RESIZE != "area":
        method = getattr(Image.Resampling, RESIZE.upper())
        box = (left, top, right, bottom)
        if RESIZE == "bicubic":
            # What is beyond the part is not read.
            image, box = image.crop(box), None
        resized = np.asarray(image.resize((width, height), method, box))
    else:
        import tensorflow as tf

        part = np.asarray(image.crop((left, top, right, bottom)), np.float32)
        part = part.reshape(bottom - top, right - left, CHANNELS)
        resized = tf.image.resize(part, (height, width), RESIZE).numpy()
    resized = resized.reshape(height, width, CHANNELS)
    row, column = cells(*photo.shape[:2], height, width)
    seen = resized[row : row + HEIGHT, column : column + WIDTH, ORDER]
    return np.float32((np.float64(seen[None]) - np.array(MEAN)) / np.array(DIVISOR))


def frame(height, width):
    """The part of a picture that is resized (left, top, right, bottom), and to which size."""
    if FIT == "centre-crop":
        high = max(1, min(height, width * HEIGHT // WIDTH))
        wide = max(1, min(width, height * WIDTH // HEIGHT))
        top, left = (height - high) // 2, (width - wide) // 2
        if SEEN_FROM is not None and width - wide >= height - high:
            left = min(SEEN_FROM, width - wide)
        elif SEEN_FROM is not None:
            top = min(SEEN_FROM, height - high)
        return left, top, left + wide, top + high, HEIGHT, WIDTH
    if FIT == "short-side":
        short = SHORT_SIDE or max(HEIGHT, WIDTH)
        long = math.trunc(short * max(height, width) / min(height, width))
        size = (short, long) if height <= width else (long, short)
        if size[0] < HEIGHT or size[1] < WIDTH:
            scale = max(HEIGHT / height, WIDTH / width)
            size = max(HEIGHT, math.trunc(height * scale)), max(WIDTH, math.trunc(width * scale))
        return 0, 0, width, height, *size
    return 0, 0, width, height, HEIGHT, WIDTH


def cells(height, width, high, wide):
    """Where the cells that the network sees begin in the resized picture: row, column."""
    row, column = round((high - HEIGHT) / 2), round((wide - WIDTH) / 2)
    if SEEN_FROM is None or FIT != "short-side":
        return row, column
    top, bottom = edges(row, HEIGHT, high, height)
    left, right = edges(column, WIDTH, wide, width)
    across, down = width - right + left, height - bottom + top
    if across >= down:
        return row, min(math.floor(min(SEEN_FROM, across) * wide / width + 0.5), wide - WIDTH)
    return min(math.floor(min(SEEN_FROM, down) * high / height + 0.5), high - HEIGHT), column


def seen_part(height, width):
    """The part of a picture that the network sees: left, top, right, bottom."""
    left, top, right, bottom, high, wide = frame(height, width)
    if FIT != "short-side":
        return left, top, right, bottom
    row, column = cells(height, width, high, wide)
    top, bottom = edges(row, HEIGHT, high, height)
    left, right = edges(column, WIDTH, wide, width)
    return left, top, right, bottom


def edges(begin, count, cells, before):
    """Where cells of a resized line begin and end on the line before, to the nearest pixel."""
    first = min(math.floor(begin * before / cells + 0.5), before - 1)
    return first, max(first + 1, math.floor((begin + count) * before / cells + 0.5))
