/** A class label as people read it: `golf_ball` is “golf ball”. */
export const readable = (label: string): string => label.replaceAll('_', ' ')

/** A probability in percent, with a decimal where it is small: “68 %”, “4.7 %”, “under 0.1 %”. */
export function percent(probability: number): string {
  const value = probability * 100
  if (value > 0 && value < 0.1) return 'under 0.1 %'
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} %`
}

/** A number of any size in few characters: 0.0019, 1.2e-5. */
export function short(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 1e-3 && size < 1e4 ? String(Number(value.toPrecision(3))) : value.toExponential(1)
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 99.5e6 ? 1 : 0)} MB`

/** The label of a class, from the predictions where it is among them. */
export function labelOf(classIndex: number, classes: readonly (readonly [string, string])[]): string {
  return readable(classes[classIndex]?.[1] ?? `class ${classIndex}`)
}

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
