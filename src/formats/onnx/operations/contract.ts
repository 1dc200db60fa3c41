import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers } from '../../drafts/constants.ts'
import { sortLetters } from '../../drafts/letters.ts'
import type { OpCall } from '../opCall.ts'
import { rankOf, sameSide, type Tensor } from '../values.ts'

/** The axes of a tensor in a new order: nothing moves, until someone needs it. */
const turned = (tensor: Tensor, axes: readonly number[]): Tensor => ({
  ...tensor,
  dims: tensor.dims.map((dims) => axes.map((axis) => dims[axis] ?? 1)),
  order: tensor.order.map((axis) => axes.indexOf(axis)),
})

/**
 * Two tensors as Einsum joins them, by a letter an axis: products of matrices, one for each place of the letters that both
 * have and the result keeps. A letter stands once in a term, and is in both terms or in the result.
 */
export async function contract(
  call: OpCall,
  [first, second]: readonly [first: string, second: string],
  result: string,
): Promise<Tensor> {
  const terms = [first, second] as const
  const tensors = [call.tensor(0), call.tensor(1)] as const
  const sides = new Map<string, number>()
  for (const [index, term] of terms.entries()) {
    const { dims } = tensors[index] as Tensor
    if (rankOf(tensors[index] as Tensor) !== term.length)
      call.refuse('shapesUnfit', { shapes: tensors.flatMap((one) => one.dims) })
    for (const [axis, letter] of [...term].entries()) {
      const side = sameSide(dims, axis) ?? call.refuseFree()
      if ((sides.get(letter) ?? side) !== side)
        call.refuse('shapesUnfit', { shapes: tensors.flatMap((one) => one.dims) })
      sides.set(letter, side)
    }
  }
  const isOnce = [...terms, result].every((term) => new Set(term).size === term.length)
  const isMet = [...sides.keys()].every(
    (letter) => result.includes(letter) || (first.includes(letter) && second.includes(letter)),
  )
  if (!isOnce || !isMet || [...result].some((letter) => !sides.has(letter)))
    call.unfit('equation', `${first},${second}->${result}`)
  const { outer, inner, rows, columns } = sortLetters(first, second, result)
  const sideOf = (letter: string) => sides.get(letter) ?? 1
  const lengths = (letters: readonly string[]) => letters.map(sideOf)
  const reshape = (tensor: Tensor, shape: readonly number[]) =>
    call.as({ op: 'Reshape', domain: '', inputs: [...call.node.inputs] }, [tensor, integers([shape])])
  const matrix = (index: 0 | 1, letters: readonly string[], last: readonly [readonly string[], readonly string[]]) =>
    reshape(
      turned(
        tensors[index],
        letters.map((letter) => terms[index].indexOf(letter)),
      ),
      [...lengths(outer), ...last.map((some) => valueCount(lengths(some)))],
    )
  const a = await matrix(0, [...outer, ...rows, ...inner], [rows, inner])
  const b = await matrix(1, [...outer, ...inner, ...columns], [inner, columns])
  const product = await call.as({ op: 'MatMul', domain: '', inputs: [...call.node.inputs] }, [a, b])
  const letters = [...outer, ...rows, ...columns]
  const joined = await reshape(product, lengths(letters))
  return turned(
    joined,
    [...result].map((letter) => letters.indexOf(letter)),
  )
}
