import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Answer, Row } from './answer.ts'
import { anotherClass } from './class.ts'
import { conv } from './conv.ts'
import { graph } from './graph.ts'
import { head } from './head.ts'
import { load } from './load.ts'
import { memory } from './memory.ts'
import { methods } from './methods.ts'
import { page } from './page.ts'
import { picture } from './picture.ts'
import { pictures } from './pictures.ts'
import { toMarkdown, writeSection } from './report.ts'
import { start } from './start.ts'
import { zoo } from './zoo.ts'

/** The benchmarks, by their names on the command line. To add one: one file, one line here. */
const questions: Readonly<Record<string, { asks: string; measure(): Promise<Answer> }>> = {
  conv: { asks: 'how fast the convolutions of VGG16 are on the processor, beside four others', measure: conv },
  head: { asks: 'how fast the dense layers of VGG16 are on the processor, in uint8', measure: head },
  graph: { asks: 'how fast MobileNetV2 and ResNet50 are on the processor, beside TensorFlow.js', measure: graph },
  zoo: {
    asks: 'networks of keras.applications on the processor, beside onnxruntime-web and TensorFlow.js, and their files',
    measure: zoo,
  },
  picture: { asks: 'how long a person waits between dropping a picture and seeing the answer', measure: picture },
  class: { asks: 'what another class of the same picture takes, on either engine', measure: anotherClass },
  methods: { asks: 'what each method takes on the processor, beside grad-cam', measure: methods },
  memory: { asks: 'what the tab takes with VGG16 in uint8, beside stock TensorFlow.js', measure: memory },
  pictures: { asks: 'whether the two hundredth picture costs more than the first', measure: pictures },
  page: { asks: 'how the page answers the hand on a slow processor, and how much of it there is', measure: page },
  start: {
    asks: 'how soon the page answers, first and later visits, on each engine and a slow processor',
    measure: start,
  },
  load: { asks: 'what it takes to load VGG16: memory, time, and how the page answers meanwhile', measure: load },
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
  const names = positionals.length > 0 ? positionals : Object.keys(questions)
  const unknown = names.find((name) => !Object.hasOwn(questions, name))
  if (unknown !== undefined) {
    const list = Object.entries(questions).map(([name, { asks }]) => `  ${name}: ${asks}`)
    throw new Error(
      `There is no table “${unknown}”. npm run bench -- [<table>...] [--json <file>] measures all of these, or those that are named:\n${list.join('\n')}`,
    )
  }
  const rows: Record<string, readonly Row[]> = {}
  for (const name of names) {
    try {
      const answer = await (questions[name] as { measure(): Promise<Answer> }).measure()
      const markdown = toMarkdown(answer)
      console.log(markdown)
      await writeSection(name, markdown)
      rows[name] = answer.rows
    } catch (error) {
      // Still measure the other tables.
      tell(error)
    }
    if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 1)}\n`)
  }
}

function tell(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

main().catch(tell)
