import type { PlannedNode } from '../plan.ts'
import { type Axes, hasTokens, isSpatial, sideOf } from './axes.ts'

/** Of each axis of an output: whether more than its tokens is wanted, those that belong to no plane. */
type Wanted = readonly boolean[]

/** Which axes of a tensor are wanted, given those of one it is broadcast to. */
const aligned = (wanted: Wanted, axes: Axes): boolean[] =>
  axes.map((_, axis) => wanted[axis + wanted.length - axes.length] ?? true)

/** What a node wants of its input at a position. */
function wantedOf({ operation }: PlannedNode, own: Wanted, output: Axes, input: Axes, position: number): boolean[] {
  const all = input.map(() => true)
  const but = (mixedAxes: readonly number[]) => aligned(own, input).map((is, axis) => is || mixedAxes.includes(axis))
  switch (operation.kind) {
    case 'permute':
      return input.map((_, axis) => own[operation.axes.indexOf(axis)] ?? true)
    case 'reshape':
      // Axes with tokens stay in one piece.
      return input.map((axis) => {
        const at = hasTokens(axis) ? output.indexOf(axis) : -1
        return at < 0 ? true : (own[at] ?? true)
      })
    case 'slice':
      return input.map((axis, at) => {
        const [start = 0, end = sideOf(axis)] = [operation.starts[at], operation.ends[at]]
        if (!hasTokens(axis) || !isSpatial(axis)) return own[at] ?? true
        const isOfTokens = end <= axis.before || start >= sideOf(axis) - axis.after
        return !isOfTokens && (own[at] ?? true)
      })
    case 'concatenate':
      return input.map((_, axis) => own[axis] ?? true)
    case 'matmul': {
      const wanted = aligned(own, input)
      // The axis that is summed, and that of the output's rows or columns.
      const isLastSummed = position === 0 || operation.transposesSecond === true
      const [summed, kept] = [input.length - (isLastSummed ? 1 : 2), input.length - (isLastSummed ? 2 : 1)]
      const last = own.at(position === 0 ? -2 : -1) ?? true
      return wanted.map((is, axis) => (axis === summed ? true : axis === kept ? last : is))
    }
    case 'reduce':
      return operation.keepDimensions ? but(operation.axes) : all
    case 'layerNormalization':
    case 'unitNormalization':
      return but(operation.axes)
    case 'activation':
    case 'dense': {
      const { activation } = operation
      return but('axis' in activation ? [activation.axis] : [])
    }
    case 'arithmetic':
    case 'expand':
    case 'batchNormalization':
    case 'normalization':
    case 'affine':
    case 'prelu':
    case 'localResponseNormalization':
      return aligned(own, input)
    default:
      return all
  }
}

/**
 * Whether a gradient from the logits at a place reaches the plane in each node's output. Behind the last attention of a
 * vision transformer it reaches the class token only: the gradients of all other tokens are zero there.
 */
export function reachedPlanes(nodes: readonly PlannedNode[], axes: readonly Axes[], logits: number): boolean[] {
  const wanted: (boolean[] | undefined)[] = nodes.map(() => undefined)
  wanted[logits] = (axes[logits] ?? []).map(() => true)
  for (let place = logits; place >= 0; place--) {
    const own = wanted[place]
    const node = nodes[place]
    if (!own || !node) continue
    for (const [position, input] of node.inputs.entries()) {
      const more = wantedOf(node, own, axes[place] ?? [], axes[input] ?? [], position)
      wanted[input] = more.map((is, axis) => is || wanted[input]?.[axis] === true)
    }
  }
  return nodes.map((_, place) => {
    const own = wanted[place]
    if (!own) return false
    const withTokens = (axes[place] ?? []).flatMap((axis, at) => (hasTokens(axis) && isSpatial(axis) ? at : []))
    return withTokens.length === 0 || withTokens.some((at) => own[at])
  })
}
