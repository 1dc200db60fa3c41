import numpy as np

from .asked import ONE


def cam(asked):
    """Occlusion: what the score loses by a square of zeros in the input, the mean of the squares over a pixel."""
    height, width = asked.x.shape[1:3]
    size = max(1, int(min(height, width) / 7 + 0.5))
    stride = max(1, int(size / 2 + 0.5))
    before = asked.score(asked.answer[None])[0]
    sums, counts = np.zeros((height, width)), np.zeros((height, width))
    for top in starts(height, size, stride):
        for left in starts(width, size, stride):
            square = slice(top, top + size), slice(left, left + size)
            hidden = asked.x.copy()
            hidden[0][square] = 0
            sums[square] += before - asked.score(asked.logits(hidden))[0]
            counts[square] += 1
    return sums / np.maximum(counts, 1), None, ONE


def starts(side, size, stride):
    return [*range(0, side - size, stride), side - size]
