/** The standard deviation of each channel over the cells, of [cells, channels]. */
export function deviations(activations: Float32Array, channels: number): Float64Array {
  const cells = activations.length / channels
  const means = new Float64Array(channels)
  for (let at = 0; at < activations.length; at++) {
    means[at % channels] = (means[at % channels] as number) + (activations[at] as number) / cells
  }
  const squares = new Float64Array(channels)
  for (let at = 0; at < activations.length; at++) {
    const off = (activations[at] as number) - (means[at % channels] as number)
    squares[at % channels] = (squares[at % channels] as number) + (off * off) / cells
  }
  return squares.map(Math.sqrt)
}

/** The channels by their standard deviation, the largest first: those that a map owes most to. */
export function byDeviation(activations: Float32Array, channels: number): number[] {
  const found = deviations(activations, channels)
  return [...found.keys()].sort((a, b) => (found[b] as number) - (found[a] as number))
}
