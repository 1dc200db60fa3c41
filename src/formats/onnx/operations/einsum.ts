import { stepsOf } from '../../drafts/constants.ts'
import { demandRoom } from '../fold.ts'
import type { OpReader } from '../opCall.ts'
import { contract } from './contract.ts'

/** The most products of a sum of constants. */
const MAX_PRODUCTS = 2 ** 26

/** Sums of products: of constants, such as those by which positions are put in their places, or of two tensors. */
export const einsum: OpReader = async (call) => {
  const equation = call.text('equation', '').replaceAll(' ', '')
  const [given = '', result] = equation.split('->')
  const terms = given.split(',')
  const isKnown = /^[a-zA-Z,]+->[a-zA-Z]*$/.test(equation) && terms.length === call.given.length
  if (!isKnown || result === undefined) return call.unfit('equation', equation)
  if (call.given.some(({ kind }) => kind !== 'constant')) {
    const [first, second, third] = terms
    if (first === undefined || second === undefined || third !== undefined) return call.unfit('equation', equation)
    return contract(call, [first, second], result)
  }
  const constants = terms.map((_, index) => call.constant(index))
  const sides = new Map<string, number>()
  for (const [index, term] of terms.entries()) {
    const { dims } = constants[index] as (typeof constants)[number]
    for (const [axis, letter] of [...term].entries()) sides.set(letter, dims[axis] ?? 1)
    if (dims.length !== term.length || dims.some((side, axis) => sides.get(term[axis] ?? '') !== side)) {
      call.refuse('shapesUnfit', { shapes: constants.map((one) => one.dims) })
    }
  }
  const summed = [...sides.keys()].filter((letter) => !result.includes(letter))
  const letters = [...result, ...summed]
  const lengths = letters.map((letter) => sides.get(letter) ?? call.unfit('equation', equation))
  const dims = lengths.slice(0, result.length)
  demandRoom(call, dims)
  const count = lengths.reduce((a, b) => a * b, 1)
  if (new Set(result).size !== result.length || count > MAX_PRODUCTS) call.unfit('equation', equation)
  const lists = await Promise.all(constants.map(async (one) => (await call.lists(one))[0] ?? []))
  const steps = terms.map((term, index) => {
    const own = stepsOf(constants[index]?.dims ?? [])
    return letters.map((letter) =>
      [...term].reduce((sum, one, axis) => sum + (one === letter ? (own[axis] ?? 0) : 0), 0),
    )
  })
  const rest = lengths.slice(result.length).reduce((a, b) => a * b, 1)
  const values = new Float32Array(count / rest)
  for (let at = 0; at < count; at++) {
    let left = at
    const places = new Array<number>(terms.length).fill(0)
    for (let axis = letters.length - 1; axis >= 0; axis--) {
      const side = lengths[axis] as number
      const place = left % side
      left = (left - place) / side
      for (const [index, own] of steps.entries())
        places[index] = (places[index] as number) + place * (own[axis] as number)
    }
    const product = lists.reduce((all, list, index) => all * (list[places[index] as number] ?? 0), 1)
    values[Math.floor(at / rest)] = (values[Math.floor(at / rest)] as number) + product
  }
  return { kind: 'constant', dims, isInteger: false, values: [values] }
}
