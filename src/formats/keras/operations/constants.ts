import { isObject, own } from '../../../json.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import { Composition } from '../layers/composed.ts'
import { toNumbers } from '../settings.ts'

/** The sides of lists in lists, as a description has an array. */
export function sidesIn(constant: unknown): number[] {
  const config = isObject(constant) ? own(constant, 'config') : undefined
  let lists: unknown = isObject(config) ? own(config, 'value') : constant
  const sides: number[] = []
  for (; Array.isArray(lists) && lists.length > 0; lists = lists[0]) sides.push(lists.length)
  return sides
}

/** One number in the shape of the input, from which nothing flows. */
const filled =
  (numberOf: (call: LayerCall) => number | undefined): LayerReader =>
  (call) => {
    const input = call.plain(call.input)
    const number = numberOf(call)
    if (number === undefined) call.unfit('fill_value', call.settings.get('fill_value'))
    const sides = input.sides?.every((side) => side !== undefined) ? (input.sides as readonly number[]) : undefined
    if (!sides) call.builder.obstacles.add(call, 'kindUnknown')
    const make = new Composition(call)
    const one = make.constant(sides?.map(() => 1) ?? [1], [number ?? 0], 'number')
    // An input of the network is all that may stand alone: what is added to it is nothing.
    return call.emit({ kind: 'expand', shape: sides ?? [1] }, { inputs: [one], rank: input.rank, isTurned: false })
  }

function givenNumber(call: LayerCall): number | undefined {
  const arg = call.argument('fill_value', 1)
  const numbers = arg && 'constant' in arg ? toNumbers(arg.constant) : undefined
  return numbers?.length === 1 ? numbers[0] : undefined
}

/** Operations that take no more than the shape of a tensor. */
export const constants: readonly [string, LayerReader][] = [
  ['ZerosLike', filled(() => 0)],
  ['zeros_like', filled(() => 0)],
  ['OnesLike', filled(() => 1)],
  ['ones_like', filled(() => 1)],
  ['FullLike', filled(givenNumber)],
]
