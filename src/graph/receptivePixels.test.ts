import { expect, it } from 'vitest'
import { GraphBuilder } from '../../fixtures/graphs.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { runPlan } from '../engine/portable/runPlan.ts'
import type { Reach } from '../types.ts'
import { planGraph } from './planGraph.ts'
import { receptiveFields } from './receptiveFields.ts'
import { valueCount } from './shapes/settings.ts'

const [HEIGHT, WIDTH] = [13, 11]

/** A random network of branches in which everything is linear and positive, so that what a cell depends on changes it. */
function randomNetwork(random: () => number) {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const b = new GraphBuilder()
  const maps = [b.input('picture', [HEIGHT, WIDTH, 1])]
  const any = () => maps[Math.floor(random() * maps.length)] as string
  const windows = () => ({
    size: [upTo(3), upTo(3)] as const,
    strides: [upTo(2), upTo(2)] as const,
    padding:
      random() < 0.3
        ? ('valid' as const)
        : random() < 0.6
          ? ('same' as const)
          : { top: upTo(2), bottom: 0, left: 0, right: upTo(2) },
  })
  for (let i = 0; i < 9; i++) {
    const [name, from] = [`node${i}`, any()]
    const size = (map: string) => b.shape(map).slice(0, 2).join()
    const fits = maps.filter((map) => size(map) === size(from))
    const other = fits[Math.floor(random() * fits.length)] as string
    const kind = upTo(7)
    try {
      if (kind <= 2) b.conv(name, from, 1, { ...windows(), dilation: upTo(2) })
      else if (kind === 3) b.pool(name, from, { mode: 'average', ...windows() })
      else if (kind === 4) b.conv(name, b.concatenate(`${name}/all`, [from, other]), 1, { size: 1 })
      else if (kind === 5) b.arithmetic(name, 'add', [from, other])
      else if (kind === 6) b.arithmetic(name, 'add', [from, b.globalPool(`${name}/mean`, other, random() < 0.5)])
      else b.add(name, { kind: 'permute', axes: [1, 0, 2] }, [from])
    } catch {
      // A window is larger than its input.
      continue
    }
    maps.push(name)
  }
  const flat = maps.slice(1).map((map) => b.flatten(`${map}/flat`, map))
  b.dense('out', b.concatenate('all', flat, 0), 2)
  return planGraph(b.graph('out'), b.tensors)
}

/** The first pixel that a cell depends on, and one past the last; and both within the picture. */
function seenBy({ size, stride, start, end }: Reach, cell: number) {
  const first = start + cell * stride
  const past = first + size
  return { from: Math.max(first, 0), to: Math.min(past, end), isInside: first >= 0 && past <= end }
}

it.each([1, 2, 3, 4])(
  'the pixels that change a cell lie in its field, and reach its edges within the picture: network %i',
  (seed) => {
    const random = randomFrom(seed)
    const plan = randomNetwork(random)
    const fields = receptiveFields(plan)
    const tensors = new Map(
      [...plan.tensors].map(([name, shape]) => [
        name,
        Float64Array.from({ length: valueCount(shape) }, () => 0.5 + random()),
      ]),
    )
    const picture = new Float64Array(HEIGHT * WIDTH)
    const before = runPlan(plan, tensors, [picture])
    const changed = [...picture.keys()].map((pixel) => {
      const outputs = runPlan(plan, tensors, [picture.with(pixel, 1)])
      return outputs.map((values, place) => values.map((value, at) => Number(value !== before[place]?.[at])))
    })
    let cells = 0
    for (const [place, { name, shape }] of plan.nodes.entries()) {
      const field = fields[name]
      const [rows = 0, columns = 0, channels = 0] = shape
      for (let cell = 0; field && cell < rows * columns; cell++) {
        const lit = changed.flatMap((outputs, pixel) => (outputs[place]?.[cell * channels] ? pixel : []))
        const sides = [
          { reach: field, at: Math.floor(cell / columns), pixels: lit.map((pixel) => Math.floor(pixel / WIDTH)) },
          { reach: field.columns ?? field, at: cell % columns, pixels: lit.map((pixel) => pixel % WIDTH) },
        ]
        const boxes = sides.map(({ reach, at }) => seenBy(reach, at))
        for (const [axis, { pixels }] of sides.entries()) {
          const { from, to } = boxes[axis] as ReturnType<typeof seenBy>
          expect(
            pixels.filter((pixel) => pixel < from || pixel >= to),
            `${name}, cell ${cell}`,
          ).toEqual([])
          // At the edges there may be nothing but padding.
          if (!boxes.every(({ isInside }) => isInside)) continue
          expect([Math.min(...pixels), Math.max(...pixels) + 1], `${name}, cell ${cell}`).toEqual([from, to])
        }
        cells += 1
      }
    }
    expect(cells).toBeGreaterThan(100)
  },
)
