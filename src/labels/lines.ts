import type { Entry } from './classList.ts'

/**
 * The names of classes in lines: one a line, with or without its number before it, such as Teachable Machine's `0 cat`;
 * ImageNet's `n01440764 tench`; a single line of names separated by commas. Empty lines and comments do not count.
 */
export function readLines(text: string): Entry[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:#\s|\/\/)/.test(line))
  const [only = '', ...others] = lines
  if (others.length === 0) return separated(only).map((label) => ({ label }))
  const plain = lines.every((line) => /^[-*•]\s+\S/.test(line)) ? lines.map((line) => line.slice(1).trim()) : lines
  return numbered(plain) ?? withIds(plain) ?? plain.map((line) => ({ label: unquoted(line) }))
}

/** The parts of a line between commas, or semicolons, or tabs. */
function separated(line: string): string[] {
  const sign = [',', ';', '\t'].find((one) => line.includes(one))
  const parts = sign === undefined ? [line] : line.split(sign).map((part) => part.trim())
  // A comma may end the line.
  return (parts.length > 1 && parts.at(-1) === '' ? parts.slice(0, -1) : parts).map(unquoted)
}

/** Lines that begin with numbers, each larger than the last, from 0 on, or all of 1 to the last. */
function numbered(lines: readonly string[]): Entry[] | undefined {
  const entries: Entry[] = []
  for (const line of lines) {
    const [, number, label = ''] = /^["']?(\d{1,6})["']?(?:\s*[:,;=.)\t-]\s*|\s+)(.*)$/.exec(line) ?? []
    if (number === undefined) return undefined
    const index = Number(number)
    const before = entries.at(-1)?.index ?? -1
    const isNext = entries.length === 0 ? index <= 1 : index > before
    if (!isNext || (entries[0]?.index === 1 && index !== before + 1)) return undefined
    entries.push({ index, label: unquoted(label) })
  }
  return entries
}

function withIds(lines: readonly string[]): Entry[] | undefined {
  const found = lines.map((line) => /^(n\d{8})(?:[\s,:]+(.*))?$/.exec(line))
  return found.every((one) => one !== null)
    ? found.map((one): Entry => ({ id: one[1] as string, label: one[2] ?? (one[1] as string) }))
    : undefined
}

/** Without quotes around it, and a comma after it. */
const unquoted = (text: string) => /^(["'])(.*)\1,?$/.exec(text)?.[2] ?? text
