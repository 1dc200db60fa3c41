import { lazyImport } from '../../lazyImport.ts'
import type { BackwardRequest, Pass } from '../engine.ts'
import { propagate } from './backward.ts'
import type { Kept, SimdNetwork, Values } from './forward.ts'

const arriveAnew = lazyImport(() => import('./anew/index.ts'))

/** What a forward pass leaves. */
interface Left {
  outputs: readonly Values[]
  /** The nodes on the paths from some node to the logits. */
  path: ReadonlySet<number>
  /** What is kept of them, and of what stands beside. */
  kept: Map<number, Kept>
}

/** The node of a planned output. Throws RangeError if there is none. */
export function endOf({ outputs }: SimdNetwork['plan'], output: number): number {
  const end = outputs[output]?.node
  if (end === undefined) throw new RangeError(`There is no output ${output}.`)
  return end
}

/** A forward pass of which outputs are kept. */
export function makePass(network: SimdNetwork, { outputs, path, kept }: Left): Pass {
  const { plan } = network
  const indexes = new Map(plan.nodes.map(({ name }, index) => [name, index]))
  const has = (index: number) => path.has(index) && kept.has(index)
  const find = (name: string) => {
    const index = indexes.get(name) ?? -1
    if (!has(index)) throw new RangeError(`The output of ${name} was not kept.`)
    return index
  }
  const wayOf = ({ seed, output = 0, rule = 'plain' }: BackwardRequest) => ({ from: endOf(plan, output), seed, rule })
  return {
    outputs,
    keeps: (name) => has(indexes.get(name) ?? -1),
    activations: async (name) => (kept.get(find(name)) as Kept).output.slice(),
    async gradients(name, request) {
      const [gradient] = await propagate(network, kept, { ...wayOf(request), targets: [find(name)] })
      return gradient as Values
    },
    async gradientsOf(places, request) {
      const way = { ...wayOf(request), targets: places.map(({ node }) => find(node)) }
      return (await arriveAnew()).gradientsOf(network, kept, way, places)
    },
    async resume(name, batch, output, signal, units) {
      const course = { node: find(name), batch, end: endOf(plan, output), signal, units }
      return (await arriveAnew()).resume(network, kept, { ...course, logits: outputs[output] as Values })
    },
    async gradientsAt(name, values, request) {
      const change = { node: find(name), values }
      return (await arriveAnew()).gradientsAt(network, kept, change, wayOf(request))
    },
    dispose: () => kept.clear(),
  }
}
