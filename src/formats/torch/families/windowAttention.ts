import { combine, constant } from '../layers/combine.ts'
import { dense } from '../layers/dense.ts'
import { permute, slice } from '../layers/move.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { computed, readAll } from '../views.ts'
import { attention, multiply, type Projections, projectionsOf } from './attention.ts'
import { continuousTable, fromWindows, positionBias, roll, toWindows, windowMask } from './windows.ts'

/** Cosines of queries and keys, each head times a factor of its own: Swin v2's. */
function cosines(g: Modules, name: string, heads: number) {
  const stored = g.take(`${name}.logit_scale`, [heads, 1, 1])
  const factor = computed([heads, 1, 1], async () =>
    (await readAll(stored)).map((value) => Math.exp(Math.min(value, Math.log(100)))),
  )
  return (query: Value, key: Value): Value => {
    const axis = query.shape.length - 1
    const unit = (part: string, value: Value) =>
      g.node(`${name}.${part}.unit`, 'normalize', { kind: 'unitNormalization', axes: [axis] }, [value], value.shape)
    const turned = permute(g, `${name}.k.turned`, unit('k', key), [0, 1, 3, 2])
    const scores = multiply(g, `${name}.cosines`, unit('q', query), turned)
    return combine(g, `${name}.scores`, [scores, constant(g, `${name}.logit_scale`, factor)], 'multiply')
  }
}

/** Keys of Swin v2 have no bias. */
function withoutKeyBias([query, key, value]: Projections): Projections {
  return [query, { kernel: key.kernel }, value]
}

interface Windows {
  size: number
  heads: number
  /** What each distance adds to the scores of a head. */
  table: () => Promise<Float32Array>
}

/** The windows of a block of v1, whose table has a row for each distance. */
function windowsOf(g: Modules, name: string): Windows {
  const table = g.take(`${name}.relative_position_bias_table`)
  return {
    ...{ size: (Math.sqrt(table.shape[0] ?? 0) + 1) / 2, heads: table.shape[1] ?? 1 },
    table: () => readAll(table),
  }
}

/**
 * Of v2, weights alone do not say how large windows are: a table of distances does where a file has it, else what stands
 * beside the weights. torchvision's are of 8, whatever the plane; others are never larger than the plane.
 */
function windowsOfSecond(g: Modules, name: string, stage: number, [height, width]: readonly number[]): Windows {
  const coordinates = g.has(`${name}.relative_coords_table`) ? g.take(`${name}.relative_coords_table`) : undefined
  const isTorchvision = name.startsWith('features.')
  const wanted = isTorchvision ? 8 : g.preset.window
  const size = coordinates
    ? ((coordinates.shape[1] ?? 0) + 1) / 2
    : isTorchvision
      ? 8
      : Math.min(wanted ?? Number.NaN, height as number, width as number)
  if (!Number.isInteger(size) || size < 1) throw new Unfit(`${name}: windows of unknown size`)
  const heads = g.shape(`${name}.logit_scale`)[0] ?? 1
  const [first, bias, second] = ['0.weight', '0.bias', '2.weight'].map((part) => g.take(`${name}.cpb_mlp.${part}`))
  if (!first || !bias || !second) throw new Unfit()
  const trained = g.preset.trainedWindows?.[stage] || size
  const network = [first, bias, second] as const
  return { size, heads, table: () => continuousTable({ size, heads, network, trained, coordinates }) }
}

/** Zeros below and at the right, as far as whole windows go. */
export function padded(g: Modules, name: string, x: Value, size: number): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const [bottom, right] = [height, width].map((side) => (size - (side % size)) % size) as [number, number]
  if (bottom === 0 && right === 0) return x
  const operation = { kind: 'padding2d', top: 0, bottom, left: 0, right } as const
  return g.node(name, 'pad', operation, [x], [height + bottom, width + right, channels])
}

/** Attention within windows, of a plane that is moved by half a window before if `isShifted`. */
export function windowAttention(
  g: Modules,
  name: string,
  x: Value,
  { stage, isShifted }: { stage: number; isShifted: boolean },
): Value {
  const isSecond = g.has(`${name}.logit_scale`)
  const { size, heads, table } = isSecond ? windowsOfSecond(g, name, stage, x.shape) : windowsOf(g, name)
  if (!Number.isInteger(size)) throw new Unfit()
  const [low = 0, narrow = 0] = x.shape
  const plane = padded(g, `${name}.padded`, x, size)
  const [height = 0, width = 0, channels = 0] = plane.shape
  const isLarger = [height > size, width > size]
  // The libraries differ where only one side is larger than a window.
  if (isShifted && isLarger[0] !== isLarger[1]) throw new Unfit()
  const by = isShifted && isLarger[0] ? Math.floor(size / 2) : 0
  const moved = by > 0 ? roll(g, `${name}.rolled`, plane, by) : plane
  const windows = toWindows(g, `${name}.windows`, moved, size)
  const bias = [constant(g, `${name}.relative_position_bias`, positionBias(size, heads, table))]
  // transformers adds the mask of v2 twice.
  const apart = isSecond && g.has(`${name}.q.weight`) ? -200 : -100
  if (by > 0) bias.push(constant(g, `${name}.mask`, windowMask([height, width], size, by, apart)))
  const projections = projectionsOf(g, name)
  const mixed = attention(g, name, windows, {
    ...{ heads, bias },
    projections: isSecond ? withoutKeyBias(projections) : projections,
    ...(isSecond && { similarity: cosines(g, name, heads) }),
  })
  const projected = dense(g, `${name}.proj`, mixed)
  const isCut = low !== height || narrow !== width
  const isLast = by === 0 && !isCut
  const joined = fromWindows(g, isLast ? name : `${name}.plane`, projected, size, [height, width, channels])
  const back = by > 0 ? roll(g, isCut ? `${name}.unrolled` : name, joined, -by) : joined
  return isCut ? slice(g, name, slice(g, `${name}.cut`, back, 0, 0, low), 1, 0, narrow) : back
}
