import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLists } from '../../fixtures/torch/lists.ts'
import { float32Of, measureAnswers, measureExactly } from './answers.ts'
import { type Distances, readZooAnswers } from './distances.ts'
import { openTorch, sameForms } from './openTorch.ts'
import { columnsOf, isFar, missesOf, type Result } from './table.ts'

interface Run {
  python: string
  cache: string
  keep: boolean
  again: boolean
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** DINOv2 comes without a last layer, so there is no class to explain. */
const all = readLists().flatMap(({ networks }) => networks.map((one) => one.replace(' ', '/')))
const networks = all.filter((name) => !name.includes('dinov2')).sort()

const folderOf = (network: string, { cache }: Run) => join(cache, 'torch', network.replace('/', '-'))
const resultOf = (network: string, run: Run) => `${folderOf(network, run)}.json`

function read(network: string, run: Run): Result | undefined {
  const file = resultOf(network, run)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

async function examine(network: string, run: Run): Promise<Result> {
  const found = read(network, run)
  if (found) return found
  const folder = folderOf(network, run)
  if (!existsSync(join(folder, 'answers.json'))) {
    const args = [path('torchNetworks.py'), network, join(run.cache, 'torch'), path('../../public/samples')]
    const { status, stderr, error } = spawnSync(run.python, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
    if (status !== 0) throw new Error(`${network}: ${error?.message ?? stderr.slice(-1000)}`)
  }
  const forms = await sameForms(folder)
  const cpu: Distances = await measureAnswers(folder, openTorch)
  const base = { network, parameters: readZooAnswers(folder).parameters, forms, float32: float32Of(folder), cpu }
  const exact = isFar(cpu) ? await measureExactly(folder, openTorch) : undefined
  const result: Result = { ...base, ...(exact && { exact }) }
  writeFileSync(resultOf(network, run), JSON.stringify(result))
  if (!run.keep) rmSync(folder, { recursive: true })
  return result
}

const title =
  '| network | parameters | .pth as .safetensors | logits | weights | map | PyTorch float32: logits | weights | map |'

function toTable(results: readonly Result[]): string {
  const rows = results.map(({ network, parameters, forms, cpu, exact, float32 }) => {
    const same = Object.values(forms).every((form) => form === 'same') ? 'yes' : '**no**'
    const own = columnsOf(exact ?? cpu, float32)
    const cells = [network, `${(parameters / 1e6).toFixed(1)} M`, same, ...own, ...columnsOf(float32)]
    return `| ${cells.join(' | ')} |`
  })
  return [title, title.replace(/[^|]+/g, ' --- '), ...rows].join('\n')
}

/** `npm run zoo -- torch`: state dicts at full size against PyTorch, as far as they are not done yet. */
export async function zooOfTorch(names: readonly string[], run: Run): Promise<void> {
  const unknown = names.find((name) => !networks.includes(name))
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${networks.join(', ')}.`)
  const chosen = networks.filter((network) => names.length === 0 || names.includes(network))
  mkdirSync(join(run.cache, 'torch'), { recursive: true })
  for (const network of chosen) {
    if (run.again) rmSync(resultOf(network, run), { force: true })
    const misses = missesOf(await examine(network, run))
    console.error(misses.length > 0 ? misses.join('\n') : `${network}: no misses`)
  }
  console.log(toTable(networks.flatMap((network) => read(network, run) ?? [])))
}
