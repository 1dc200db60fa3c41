import { HeatlensError } from '../../errors/index.ts'
import type { ToldObstacles } from '../../errors/obstacles.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import { aboutModel, pictureOf, refuseOtherTasks } from './about.ts'
import { peelEnds } from './ends.ts'
import { withoutFunctions } from './functions.ts'
import { GraphReader } from './graphReader.ts'
import type { Sizes } from './inputs.ts'
import { type ModelProto, readModel } from './modelProto.ts'
import type { Files } from './openTensor.ts'
import { namePatterns } from './patterns.ts'
import { Wire } from './wire.ts'

/** The versions of ONNX' own operators that are read. */
const OPSETS = { oldest: 7, newest: 28 }

/** Height and width of pictures with which a network that takes any is tried: what is the same for both is known. */
const TRIED = [224, 512]

/**
 * Sides of the pictures of published networks, the most usual first. A transformer whose file leaves the size free has
 * positions for one size, and runs with no other.
 */
const USUAL = [224, 256, 384, 288, 336, 448, 512, 518, 299, 192, 240, 260, 300, 380, 160, 128, 96, 64, 48, 32, 28]

/**
 * Reads a network of ONNX in place: its description is read, of weights only the small ones that tell axes, sides and
 * the like. `beside`: the files that came with it, by name, of which some may hold its weights. Throws a `format` error
 * that tells all that stands in its way, a `load` error if a file is missing.
 */
export async function readOnnx(file: Blob, name: string, beside: ReadonlyMap<string, Blob>): Promise<StoredNetwork> {
  const files: Files = { file, name, beside }
  const model = await readModel(new Wire(file, name))
  const opset = opsetOf(model, name)
  refuseOtherTasks(model, name)
  const { graph: peeled, names } = peelEnds(withoutFunctions(model))
  const graph = await namePatterns(peeled, files)
  const about = aboutModel(model, name, names)
  const isTensorFlows = /^(?:tf2onnx|keras2onnx)\b/i.test(model.producer)
  const read = (sizes: Sizes) => new GraphReader(graph, { files, opset, isTensorFlows, sizes }).read()
  const { height = 224, width = 224 } = about.preprocessing ?? {}
  let first: unknown
  try {
    return { ...(await read({ isFree: true, tried: TRIED })), about }
  } catch (error) {
    if (!isOfSize(error)) throw error
    first = error
  }
  // Some sizes follow from the picture's in ways that only one size can be worked out for.
  const sizes = isAnySize(model) ? [[height, width], ...USUAL.map((side) => [side, side])] : [[height, width]]
  for (const [at, [rows = height, columns = width]] of sizes.entries()) {
    try {
      return { ...(await read({ isFree: false, height: rows, width: columns })), about }
    } catch (error) {
      if (!isOfSize(error)) throw error
      if (at === 0) first = error
    }
  }
  throw first
}

/** Whether the file leaves height or width of its pictures free. */
function isAnySize(model: ModelProto): boolean {
  const { sides } = pictureOf(model) ?? {}
  return sides === undefined || sides.some((side, axis) => side === null && axis > 0)
}

function opsetOf({ opsets, graph }: ModelProto, file: string): number {
  if (graph.nodes.length === 0) throw new HeatlensError('onnxWithoutNodes', { file })
  const opset = opsets.get('') ?? (graph.nodes.some(({ domain }) => domain === '') ? null : OPSETS.newest)
  if (opset === null || opset < OPSETS.oldest || opset > OPSETS.newest) {
    throw new HeatlensError('onnxOpset', { file, opset, ...OPSETS })
  }
  return opset
}

function isOfSize(error: unknown): boolean {
  if (!(error instanceof HeatlensError) || error.code !== 'networkObstacles') return false
  const { obstacles } = error.parameters as ToldObstacles
  return obstacles.some(({ reason }) => reason === 'sizeFree' || reason === 'shapesUnfit' || reason === 'shapeUnfit')
}
