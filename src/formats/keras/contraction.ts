import { sortLetters } from '../drafts/letters.ts'
import type { LayerCall } from './layerCall.ts'
import { Composition } from './layers/composed.ts'
import { countOf, type Sides } from './sides.ts'
import type { Value } from './value.ts'

// Sums of products in Einstein's notation, as products of matrices. Sides have letters; the batch has none.

/** A tensor with a letter for each of its sides. */
export interface Lettered {
  value: Value
  letters: string
}

/** An equation without the batch. */
export interface Equation {
  terms: readonly string[]
  result: string
}

/** Stands for sides that `...` has. They count from the end, as they broadcast. */
const DIGITS = '9876543210'

/**
 * An equation such as `abc,cd->abd`, in which the first letter is the batch of each term that has one (`hasBatch`).
 * `...` stands for the sides that a term has beside its letters (`ranks` count without the batch). Undefined for what
 * is not of this form.
 */
export function readEquation(
  equation: string,
  ranks: readonly number[],
  hasBatch: readonly boolean[],
): Equation | undefined {
  const [given = '', result, ...more] = equation.replaceAll(' ', '').split('->')
  const terms = given.split(',')
  if (result === undefined || more.length > 0 || terms.length !== ranks.length) return undefined
  const form = /^[a-zA-Z]*(\.\.\.)?[a-zA-Z]*$/
  if (![...terms, result].every((term) => form.test(term))) return undefined
  const count = (term: string) => term.replace('...', '').length
  const rests = terms.map((term, index) => (ranks[index] as number) + (hasBatch[index] ? 1 : 0) - count(term))
  if (terms.some((term, index) => (term.includes('...') ? (rests[index] as number) < 0 : rests[index] !== 0)))
    return undefined
  // Digits are no letters, so those of `...` are no one else's.
  const spelt = (term: string, rest: number) => term.replace('...', DIGITS.slice(DIGITS.length - rest))
  const all = terms.map((term, index) => spelt(term, Math.max(rests[index] as number, 0)))
  const out = spelt(result, Math.max(0, ...rests))
  const [batch] = all.find((_, index) => hasBatch[index]) ?? ''
  const isFirst = (term: string, index: number) => (hasBatch[index] ? term[0] === batch : !term.includes(batch ?? ''))
  const isPlain = [...all, out].every((term) => new Set(term).size === term.length)
  const known = new Set(all.join(''))
  if (!batch || !isPlain || out[0] !== batch || !all.every(isFirst) || ![...out].every((one) => known.has(one)))
    return undefined
  return { terms: all.map((term, index) => (hasBatch[index] ? term.slice(1) : term)), result: out.slice(1) }
}

const sidesOf = ({ value, letters }: Lettered, of: string): Sides =>
  [...of].map((letter) => value.sides?.[letters.indexOf(letter)])

/** Sides in an order of letters. `part` names the node, if it is not the last. */
export function ordered(make: Composition, { value, letters }: Lettered, to: string, part?: string): Value {
  return make.permute(
    value,
    [...to].map((letter) => letters.indexOf(letter)),
    part,
  )
}

/** Without the sides that neither the result nor another term has: their sum. */
export function summed(make: Composition, given: Lettered, kept: string, part: string): Lettered {
  const { value, letters } = given
  const axes = [...letters].flatMap((letter, axis) => (kept.includes(letter) ? [] : axis))
  if (axes.length === 0) return given
  const left = [...letters].filter((letter) => kept.includes(letter)).join('')
  const sum = make.reduce('sum', value, axes, `${part}_sum`)
  return { value: make.reshape(sum, sidesOf(given, left), `${part}_left`), letters: left }
}

/** The sum of products of two tensors. The last node has the layer's name, or that of a part. */
export function contract(call: LayerCall, one: Lettered, other: Lettered, result: string, part?: string): Value {
  const make = new Composition(call)
  const first = summed(make, one, result + other.letters, 'first')
  const second = summed(make, other, result + first.letters, 'second')
  const sorted = sortLetters(first.letters, second.letters, result)
  const [outer, inner] = [sorted.outer.join(''), sorted.inner.join('')]
  const [rows, columns] = [sorted.rows.join(''), sorted.columns.join('')]
  const [left, right] = [
    ordered(make, first, outer + rows + inner, 'rows'),
    ordered(make, second, outer + inner + columns, 'columns'),
  ]
  const table = (value: Value, of: Lettered, sides: readonly [string, string], part: string) =>
    make.reshape(value, [...sidesOf(of, outer), ...sides.map((letters) => countOf(sidesOf(of, letters)))], part)
  const product = make.matmul(
    table(left, first, [rows, inner], 'rows_table'),
    table(right, second, [inner, columns], 'columns_table'),
    'products',
  )
  const apart = make.reshape(product, [...sidesOf(first, outer + rows), ...sidesOf(second, columns)], 'products_apart')
  return ordered(make, { value: apart, letters: outer + rows + columns }, result, part)
}
