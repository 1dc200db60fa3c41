import { dispose, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import type { ForwardPass } from '../network.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import type { RuntimeLayer } from './runtimeLayer.ts'

type Values = Float32Array<ArrayBuffer>

/** Runs the layers in order, and keeps the outputs from `keepFrom` on. */
export async function forward(
  layers: readonly RuntimeLayer[],
  values: Float32Array,
  keepFrom: string,
  signal?: AbortSignal,
): Promise<ForwardPass> {
  const find = (layer: string) => layers.findIndex(({ name }) => name === layer)
  const first = find(keepFrom)
  /** Kept outputs, by the index of their layer. */
  const kept = new Map<number, Tensor>()
  let current: Tensor = tensor(values, [1, ...(layers[0]?.inputShape ?? [])])
  const disposeAll = () => dispose([...kept.values(), current])
  for (const [index, layer] of layers.entries()) {
    await yieldToEventLoop()
    if (signal?.aborted) {
      disposeAll()
      throw signal.reason
    }
    const output = tidy(() => layer.forward(current, layer.weights))
    if (!kept.has(index - 1)) current.dispose()
    if (first >= 0 && index >= first) kept.set(index, output)
    current = output
  }
  const logits = (await current.data()) as Values
  if (!kept.has(layers.length - 1)) current.dispose()

  const indexOf = (layer: string) => {
    const index = find(layer)
    if (!kept.has(index)) throw new RangeError(`The output of ${layer} was not kept.`)
    return index
  }
  return {
    logits,
    activations: async (layer) => (await (kept.get(indexOf(layer)) as Tensor).data()) as Values,
    keeps: (layer) => kept.has(find(layer)),
    async gradients(seed, layer) {
      const target = indexOf(layer)
      const gradient = tidy(() => {
        let back: Tensor = tensor(seed, [1, seed.length])
        for (let index = layers.length - 1; index > target; index--) {
          const { backward, weights } = layers[index] as RuntimeLayer
          const input = kept.get(index - 1) as Tensor
          const output = kept.get(index) as Tensor
          back = backward(back, { input, output }, weights)
        }
        return back
      })
      const values = (await gradient.data()) as Values
      gradient.dispose()
      return values
    },
    dispose: () => dispose([...kept.values()]),
  }
}
