/** A number as Python prints a float32: the fewest digits that tell it from its neighbours, 0.9094213 or 1.6e-05. */
export function float32Text(value: number): string {
  const single = Math.fround(value)
  let digits = 1
  while (digits < 9 && Math.fround(Number(single.toPrecision(digits))) !== single) digits++
  const exact = Number(single.toPrecision(digits))
  const size = Math.abs(exact)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return exact.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  return Number.isInteger(exact) ? exact.toFixed(1) : String(exact)
}
