import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { load } from './load.ts'
import { toMarkdown, writeSection } from './report.ts'

/** A line of a table: numbers and words, as they are written with --json. */
export type Row = Readonly<Record<string, unknown>>

/** What a question gives: one table, and what to know about it. */
export interface Answer<R extends Row = Row> {
  title: string
  /** What it was measured on. */
  machine: string
  columns: readonly { title: string; cell(row: R): string }[]
  rows: readonly R[]
  notes: readonly string[]
}

/** Every question, by the name that the command line takes. To add one: one file, one line here. */
const questions: Readonly<Record<string, { asks: string; measure(): Promise<Answer> }>> = {
  load: { asks: 'what it takes to load VGG16: memory, time, and how the page answers meanwhile', measure: load },
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
  const [name = ''] = positionals
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined
  if (!question) {
    const list = Object.entries(questions).map(([name, { asks }]) => `  ${name}: ${asks}`)
    throw new Error(
      `${name ? `There is no table “${name}”` : 'Say which table to measure'}: npm run bench -- <table> [--json <file>]. There are\n${list.join('\n')}`,
    )
  }
  const answer = await question.measure()
  const markdown = toMarkdown(answer)
  console.log(markdown)
  await writeSection(name, markdown)
  if (values.json) await writeFile(values.json, `${JSON.stringify(answer.rows, null, 1)}\n`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
