import numpy as np

# Lines are straight between the nodes of a grid of about this many a side, at most FINEST to a cell of the map.
GRID_SIDE = 224
FINEST = 8


def isolines(heat, threshold):
    """The outlines of where the enlarged map is at or over a threshold: rings of points [x, y], in shares.

    Marching squares, with the two ambiguous cases told apart by the value at the saddle.
    """
    xs, ys = grid_lines(heat.shape[1]), grid_lines(heat.shape[0])
    values = values_at(np.float64(heat), xs, ys)
    after = pieces(values, threshold)
    rings = []
    while after:
        edge = next(iter(after))
        ring = []
        while edge in after:
            ring.append(point_on(edge, xs, ys, values, threshold))
            edge = after.pop(edge)
        ring = np.array(ring)
        x, y = ring.T
        if abs((np.roll(x, 1) * y - x * np.roll(y, 1)).sum()) > 1e-9:
            rings.append(ring)
    return rings


def grid_lines(cells):
    """The picture's edges, twice each, the middles of the cells, and steps in between."""
    steps = min(max(GRID_SIDE // cells, 1), FINEST)
    middles = (np.arange((cells - 1) * steps + 1) / steps + 0.5) / cells
    return np.concatenate([[0, 0], middles, [1, 1]])


def values_at(heat, xs, ys):
    """The values of the enlarged map on a grid, with a rim of nothing around it, which closes the rings."""
    rows, columns = (np.clip(at * cells - 0.5, 0, cells - 1) for at, cells in zip((ys, xs), heat.shape))
    top, left = np.int64(rows), np.int64(columns)
    bottom, right = np.minimum(top + 1, heat.shape[0] - 1), np.minimum(left + 1, heat.shape[1] - 1)
    wide = heat[:, left] + (columns - left) * (heat[:, right] - heat[:, left])
    values = wide[top] + (rows - top)[:, None] * (wide[bottom] - wide[top])
    values[[0, -1]] = values[:, [0, -1]] = -np.inf
    return values


def pieces(values, threshold):
    """Which edge of the grid comes after which on the lines, with the hot side on the left.

    An edge is the node that it begins at and whether it goes down. Sides and corners of a cell are counted clockwise
    from the top left.
    """
    hot = values >= threshold
    corners = np.stack([hot[:-1, :-1], hot[:-1, 1:], hot[1:, 1:], hot[1:, :-1]], axis=-1)
    after = {}
    for row, column in np.argwhere(corners.any(axis=-1) & ~corners.all(axis=-1)).tolist():
        edges = [(row, column, False), (row, column + 1, True), (row + 1, column, False), (row, column, True)]
        inside = corners[row, column].tolist()
        enters = [side for side in range(4) if not inside[side] and inside[(side + 1) % 4]]
        leaves = [side for side in range(4) if inside[side] and not inside[(side + 1) % 4]]
        if len(enters) == 2:
            # Two lines go around the hot corners, or around the cold ones.
            top_left, top_right, bottom_left, bottom_right = values[row : row + 2, column : column + 2].flat
            product = top_left * bottom_right - top_right * bottom_left
            step = 3 if product / (top_left + bottom_right - top_right - bottom_left) >= threshold else 1
            leaves = [(side + step) % 4 for side in enters]
        for enter, leave in zip(enters, leaves):
            after[edges[enter]] = edges[leave]
    return after


def point_on(edge, xs, ys, values, threshold):
    row, column, goes_down = edge
    next_row, next_column = (row + 1, column) if goes_down else (row, column + 1)
    low, high = values[row, column], values[next_row, next_column]
    # Towards the rim the line is on the edge of the picture.
    share = 1 if low == -np.inf else (threshold - low) / (high - low)
    x, y = xs[column], ys[row]
    return x + share * (xs[next_column] - x), y + share * (ys[next_row] - y)


def along(rings, height, width):
    """Rings as pieces [n, 2, 2] in pixels, without those along the picture's edges: nothing is told apart there."""
    pairs = [np.stack([ring, np.roll(ring, -1, axis=0)], axis=1) for ring in rings]
    pairs = np.concatenate(pairs) if pairs else np.zeros((0, 2, 2))
    is_edge = ((pairs[:, 0] == pairs[:, 1]) & ((pairs[:, 0] == 0) | (pairs[:, 0] == 1))).any(axis=1)
    return np.floor(pairs[~is_edge] * [width, height] * 100 + 0.5) / 100


def hottest_region(heat, threshold):
    """The box, in shares, of the part of the enlarged map at or over a threshold that holds the maximum, or None."""
    height, width = heat.shape
    at = np.float64(heat)
    peak = tuple(int(place) for place in np.unravel_index(at.argmax(), at.shape))
    if not at[peak] > 0 or at[peak] < threshold:
        return None
    hot = at >= threshold
    top, left, bottom, right = height, width, 0, 0
    found, seen = [peak], {peak}
    # Grows while it is gone through.
    for row, column in found:
        for down, over in [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]:
            other = row + down, column + over
            is_inside = 0 <= other[0] < height and 0 <= other[1] < width
            is_side = down == 0 or over == 0
            if is_inside and hot[other] and other not in seen:
                if is_side or is_joined(at, hot, threshold, row, column, *other):
                    found.append(other)
                    seen.add(other)
            if not is_side:
                continue
            # How far towards the next middle it is hot; over the outer half of a cell at the edge, all of it is.
            reach = 0.5
            if is_inside:
                reach = 0 if hot[other] else (at[row, column] - threshold) / (at[row, column] - at[other])
            y, x = row + 0.5 + down * reach, column + 0.5 + over * reach
            top, left, bottom, right = min(top, y), min(left, x), max(bottom, y), max(right, x)
    return top / height, left / width, bottom / height, right / width


def is_joined(at, hot, threshold, row, column, below, beside):
    """Whether two hot cells that touch at a corner belong together over the saddle between two cold ones."""
    # A hot neighbour is found as such.
    if hot[row, beside] or hot[below, column]:
        return False
    one, other, first, second = at[row, column], at[below, beside], at[row, beside], at[below, column]
    return (one * other - first * second) / (one + other - first - second) >= threshold
