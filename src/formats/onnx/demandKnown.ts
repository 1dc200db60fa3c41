import { HeatlensError } from '../../errors/index.ts'
import type { Obstacles } from '../../graph/obstacles.ts'
import { type FileNodes, kindOf } from './fileNodes.ts'
import type { GraphProto, NodeProto } from './modelProto.ts'
import { isWhole, typeName } from './numberTypes.ts'
import { operations } from './operations/index.ts'
import type { PortProto } from './portProto.ts'

/** The error of a file of another kind: `what` tells how that is known. */
export const notForPictures = (file: string, what: string): HeatlensError =>
  new HeatlensError('notForPictures', { file, what: what.slice(0, 200) })

/** Operators whose weights onnxruntime has put in blocks, as its processor likes them. */
const BLOCKED = 'com.microsoft.nchwc'

/** Tells what no reader knows of the nodes that run, before any weights are wanted. Throws `format` errors. */
export function demandKnown(
  { inputs }: GraphProto,
  ordered: readonly NodeProto[],
  nodes: FileNodes,
  obstacles: Obstacles,
  file: string,
): void {
  const ofLists = ordered.find(({ domain }) => domain === 'ai.onnx.ml' || domain.startsWith('ai.onnx.ml.'))
  if (ofLists) throw notForPictures(file, kindOf(ofLists))
  const blocked = ordered.find(({ domain }) => domain === BLOCKED)
  if (blocked) obstacles.add(nodes.named(blocked), 'forOneProcessor')
  for (const node of ordered) {
    if (!operations.has(kindOf(node)) && node.domain !== BLOCKED) obstacles.add(nodes.named(node), 'kindUnknown')
  }
  const given = inputs.filter(({ name }) => !nodes.tensors.has(name))
  const [first, ...others] = given
  if (!first) throw notForPictures(file, '0 inputs')
  // Exported without its weights, which are inputs.
  for (const node of ordered.filter(({ op }) => op === 'Conv')) {
    const weights = given.find(({ name }) => name === node.inputs[1])?.name
    if (weights !== undefined) obstacles.add(nodes.named(node), 'weightsMissing', { weights })
  }
  obstacles.throwIfAny()
  const isPicture = ({ sides }: PortProto) => !sides || sides.length > 2
  if (isWhole(first.type) && ![first, ...others].some(isPicture)) {
    const sides = (first.sides ?? []).map((side) => side ?? 'n').join(' × ')
    throw notForPictures(file, `${typeName(first.type)}, ${sides}`)
  }
}
