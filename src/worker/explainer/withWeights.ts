import type { Engine } from '../../engine/engine.ts'
import { HeatlensError } from '../../errors/index.ts'
import { type CamContext, createContext } from '../../explain/context.ts'
import { explain } from '../../explain/explain.ts'
import type { MapAgain } from '../../explain/metric.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { hasRoomForTwo } from '../../model/package/demandRoom.ts'
import type { TensorSpec } from '../../model/package/manifest.ts'
import type { ModelPackage, TensorBlock } from '../../model/package/openPackage.ts'
import { release } from '../../model/package/release.ts'
import type { LinearReading } from '../../types.ts'
import { keepPasses } from './keptPasses.ts'
import { measuredMap } from './measuredMap.ts'

/**
 * Makes the map of a context's question by a second network, beside the one in use: the same package with other values
 * for some tensors; `readAs` is how its output is read, where not as it was opened. Frees it afterwards. Throws a `picture` error if this device cannot hold both.
 */
export function withWeightsOf(
  { about, plan }: { about: ModelPackage; plan: NetworkPlan },
  engine: Engine,
  context: CamContext,
  readAs?: LinearReading,
): MapAgain['withWeights'] {
  return async (values, onProgress) => {
    if (!hasRoomForTwo(about.bytes, plan.bytes)) throw new HeatlensError('noRoomForSecond')
    const { inputs, question, signal, preprocessing } = context
    const stored = about.tensors.map((spec) => (values.has(spec.name) ? plain(spec) : spec))
    const network = await engine.build(plan, stored)
    try {
      const blocks = about.loadTensors(
        () => {},
        ({ name }) => network.rowsPerBlock(name),
      )
      const made = new Map<string, Float32Array>()
      for await (const block of blocks) {
        signal?.throwIfAborted()
        await network.take(replaced(block, values, made))
      }
      const pass = await network.forward(inputs, question.layer, signal)
      const passes = keepPasses(network, inputs, pass)
      const output = question.output ?? 0
      const logits = pass.outputs[output] as Float32Array
      const reading = readAs ?? about.outputs[output]?.reading
      const other = createContext({
        ...{ plan, network, passes, logits, question, reading, signal, preprocessing, onProgress },
      })
      const found = measuredMap(await explain(other))
      passes.dispose()
      return found
    } finally {
      network.dispose()
    }
  }
}

/** A tensor stored as float32. */
const plain = ({ name, shape, shards }: TensorSpec): TensorSpec => ({ name, shape, shards })

/** A block with the values that its tensor has instead. `made` keeps them from its first block to its last. */
function replaced(
  block: TensorBlock,
  values: ReadonlyMap<string, () => Float32Array>,
  made: Map<string, Float32Array>,
): TensorBlock {
  const { spec, start, end, bytes } = block
  const make = values.get(spec.name)
  if (!make) return block
  release(bytes.buffer)
  const whole = made.get(spec.name) ?? make()
  const rows = spec.shape[0] ?? 1
  const row = whole.length / rows
  if (end < rows) made.set(spec.name, whole)
  else made.delete(spec.name)
  return { spec: plain(spec), start, end, bytes: new Uint8Array(whole.slice(start * row, end * row).buffer) }
}
