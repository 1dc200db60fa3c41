import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLists } from '../../fixtures/torch/lists.ts'
import { float32Of, measureAnswers, measureWayBack } from './answers.ts'
import { readZooAnswers } from './distances.ts'
import { exporters, measureOnnx, measureOnWebgl, openTorch, sameForms } from './openTorch.ts'
import { columnsOf, isOff, missesOf, type OnnxResult, type Result } from './table.ts'

interface Run {
  python: string
  cache: string
  keep: boolean
  again: boolean
  webgl: boolean
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** DINOv2 comes without a last layer, so there is no class to explain. */
const all = readLists().flatMap(({ networks }) => networks.map((one) => one.replace(' ', '/')))
const networks = all.filter((name) => !name.includes('dinov2')).sort()

/** From the one with the fewest weights on, so that a run that is stopped has seen most families. */
const bySize = (names: readonly string[]): string[] => {
  const count = (sides: readonly number[]) => sides.reduce((product, side) => product * side, 1)
  const sizes = new Map(
    readLists().flatMap(({ networks: own, dict }) => {
      const size = [...dict.values()].reduce((sum, { shape }) => sum + count(shape), 0)
      return own.map((one) => [one.replace(' ', '/'), size] as const)
    }),
  )
  return [...names].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0))
}

const folderOf = (network: string, { cache }: Run) => join(cache, 'torch', network.replace('/', '-'))
const resultOf = (network: string, run: Run) => `${folderOf(network, run)}.json`

function read(network: string, run: Run): Result | undefined {
  const file = resultOf(network, run)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Builds a network in its folder, unless it is there. */
function build(network: string, folder: string, run: Run): void {
  if (existsSync(join(folder, 'answers.json'))) return
  const args = [path('torchNetworks.py'), network, join(run.cache, 'torch'), path('../../public/samples')]
  const { status, stderr, error } = spawnSync(run.python, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`${network}: ${error?.message ?? stderr.slice(-1000)}`)
}

/** How far a network is on the CPU engine, in each of its forms. */
async function measure(network: string, folder: string): Promise<Result> {
  const forms = await sameForms(folder)
  const cpu = await measureAnswers(folder, openTorch)
  const onnx: Record<string, OnnxResult> = {}
  for (const exporter of exporters) onnx[exporter] = await measureOnnx(folder, exporter)
  const [{ parameters }, float32] = [readZooAnswers(folder), float32Of(folder)]
  // Where rounding may be the cause, the way back alone tells.
  const back = isOff(cpu, float32) ? await measureWayBack(folder, openTorch) : undefined
  return { network, parameters, forms, float32, cpu, onnx, ...(back && { back }) }
}

/** Does what is left to do for a network, and writes it down step by step. */
async function examine(network: string, run: Run): Promise<Result> {
  const found = read(network, run)
  if (found && (found.webgl || !run.webgl)) return found
  const folder = folderOf(network, run)
  build(network, folder, run)
  const write = (result: Result) => {
    writeFileSync(resultOf(network, run), JSON.stringify(result))
    return result
  }
  let result = found ?? write(await measure(network, folder))
  if (run.webgl) result = write({ ...result, ...(await measureOnWebgl(folder)) })
  if (!run.keep) rmSync(folder, { recursive: true })
  return result
}

const title = [
  '| network | parameters | .pth as .safetensors | logits | weights | map ',
  '| PyTorch float32: logits | weights | map ',
  '| old exporter: logits | weights | map | new exporter: logits | weights | map |',
].join('')

function toTable(results: readonly Result[]): string {
  const rows = results.map(({ network, parameters, forms, cpu, float32, onnx = {} }) => {
    const same = Object.values(forms).every((form) => form === 'same') ? 'yes' : '**no**'
    const own = columnsOf(cpu, float32)
    const files = exporters.flatMap((exporter) => {
      const found = onnx[exporter]
      return found && 'logits' in found ? columnsOf(found, float32) : ['–', '–', '–']
    })
    const cells = [network, `${(parameters / 1e6).toFixed(1)} M`, same, ...own, ...columnsOf(float32), ...files]
    return `| ${cells.join(' | ')} |`
  })
  return [title, title.replace(/[^|]+/g, ' --- '), ...rows].join('\n')
}

const webglTitle = [
  '| network | WebGL, state dict: logits | channel weights | map ',
  '| WebGL, .onnx: logits | channel weights | map | PyTorch float32: map |',
].join('')

/** The networks that the built page was asked on WebGL, with a state dict and with the newer exporter's .onnx. */
function toWebglTable(results: readonly Result[]): string {
  const rows = results.flatMap(({ network, webgl, webglOnnx, float32 }) => {
    if (!webgl) return []
    const cells = [...columnsOf(webgl, float32), ...columnsOf(webglOnnx, float32), ...columnsOf(float32).slice(2)]
    return `| ${[network, ...cells].join(' | ')} |`
  })
  return [webglTitle, webglTitle.replace(/[^|]+/g, ' --: ').replace('--:', '---'), ...rows].join('\n')
}

/** `npm run zoo -- torch`: state dicts at full size against PyTorch, as far as they are not done yet. */
export async function zooOfTorch(names: readonly string[], run: Run): Promise<void> {
  const unknown = names.find((name) => !networks.includes(name))
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${networks.join(', ')}.`)
  const chosen = networks.filter((network) => names.length === 0 || names.includes(network))
  mkdirSync(join(run.cache, 'torch'), { recursive: true })
  for (const network of bySize(chosen)) {
    if (run.again) rmSync(resultOf(network, run), { force: true })
    try {
      const misses = missesOf(await examine(network, run))
      console.error(misses.length > 0 ? misses.join('\n') : `${network}: no misses`)
    } catch (error) {
      // The others can be done nevertheless.
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    }
  }
  const results = networks.flatMap((network) => read(network, run) ?? [])
  console.log(toTable(results))
  if (run.webgl) console.log(`\n${toWebglTable(results)}`)
}
