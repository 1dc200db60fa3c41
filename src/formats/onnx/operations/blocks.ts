import type { OpCall, OpReader } from '../opCall.ts'
import { sameSide, type Tensor } from '../values.ts'

/** Blocks of channels become pixels: `DCR` has the block's axes before the channels, `CRD` behind. */
export const depthToSpace: OpReader = (call) => {
  const size = call.integer('blocksize', 0)
  const mode = call.text('mode', 'DCR')
  if (mode !== 'DCR' && mode !== 'CRD') call.unfit('mode', mode)
  const plane = call.plane(call.tensor(0))
  const [height, width, channels] = knownShape(call, plane)
  const depth = channels / (size * size)
  if (size < 1 || !Number.isInteger(depth)) call.unfit('blocksize', size)
  const isBefore = mode === 'DCR'
  const cut = isBefore ? [height, width, size, size, depth] : [height, width, depth, size, size]
  const axes = isBefore ? [0, 2, 1, 3, 4] : [0, 3, 1, 4, 2]
  return shuffled(call, plane, cut, axes, [height * size, width * size, depth])
}

/** Pixels become channels: those of one place in the block are adjacent. */
export const spaceToDepth: OpReader = (call) => {
  const size = call.integer('blocksize', 0)
  const plane = call.plane(call.tensor(0))
  const [height, width, channels] = knownShape(call, plane)
  if (size < 1 || height % size !== 0 || width % size !== 0) call.unfit('blocksize', size)
  const [rows, columns] = [height / size, width / size]
  const mode = call.text('mode', 'DCR')
  if (mode !== 'DCR' && mode !== 'CRD') call.unfit('mode', mode)
  const axes = mode === 'DCR' ? [0, 2, 1, 3, 4] : [0, 2, 4, 1, 3]
  return shuffled(call, plane, [rows, size, columns, size, channels], axes, [rows, columns, size * size * channels])
}

function knownShape(call: OpCall, { shapes }: Tensor): readonly [number, number, number] {
  const [height, width, channels] = [0, 1, 2].map((at) => sameSide(shapes, at) ?? call.refuseFree())
  return [height ?? 1, width ?? 1, channels ?? 1]
}

function shuffled(call: OpCall, plane: Tensor, cut: number[], axes: number[], to: number[]): Tensor {
  const order = cut.map((_, at) => at)
  const whole = call.emit({ kind: 'reshape', shape: cut }, { inputs: [plane], order, rank: cut.length })
  const turned = call.emit({ kind: 'permute', axes }, { inputs: [whole], order, rank: cut.length })
  return call.emit({ kind: 'reshape', shape: to }, { inputs: [turned], order: [2, 3, 1], rank: 4 })
}
