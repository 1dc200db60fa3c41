import { dependents } from '../../graph/paths.ts'
import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { backToSums, backward, forward } from './index.ts'
import type { BackwardOperands, Operands, Values } from './operation.ts'

/** The operands of a node, given all tensors by name and the outputs of the nodes before it. */
export function operandsOf(
  { nodes }: NetworkPlan,
  node: PlannedNode,
  tensors: ReadonlyMap<string, Values>,
  outputs: readonly Values[],
): Operands {
  return {
    inputs: node.inputs.map((index) => outputs[index] as Values),
    inputShapes: node.inputs.map((index) => (nodes[index] as PlannedNode).shape),
    weights: Object.fromEntries(
      Object.entries(node.weights).map(([key, { tensor }]) => {
        const values = tensors.get(tensor)
        if (!values) throw new RangeError(`There is no tensor ${tensor}.`)
        return [key, values]
      }),
    ),
  }
}

/** The output of one node of a plan. */
export function runNode(
  plan: NetworkPlan,
  index: number,
  tensors: ReadonlyMap<string, Values>,
  inputs: readonly Values[],
  outputs: readonly Values[],
): Values {
  const node = plan.nodes[index] as PlannedNode
  const given = plan.inputs.findIndex((input) => input.node === index)
  if (given < 0) return forward(node, operandsOf(plan, node, tensors, outputs))
  const values = inputs[given]
  if (!values) throw new RangeError(`Input ${given} is missing.`)
  return values
}

/** The outputs of all nodes if the output of one were another; those that do not depend on it are the same arrays. */
export function resumePlan(
  plan: NetworkPlan,
  tensors: ReadonlyMap<string, Values>,
  outputs: readonly Values[],
  { node, values }: { node: number; values: Values },
): Values[] {
  const anew = dependents(plan.nodes, [node])
  const others = outputs.slice()
  others[node] = values
  for (let index = node + 1; index < others.length; index++) {
    if (anew[index]) others[index] = runNode(plan, index, tensors, [], others)
  }
  return others
}

/**
 * The outputs of all nodes of a plan, flat, given its tensors by name and values for its inputs. In the inputs' kind of
 * arrays: the reference for engines, and in float64 for finite differences.
 */
export function runPlan(plan: NetworkPlan, tensors: ReadonlyMap<string, Values>, inputs: readonly Values[]): Values[] {
  const outputs: Values[] = []
  for (const index of plan.nodes.keys()) outputs.push(runNode(plan, index, tensors, inputs, outputs))
  return outputs
}

/**
 * The gradients of `seed · output of the node "from"` with respect to the outputs of all nodes, given what
 * {@link runPlan} gave; undefined where that output does not depend on a node. Contributions of several users add up.
 */
export function backThrough(
  plan: NetworkPlan,
  tensors: ReadonlyMap<string, Values>,
  outputs: readonly Values[],
  { from, seed, rule, ties }: { from: number; seed: Values } & Pick<BackwardOperands, 'rule' | 'ties'>,
): (Values | undefined)[] {
  const gradients: (Values | undefined)[] = plan.nodes.map(() => undefined)
  gradients[from] = seed
  for (let index = from; index >= 0; index--) {
    const gradient = gradients[index]
    const node = plan.nodes[index] as PlannedNode
    if (!gradient) continue
    const operands = { ...operandsOf(plan, node, tensors, outputs), output: outputs[index] as Values, rule, ties }
    for (const [position, back] of backward(node, gradient, operands).entries()) {
      const target = node.inputs[position] as number
      const before = gradients[target]
      if (back) gradients[target] = before ? sum(before, back) : back
    }
  }
  return gradients
}

/** The gradient before the activation of a node, given {@link backThrough}'s gradients of the outputs. */
export function gradientOfSums(
  plan: NetworkPlan,
  tensors: ReadonlyMap<string, Values>,
  outputs: readonly Values[],
  { node: index, gradient, rule }: { node: number; gradient: Values } & Pick<BackwardOperands, 'rule'>,
): Values {
  const node = plan.nodes[index] as PlannedNode
  return backToSums(node, gradient, {
    ...operandsOf(plan, node, tensors, outputs),
    ...{ output: outputs[index] as Values, rule },
  })
}

function sum(a: Values, b: Values): Values {
  const both = a.slice()
  for (let i = 0; i < both.length; i++) both[i] = (both[i] as number) + (b[i] as number)
  return both
}
