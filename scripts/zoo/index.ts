import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { float32Of, measureAnswers, measureExactly, measureWayBack } from './answers.ts'
import { readZooAnswers } from './distances.ts'
import { compareForms } from './forms.ts'
import { type NetworkName, networks } from './networks.ts'
import { isFar, missesOf, type Result, toTable } from './table.ts'
import { zooOfTorch } from './torch.ts'
import { measureWebgl } from './webgl.ts'

const usage = `npm run zoo -- [--python <program>] [--converter <program>] [--cache <folder>] [--keep] [--again] [--webgl]
               [network ...]
npm run zoo -- torch [...] [library/network ...]
npm run zoo -- onnx-nodes [--python <program>] [--cache <folder>] [--light] [word in the name ...]

Builds ${networks.length} networks of keras.applications with seeded weights, saves each in every form, compares the forms tensor by
tensor and the answers with TensorFlow's, and prints the table of docs/networks.md. What is done is kept in the folder,
so that a run that was stopped goes on; --again does the named networks anew. With torch, state dicts of torchvision and
timm, held to PyTorch and pytorch-grad-cam (torch.requirements.txt). With onnx-nodes, ONNX' own tests of operators.

--python     Python with Keras 3.15.1 and TensorFlow 2.21.0, else $HEATLENS_PYTHON
--converter  Python that has tensorflowjs 4.22.0 too, else $HEATLENS_CONVERTER; without it, no forms of TensorFlow.js
--cache      else $HEATLENS_ZOO, else ~/.cache/heatlens-zoo. The largest network takes 3 GB there, until it is done
--keep       leaves the files of networks there
--webgl      also asks the built page (npm run build), in Chromium on WebGL, which takes minutes for a large network`

const options = {
  python: { type: 'string', default: process.env.HEATLENS_PYTHON ?? 'python3' },
  converter: { type: 'string', default: process.env.HEATLENS_CONVERTER ?? '' },
  cache: { type: 'string', default: process.env.HEATLENS_ZOO ?? join(homedir(), '.cache', 'heatlens-zoo') },
  keep: { type: 'boolean', default: false },
  webgl: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

interface Run {
  python: string
  converter: string
  cache: string
  keep: boolean
  webgl: boolean
}

/** Builds a network in its folder, unless it is there. */
function build(network: NetworkName, folder: string, { python, converter }: Run): void {
  const run = (program: string, ...args: string[]) => {
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
    if (status !== 0) throw new Error(`${network}: ${error?.message ?? stderr.slice(-1000)}`)
  }
  if (!existsSync(join(folder, 'answers.json')))
    run(python, path('make.py'), network, folder, path('../../public/samples'))
  if (converter && !existsSync(join(folder, 'tfjs-layers', 'model.json'))) run(converter, path('convert.py'), folder)
}

const resultPath = (network: string, { cache }: Run) => join(cache, 'results', `${network}.json`)

function readResult(network: string, run: Run): Result | undefined {
  const file = resultPath(network, run)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Does what is left to do for a network, and writes it down step by step. */
async function examine(network: NetworkName, run: Run): Promise<Result> {
  const folder = join(run.cache, network)
  const found = readResult(network, run)
  const isMeasured = found?.cpu && found.back && (found.exact || !isFar(found.cpu)) && (found.webgl || !run.webgl)
  if (found && isMeasured) return found
  build(network, folder, run)
  const write = (result: Result) => {
    writeFileSync(resultPath(network, run), JSON.stringify(result))
    return result
  }
  let result =
    found ??
    write({
      network,
      parameters: readZooAnswers(folder).parameters,
      forms: await compareForms(folder),
      float32: float32Of(folder),
    })
  const cpu = result.cpu ?? (await measureAnswers(folder))
  result = write({ ...result, cpu })
  if (!result.back) result = write({ ...result, back: await measureWayBack(folder) })
  if (!result.exact && isFar(cpu)) result = write({ ...result, exact: await measureExactly(folder) })
  if (!result.webgl && run.webgl) result = write({ ...result, webgl: await measureWebgl(folder) })
  if (!run.keep) rmSync(folder, { recursive: true })
  return result
}

async function main(): Promise<void> {
  if (process.argv[2] === 'onnx-nodes') {
    process.argv.splice(2, 1)
    await import('./onnxNodes.ts')
    return
  }
  const { values: run, positionals } = parseArgs({ options, allowPositionals: true })
  if (run.help) {
    console.log(usage)
    return
  }
  if (positionals[0] === 'torch') return zooOfTorch(positionals.slice(1), run)
  const unknown = positionals.find((name) => !networks.some((network) => network === name))
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${networks.join(', ')}.`)
  const chosen = networks.filter((network) => positionals.length === 0 || positionals.includes(network))
  mkdirSync(join(run.cache, 'results'), { recursive: true })
  for (const network of chosen) {
    if (run.again) rmSync(resultPath(network, run), { force: true })
    const result = await examine(network, run)
    const misses = missesOf(result)
    console.error(misses.length > 0 ? misses.join('\n') : `${network}: no misses`)
  }
  console.log(toTable(networks.flatMap((network) => readResult(network, run) ?? [])))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
