import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Answer } from './answer.ts'

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

/** A result as Markdown: a heading, one table and its notes. */
export function toMarkdown({ title, machine, columns, rows, notes }: Answer): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    `## ${title}`,
    '',
    `${new Date().toISOString().slice(0, 10)}. ${machine}.`,
    '',
    line(columns.map(({ title }) => title)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(({ cell }) => cell(row)))),
    '',
    ...notes.flatMap((note) => [`- ${note}`]),
  ].join('\n')
}

/** Replaces the section of a benchmark in docs/performance.md, or appends it. */
export async function writeSection(name: string, markdown: string): Promise<void> {
  const start = `<!-- npm run bench -- ${name} -->`
  const end = `<!-- end of ${name} -->`
  const before = await readFile(page, 'utf8').catch(() => '# Performance\n\nWritten by `npm run bench -- <table>`.\n')
  const section = `${start}\n\n${markdown}\n\n${end}`
  const from = before.indexOf(start)
  const to = before.indexOf(end)
  const after =
    from < 0 || to < 0
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length)
  await writeFile(page, after)
}
