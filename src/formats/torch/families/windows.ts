import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { concatenate, permute, reshape, slice } from '../layers/move.ts'
import type { Modules, Value } from '../modules.ts'
import { computed, readAll } from '../views.ts'

type Unnamed = Omit<StoredTensor, 'name'>

/** A plane as windows, [windows, cells, channels]. */
export function toWindows(g: Modules, name: string, x: Value, size: number): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const [rows, columns] = [height / size, width / size]
  const split = reshape(g, `${name}/split`, x, [rows, size, columns, size, channels])
  const turned = permute(g, `${name}/turned`, split, [0, 2, 1, 3, 4])
  return reshape(g, name, turned, [rows * columns, size * size, channels])
}

/** And back. */
export function fromWindows(g: Modules, name: string, x: Value, size: number, plane: readonly number[]): Value {
  const [height = 0, width = 0, channels = 0] = plane
  const [rows, columns] = [height / size, width / size]
  const split = reshape(g, `${name}/split`, x, [rows, columns, size, size, channels])
  return reshape(g, name, permute(g, `${name}/turned`, split, [0, 2, 1, 3, 4]), [height, width, channels])
}

/** A plane moved up and to the left by so many cells, what leaves it comes in at the other side. */
export function roll(g: Modules, name: string, x: Value, by: number): Value {
  const along = (value: Value, axis: number, shown: string) => {
    const side = value.shape[axis] as number
    const cut = (by + side) % side
    const parts = [slice(g, `${name}/rest`, value, axis, cut, side), slice(g, `${name}/first`, value, axis, 0, cut)]
    return concatenate(g, shown, parts, axis)
  }
  return along(along(x, 0, `${name}/rows`), 1, name)
}

/** [windows, 1, cells, cells]: `apart` between cells of one window that were apart before the plane was rolled. */
export function windowMask(
  [height, width]: readonly [height: number, width: number],
  size: number,
  by: number,
  apart: number,
): Unnamed {
  const [rows, columns] = [height / size, width / size]
  const cells = size * size
  const band = (at: number, side: number) => (at < side - size ? 0 : at < side - by ? 1 : 2)
  return computed([rows * columns, 1, cells, cells], () => {
    const values = new Float32Array(rows * columns * cells * cells)
    let index = 0
    for (let window = 0; window < rows * columns; window++) {
      const [top, left] = [Math.floor(window / columns) * size, (window % columns) * size]
      const regions = Array.from({ length: cells }, (_, cell) => {
        const [y, x] = [top + Math.floor(cell / size), left + (cell % size)]
        return band(y, height) * 3 + band(x, width)
      })
      for (const from of regions) for (const to of regions) values[index++] = from === to ? 0 : apart
    }
    return values
  })
}

/**
 * [heads, cells, cells] from a table [(2 · size − 1)², heads] of what each distance adds. `hasToken`: a class token
 * stands before the cells, and the table's last three rows are for it as a query, as a key, and for both.
 */
export function positionBias(
  size: number,
  heads: number,
  table: () => Promise<Float32Array>,
  hasToken = false,
): Unnamed {
  const [side, first] = [2 * size - 1, hasToken ? 1 : 0]
  const tokens = size * size + first
  const rowOf = (from: number, to: number) => {
    if (from < 0 || to < 0) return side * side + (from < 0 ? (to < 0 ? 2 : 0) : 1)
    const rows = Math.floor(from / size) - Math.floor(to / size) + size - 1
    return rows * side + (from % size) - (to % size) + size - 1
  }
  return computed([heads, tokens, tokens], async () => {
    const stored = await table()
    const values = new Float32Array(heads * tokens * tokens)
    for (let from = 0; from < tokens; from++) {
      for (let to = 0; to < tokens; to++) {
        const row = rowOf(from - first, to - first)
        for (let head = 0; head < heads; head++) {
          values[(head * tokens + from) * tokens + to] = stored[row * heads + head] as number
        }
      }
    }
    return values
  })
}

interface Continuous {
  size: number
  heads: number
  /** The small network's two Linear, the first with a bias. */
  network: readonly [first: Unnamed, bias: Unnamed, second: Unnamed]
  /** The windows of the training before, which distances are shares of. */
  trained: number
  /** What the network takes, [1, 2 · size − 1, 2 · size − 1, 2], where a file has it. */
  coordinates?: Unnamed | undefined
}

/** Swin v2's table: 16 · sigmoid of a small network over the logarithms of distances. */
export async function continuousTable({
  size,
  heads,
  network,
  trained,
  coordinates,
}: Continuous): Promise<Float32Array> {
  const [inner, shift, outer] = (await Promise.all(network.map(readAll))) as [Float32Array, Float32Array, Float32Array]
  const stored = coordinates && (await readAll(coordinates))
  const hidden = network[0].shape[0] as number
  const side = 2 * size - 1
  const coordinate = (index: number) => {
    const far = ((index - size + 1) / Math.max(trained - 1, 1)) * 8
    return (Math.sign(far) * Math.log2(Math.abs(far) + 1)) / Math.log2(8)
  }
  const table = new Float32Array(side * side * heads)
  for (let row = 0; row < side * side; row++) {
    const [y, x] = stored
      ? [stored[2 * row] as number, stored[2 * row + 1] as number]
      : [coordinate(Math.floor(row / side)), coordinate(row % side)]
    const values = Array.from({ length: hidden }, (_, at) =>
      Math.max((inner[at * 2] as number) * y + (inner[at * 2 + 1] as number) * x + (shift[at] as number), 0),
    )
    for (let head = 0; head < heads; head++) {
      const sum = values.reduce((total, value, at) => total + value * (outer[head * hidden + at] as number), 0)
      table[row * heads + head] = 16 / (1 + Math.exp(-sum))
    }
  }
  return table
}
