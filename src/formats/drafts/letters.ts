/** What a product of two tensors in Einstein's notation is as products of matrices: letters of sides, in this order. */
interface Letters {
  /** Both terms and the result have them: one product for each place. */
  outer: readonly string[]
  /** Both terms have them, the result does not: they are summed over. */
  inner: readonly string[]
  /** Those of one term alone, of the first and of the second. */
  rows: readonly string[]
  columns: readonly string[]
}

/** Sorts the letters of two terms. */
export function sortLetters(first: string, second: string, result: string): Letters {
  const all = [...first]
  const shared = all.filter((letter) => second.includes(letter))
  return {
    outer: shared.filter((letter) => result.includes(letter)),
    inner: shared.filter((letter) => !result.includes(letter)),
    rows: all.filter((letter) => !second.includes(letter)),
    columns: [...second].filter((letter) => !first.includes(letter)),
  }
}
