import { add, combine, constant } from '../layers/combine.ts'
import { dense } from '../layers/dense.ts'
import type { Modules, Value } from '../modules.ts'
import { computed } from '../views.ts'

/** Of the wavelengths of rope_ape's positions: the longest is almost that many times 2π cells. */
const TEMPERATURE = 100

interface Tokens {
  rows: number
  columns: number
  /** Tokens before the patches, which are not turned. */
  before: number
}

/**
 * What turns queries and keys, [tokens, heads, width], by their places (RoPE-Axial, Heo 2024): pairs of neighbouring
 * channels turn by the column in the first half of a head, by the row in the second.
 */
export function rotary(g: Modules, { rows, columns, before }: Tokens): (name: string, x: Value) => Value {
  const tokens = before + rows * columns
  const table = (width: number, of: (angle: number) => number) =>
    computed([tokens, 1, width], () => {
      const pairs = width / 4
      return Float32Array.from({ length: tokens * width }, (_, at) => {
        const cell = Math.floor(at / width) - before
        const pair = (at % width) >> 1
        const place = pair < pairs ? cell % columns : Math.floor(cell / columns)
        return of(cell < 0 ? 0 : place / TEMPERATURE ** ((pair % pairs) / pairs))
      })
    })
  const made = new Map<number, readonly [cosines: Value, sines: Value]>()
  const tablesOf = (width: number) => {
    const found = made.get(width) ?? [
      constant(g, 'rope.cos', table(width, Math.cos)),
      constant(g, 'rope.sin', table(width, Math.sin)),
    ]
    made.set(width, found)
    return found
  }
  return (name, x) => {
    const width = x.shape.at(-1) as number
    const [cosines, sines] = tablesOf(width)
    // Of each pair (a, b), (−b, a).
    const kernel = computed([width, width], () => {
      const values = new Float32Array(width * width)
      for (let unit = 0; unit < width; unit++) values[unit * width + (unit ^ 1)] = unit % 2 === 0 ? -1 : 1
      return values
    })
    const turned = combine(g, `${name}.sines`, [dense(g, `${name}.turned`, x, { kernel }), sines], 'multiply')
    return add(g, `${name}.placed`, combine(g, `${name}.cosines`, [x, cosines], 'multiply'), turned)
  }
}
