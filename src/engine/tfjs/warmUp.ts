import { dependents } from '../../graph/paths.ts'
import type { Running } from './run.ts'
import { runOnZeros, type WarmUp } from './runtimeNode.ts'

/**
 * Prepares a network while its weights arrive: uploads and packs them, and compiles the ops that use them, by running
 * nodes on zeros. Nodes behind the target that is explained by default also run backwards. The result is to be called
 * after each block, with the name of its tensor, and says whether that was a block of a cut weight, which has run by
 * then.
 */
export function warmUpWith(warmUp: WarmUp, { plan, nodes, store }: Running): (tensor: string) => Promise<boolean> {
  const targets = new Set(plan.outputs.map(({ target }) => target))
  const behindTarget = dependents(
    nodes,
    [...nodes.keys()].filter((index) => targets.has(nodes[index]?.name ?? '')),
  )
  const isReady = nodes.map(() => false)
  const prepare = async (index: number) => {
    const node = nodes[index]
    if (!node || isReady[index] || !store.hasAllOf(node)) return
    isReady[index] = true
    if (node.operation.kind === 'input') return
    await runOnZeros(warmUp, node, store.of(node), behindTarget[index] === true && !targets.has(node.name))
  }
  return async (tensor) => {
    const { blocks, shape, step } = store.find(tensor)
    const isCut = step < (shape[0] ?? 1)
    const last = blocks.at(-1)
    for (const [index, node] of nodes.entries()) {
      const key = Object.keys(node.weights).find((name) => node.weights[name]?.tensor === tensor)
      if (key === undefined) continue
      if (last && isCut && key === 'kernel') await runOnZeros(warmUp, node, { [key]: [last] }, false)
      await prepare(index)
      if (!isReady[index]) continue
      // And those without weights around it.
      const isBare = (at: number) => nodes[at] && Object.keys(nodes[at].weights).length === 0
      for (let next = index + 1; isBare(next); next++) await prepare(next)
      for (let next = index - 1; isBare(next); next--) await prepare(next)
    }
    return isCut
  }
}
