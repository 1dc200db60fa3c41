import type { OpCall, OpReader } from '../opCall.ts'
import type { Sound, Tensor } from '../values.ts'

// onnxruntime's operators whose pictures have their channels last, with weights as ever.

/** [1, height, width, channels] as [1, channels, height, width], or back: nothing moves. */
const turned = async (call: OpCall, value: Sound, perm: readonly number[]): Promise<Tensor> => {
  const result = await call.step('Transpose', [value], { perm })
  return result.kind === 'tensor' ? result : call.refuse('kindUnknown')
}

/** An operator for planes, of one with its channels last. `planes` are the inputs that are planes. */
export const withLastChannels =
  (reader: OpReader, planes: readonly number[] = [0]): OpReader =>
  async (call) => {
    const given = [...call.given]
    for (const index of planes) if (call.has(index)) given[index] = await turned(call, call.input(index), [0, 3, 1, 2])
    const result = await reader(call.with(given))
    const [first] = Array.isArray(result) ? result : [result]
    if (first?.kind !== 'tensor') return call.refuse('kindUnknown')
    const behind = await turned(call, first, [0, 2, 3, 1])
    return { ...behind, ...(first.isQuantised && { isQuantised: true }) }
  }

/** The same where a setting says so. */
export const whereLast =
  (reader: OpReader): OpReader =>
  (call) =>
    call.flag('channels_last') ? withLastChannels(reader)(call) : reader(call)

const other =
  (op: string): OpReader =>
  (call) =>
    (call.around.readerOf(op) ?? call.refuse('kindUnknown'))(call)

export const lastChannels: readonly [string, OpReader][] = [
  ['NhwcMaxPool', withLastChannels(other('MaxPool'))],
  ['NhwcConv', withLastChannels(other('Conv'))],
  ['NhwcFusedConv', withLastChannels(other('FusedConv'), [0, 3])],
]
