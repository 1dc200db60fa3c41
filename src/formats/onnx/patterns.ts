import type { GraphProto } from './modelProto.ts'
import type { Files } from './openTensor.ts'

export async function namePatterns(graph: GraphProto, _files: Files): Promise<GraphProto> {
  return graph
}
