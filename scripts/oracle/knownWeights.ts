// Recognises the files of weights alone that knownWeights.py wrote, and prints those that are taken for another network
// or for none: `npx tsx scripts/oracle/knownWeights.ts OUT`.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { HeatlensError } from '../../src/errors/index.ts'
import { openNetwork } from '../../src/formats/index.ts'
import { planGraph } from '../../src/graph/planGraph.ts'
import { readSources } from '../readSources.ts'

const folder = process.argv[2] ?? ''
let right = 0

async function recognise(file: string): Promise<string> {
  const sources = await readSources([join(folder, file)], {})
  try {
    const { graph, tensors, about } = await openNetwork({ files: sources.files }, { openH5: sources.openH5 })
    const { outputs } = planGraph(graph, tensors)
    return `${about.architecture} with ${outputs[0]?.units} classes`
  } catch (error) {
    if (!(error instanceof HeatlensError)) throw error
    return `${error.code} ${JSON.stringify(error.parameters)}`
  } finally {
    await sources.close()
  }
}

for (const file of readdirSync(folder)) {
  const [, name = '', kind] = /^(\w+)(?:-\w+)?-(own|none|flat|nested)\./.exec(file) ?? []
  const wanted = kind === 'none' ? 'noDenseLayers {}' : `${name} with 7 classes`
  const found = await recognise(file)
  if (found === wanted) right++
  else console.log(`${file}: ${found}`)
}
console.log(`${right} are right.`)
