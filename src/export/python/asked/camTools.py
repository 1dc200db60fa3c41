import numpy as np


def principal(products):
    """The first principal component of the channels over the cells, its larger side positive."""
    cells = products.reshape(-1, products.shape[-1])
    cells = cells - cells.mean(axis=0)
    first = cells @ np.linalg.svd(cells, full_matrices=False)[2][0]
    first = -first if abs(first.min()) > abs(first.max()) else first
    return first.reshape(products.shape[:2])


def to_unit(values):
    """The smallest value as 0, the largest as 1."""
    return (values - values.min()) / (values.max() - values.min() + 1e-7)


def enlarge_cells(values, height, width):
    """Bilinear, with half-pixel centres and the edge repeated."""
    return enlarge_at(values, *(half_pixel(*one) for one in zip(values.shape, (height, width))))


def half_pixel(cells, length):
    return np.clip((np.arange(length) + 0.5) * cells / length - 0.5, 0, cells - 1)


def enlarge_corners(values, height, width):
    """Bilinear, with corners upon corners."""
    return enlarge_at(values, *(np.linspace(0, cells - 1, to) for cells, to in zip(values.shape, (height, width))))


def enlarge_at(values, rows, columns):
    def between(values, places):
        first = np.minimum(np.int64(places), len(values) - 1)
        share = (places - first)[:, None]
        return values[first] + (values[np.minimum(first + 1, len(values) - 1)] - values[first]) * share

    return between(between(values, rows).T, columns).T


def uniform(count, seed):
    """Numbers in [0, 1) by a seed: MurmurHash3's finaliser of their place."""
    hashed = (np.arange(count, dtype=np.uint64) + np.uint64(seed * 2654435769 % 2**32)) % 2**32
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        hashed = ((hashed ^ (hashed >> np.uint64(shift))) * np.uint64(factor)) % 2**32
    hashed ^= hashed >> np.uint64(16)
    return np.float64(hashed >> np.uint64(8)) / 2**24


def normal(count, seed):
    """Standard normals by a seed (Box and Muller)."""
    first, second = uniform(2 * count, seed).reshape(-1, 2).T
    return np.float32(np.sqrt(-2 * np.log(np.maximum(1 - first, 2.0**-26))) * np.cos(2 * np.pi * second))


def noisy(x, seed):
    """An input with normal noise of 0.15 of its range, by a seed."""
    noise = normal(x.size, seed).reshape(x.shape[3], *x.shape[1:3]).transpose(1, 2, 0)
    return x + np.float32(0.15 * (np.float64(x.max()) - x.min()) * noise)[None]
