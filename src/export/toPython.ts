export type PythonValue = string | number | boolean | null

/** A value as Python writes it; a string is safe whatever is in it. */
export function toPython(value: PythonValue): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  return JSON.stringify(value).replace(/[^ -~]/gu, escaped)
}

/** Python has eight digits for what JSON writes as two surrogates, which are two letters to it. */
function escaped(character: string): string {
  const code = character.codePointAt(0) as number
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}
