export type PythonValue = string | number | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>

/** A value as a Python literal; strings are escaped. */
export function toPython(value: PythonValue): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (value instanceof Map) {
    return `{${[...value].map(([key, one]) => `${toPython(key)}: ${toPython(one)}`).join(', ')}}`
  }
  if (typeof value !== 'string') return `[${[...value].map((one) => toPython(one as PythonValue)).join(', ')}]`
  return JSON.stringify(value).replace(/[^ -~]/gu, escaped)
}

/**
 * JSON writes characters outside of the BMP as two surrogates, which Python reads as two characters; its own escape has
 * eight digits.
 */
function escaped(character: string): string {
  const code = character.codePointAt(0) as number
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}
