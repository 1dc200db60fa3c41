import type { Network, Pass } from '../../engine/engine.ts'
import type { Passes } from '../../explain/context.ts'

/** The passes that the explanations of a picture are read from. An engine keeps one at a time. */
export interface KeptPasses extends Passes {
  /** Whether a layer can be read, if need be from another pass. */
  reaches(layer: string): boolean
  dispose(): void
}

/** Passes of inputs, of which the first was made. */
export function keepPasses(
  network: Pick<Network, 'forward'>,
  inputs: readonly Float32Array[],
  first: Pass,
): KeptPasses {
  let current: { inputs: readonly Float32Array[]; pass: Pass } | undefined = { inputs, pass: first }
  const of = (own: readonly Float32Array[]): Passes => ({
    inputs: own,
    of,
    async keeping(node, signal) {
      if (current?.inputs === own && current.pass.keeps(node)) return current.pass
      current?.pass.dispose()
      current = undefined
      const pass = await network.forward(own, node, signal)
      current = { inputs: own, pass }
      return pass
    },
  })
  return {
    ...of(inputs),
    reaches: (layer) => current?.inputs !== inputs || current.pass.keeps(layer),
    dispose() {
      current?.pass.dispose()
      current = undefined
    },
  }
}
