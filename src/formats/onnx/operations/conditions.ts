import { foldEach } from '../fold.ts'
import type { OpReader } from '../opCall.ts'

// What exporters leave of a program's conditions: numbers of shapes that are compared, and a choice by them.

/** Of constants alone. */
const folded =
  (compute: (...values: number[]) => number): OpReader =>
  (call) => {
    if (call.given.some(({ kind }) => kind === 'tensor')) return call.refuse('kindUnknown')
    return foldEach(
      call,
      call.given.map((_, index) => call.constant(index)),
      compute,
      true,
    )
  }

const truth = (value: boolean) => (value ? 1 : 0)

const where: OpReader = async (call) => {
  const condition = call.constant(0)
  const [yes, no] = [call.input(1), call.input(2)]
  if (yes.kind === 'constant' && no.kind === 'constant') {
    return foldEach(
      call,
      [condition, yes, no],
      (is, a, b) => (is === 0 ? (b ?? 0) : (a ?? 0)),
      yes.isInteger && no.isInteger,
    )
  }
  // The same for every value, where it is known.
  const lists = await call.lists(condition)
  const values = new Set(lists.flatMap((list) => Array.from(list, (one) => one !== 0)))
  const [only] = values
  return values.size === 1 && only !== undefined ? call.tensor(only ? 1 : 2) : call.refuse('kindUnknown')
}

const modulo: OpReader = (call) =>
  folded((a = 0, b = 1) => (call.flag('fmod') ? a % b : a - b * Math.floor(a / b)))(call)

/** Numbers that are none, or without end: a network that gives them is refused, so they are never there. */
const never: OpReader = (call) => {
  const value = call.input(0)
  if (value.kind === 'constant') {
    const isSuch = call.node.op === 'IsNaN' ? Number.isNaN : (x: number) => Math.abs(x) === Number.POSITIVE_INFINITY
    return foldEach(call, [value], (x) => truth(isSuch(x)), true)
  }
  return { kind: 'constant', dims: [], isInteger: true, values: [Float64Array.of(0)] }
}

export const conditions: readonly [string, OpReader][] = [
  ['Where', where],
  ['IsNaN', never],
  ['IsInf', never],
  ['Mod', modulo],
  ['Equal', folded((a, b) => truth(a === b))],
  ['Greater', folded((a = 0, b = 0) => truth(a > b))],
  ['GreaterOrEqual', folded((a = 0, b = 0) => truth(a >= b))],
  ['Less', folded((a = 0, b = 0) => truth(a < b))],
  ['LessOrEqual', folded((a = 0, b = 0) => truth(a <= b))],
  ['And', folded((a, b) => truth(a !== 0 && b !== 0))],
  ['Or', folded((a, b) => truth(a !== 0 || b !== 0))],
  ['Xor', folded((a, b) => truth((a !== 0) !== (b !== 0)))],
]
