import numpy as np

from .lines import along, hottest_region, isolines
from .settings import LOOK, REGION, THRESHOLD

# The light part of a line and all of it with its dark edges, in shares of the picture's longer side.
STRONG = 0.004, 0.008
THIN = 0.0013, 0.0033


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
    """Pieces of a line with round ends over a photo: each pixel by the part of it that is covered, as canvases draw."""
    height, length = photo.shape[:2]
    near = np.full((height, length), np.inf, np.float32)
    # From the line to the middle of each pixel near it.
    across = np.zeros((height, length, 2), np.float32)
    reach = width / 2 + 1
    # What ends where it begins is not drawn.
    for (x, y), (end_x, end_y) in pieces[(pieces[:, 0] != pieces[:, 1]).any(axis=1)].tolist():
        left, right = (np.clip([min(x, end_x) - reach, max(x, end_x) + reach + 1], 0, length)).astype(int)
        top, bottom = (np.clip([min(y, end_y) - reach, max(y, end_y) + reach + 1], 0, height)).astype(int)
        along_x, along_y = end_x - x, end_y - y
        squared = along_x**2 + along_y**2
        to_x = np.arange(left, right) + 0.5 - x
        to_y = (np.arange(top, bottom) + 0.5 - y)[:, None]
        share = np.clip((to_x * along_x + to_y * along_y) / (squared or 1), 0, 1)
        to_x, to_y = to_x - share * along_x, to_y - share * along_y
        distance = np.hypot(to_x, to_y)
        part = np.s_[top:bottom, left:right]
        nearer = distance < near[part]
        near[part][nearer] = distance[nearer]
        # On the line itself it is told by the line's direction.
        on_line = distance < 1e-6
        across[part][nearer] = np.stack([to_x - on_line * along_y, to_y + on_line * along_x], axis=-1)[nearer]
    touched = near < reach
    share = covered(np.float64(near[touched]), np.float64(across[touched]), width)[:, None]
    photo = photo.copy()
    photo[touched] = np.uint8(np.rint(photo[touched] + share * (colour - np.float64(photo[touched]))))
    return photo


def covered(distance, across, width):
    """The part of a pixel that lies in a straight strip, by the distance of its middle from the middle of the strip."""
    low, high = np.sort(np.abs(across) / np.maximum(np.linalg.norm(across, axis=1), 1e-9)[:, None], axis=1).T
    low, high = np.maximum(low, 1e-3), np.maximum(high, 1e-3)
    if width <= 1:
        # Chromium draws what is no wider than a pixel as a line of one pixel a row or column.
        return np.clip(1 - distance / high, 0, 1)

    def below(edge):
        # The part of a square of one pixel that lies below a straight edge.
        corners = [(1, high + low), (-1, high - low), (-1, low - high), (1, -high - low)]
        return sum(sign * np.maximum(edge + half / 2, 0) ** 2 for sign, half in corners) / (2 * low * high)

    return np.clip(below(width / 2 - distance) - below(-width / 2 - distance), 0, 1)
