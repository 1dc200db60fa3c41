/** Large enough for any feature, and finite in a float32. */
const LARGEST = 3.4e38

/** The number that a person wrote, with a decimal point or comma; undefined if it is none. */
export function readNumber(text: string): readonly [number] | undefined {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  const value = Number(plain)
  return plain !== '' && Math.abs(value) <= LARGEST ? [value] : undefined
}

/** As many numbers as wanted, separated by spaces, semicolons, or commas that spaces follow; undefined otherwise. */
export function readNumbers(text: string, count: number): readonly number[] | undefined {
  const found = text.split(/[\s;]+|,\s+/).filter((part) => part !== '')
  const values = found.flatMap((part) => readNumber(part) ?? [])
  return values.length === count && found.length === count ? values : undefined
}
