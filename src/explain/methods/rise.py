import math

import numpy as np

from .asked import ONE
from .camTools import enlarge_cells, uniform

MASKS, SIDE, KEEP, SEED = 1000, 7, 0.5, 0


def cam(asked):
    """RISE: the mean of random masks, each times how much the score with it is above the mean of the scores."""
    height, width = asked.x.shape[1:3]
    scored, shown, scores = np.zeros((height, width)), np.zeros((height, width)), []
    for first in range(0, MASKS, 16):
        masks = np.array([mask_of(one, height, width) for one in range(first, min(first + 16, MASKS))])
        found = asked.score(asked.logits(asked.x * np.float32(masks[..., None])))
        scored += (found[:, None, None] * masks).sum(axis=0)
        shown += masks.sum(axis=0, dtype=np.float64)
        scores.extend(found)
    return (scored - np.mean(scores) * shown) / (MASKS * KEEP), None, ONE


def mask_of(one, height, width):
    """A grid of cells that are shown (1) or not, enlarged, and cut out at a random place."""
    rows, columns = math.ceil(height / SIDE), math.ceil(width / SIDE)
    grid = uniform(SIDE * SIDE, SEED + 2 * one).reshape(SIDE, SIDE) < KEEP
    large = enlarge_cells(np.float64(grid), (SIDE + 1) * rows, (SIDE + 1) * columns)
    down, right = uniform(2, SEED + 2 * one + 1)
    top, left = int(down * rows), int(right * columns)
    return np.float32(large[top : top + height, left : left + width])
