/** Pearson's correlation of two lists of the same length; 0 where either is the same everywhere. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [(a[at] as number) - meanA, (b[at] as number) - meanB]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : 0
}

/** Spearman's correlation: Pearson's of the ranks, where equal values share the mean of theirs. */
export const spearman = (a: ArrayLike<number>, b: ArrayLike<number>): number => pearson(ranksOf(a), ranksOf(b))

function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from(values, (_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number))
  const ranks = new Float64Array(values.length)
  for (let first = 0, end = 0; first < order.length; first = end) {
    const value = values[order[first] as number]
    while (end < order.length && values[order[end] as number] === value) end++
    for (let at = first; at < end; at++) ranks[order[at] as number] = (first + end - 1) / 2
  }
  return ranks
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at] as number
  return sum / values.length
}
