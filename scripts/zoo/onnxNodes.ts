// ONNX' own tests of operators, and the light models of its Python package, on what Heatlens reads of them:
// `npm run zoo -- onnx-nodes --python <program> [--cache <folder>] [word in the name ...]`. Python has onnx and
// onnxruntime. Prints what docs/networks.md lists.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { buildForm } from '../../fixtures/oracle/buildForm.ts'
import { channelsBehind } from '../../fixtures/oracle/onnxCases.ts'
import { simd } from '../../fixtures/packages.ts'
import { readNpy } from '../../fixtures/readNpy.ts'
import { runPlan } from '../../src/engine/portable/runPlan.ts'
import { startSimd } from '../../src/engine/simd/simdEngine.ts'
import { HeatlensError, toProblem } from '../../src/errors/index.ts'
import { softmax } from '../../src/explain/softmax.ts'
import { openNetwork } from '../../src/formats/index.ts'
import { operations } from '../../src/formats/onnx/operations/index.ts'
import { parseJson } from '../../src/formats/sources.ts'
import type { NetworkPlan } from '../../src/graph/plan.ts'
import { planGraph } from '../../src/graph/planGraph.ts'
import { inEnglish } from '../../src/words/inEnglish.ts'

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: process.env.HEATLENS_PYTHON ?? 'python3' },
    cache: { type: 'string', default: join(homedir(), '.cache', 'heatlens-onnx') },
    light: { type: 'boolean', default: false },
  },
})

const script = fileURLToPath(new URL('onnxNodes.py', import.meta.url))
if (!existsSync(join(given.cache, 'light', 'zfnet512.npy'))) {
  const { status, stderr } = spawnSync(given.python, [script, given.cache], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(stderr.slice(-2000))
}

const openH5 = () => Promise.reject(new Error('No HDF5 here.'))
const toFile = (path: string, name: string) => new File([readFileSync(path)], name)
const open = (path: string, name: string) => openNetwork({ files: [toFile(path, name)] }, { openH5 })

const withHead = ({ outputs }: NetworkPlan, at: number, logits: ArrayLike<number>) => {
  const head = outputs[at]?.head
  if (head === 'softmax') return softmax(logits)
  return head === 'linear' ? logits : Array.from(logits, (one) => 1 / (1 + Math.exp(-one)))
}

interface NodeNumbers {
  input: readonly number[]
  outputs: readonly (readonly number[])[]
}

interface Case {
  name: string
  ops: readonly string[]
  isWritten?: boolean
}

/** What became of a test: nothing if it passes, why it is refused, or how far off it is. */
async function runNode({ name, ops }: Case, folder: string): Promise<string | undefined> {
  const isDynamic = ops.includes('DynamicQuantizeLinear')
  const { input, outputs } = parseJson(readFileSync(join(folder, `${name}.json`), 'utf8')) as NodeNumbers
  try {
    const network = await open(join(folder, `${name}.onnx`), `${name}.onnx`)
    const plan = planGraph(network.graph, network.tensors)
    const tensors = new Map<string, Float32Array>()
    for (const tensor of network.tensors) tensors.set(tensor.name, await tensor.readRows(0, tensor.shape[0] ?? 1))
    const all = runPlan(plan, tensors, [Float32Array.from(input)])
    for (const [at, { name: output, node }] of plan.outputs.entries()) {
      const place = Number(/\d+/.exec(output)?.[0] ?? 0)
      const answer = withHead(plan, at, all[node] ?? [])
      // A log-softmax is read as the softmax that it is of.
      const isLog = name.includes('logsoftmax') && plan.outputs[at]?.head === 'softmax'
      const given = isLog ? Array.from(answer, Math.log) : answer
      const [scale = 1, zero = 0] = isDynamic ? [outputs[1]?.[0], outputs[2]?.[0]] : []
      const wanted = (outputs[place] ?? []).map((value) => (value - zero) * scale)
      const isZero = wanted.every((value) => value === 0) && Array.from(given).every((value) => value === 0)
      const difference = isZero ? 0 : relativeDifference(given, wanted)
      // Numbers that are quantised anew for each picture are not rounded: they are half a step off at most.
      const limit = isDynamic ? (0.501 * scale) / Math.max(...wanted.map(Math.abs)) : 1e-3
      if (!(difference < limit)) return `WRONG: output ${place} is ${difference} off`
    }
    return undefined
  } catch (error) {
    if (!(error instanceof HeatlensError)) return `WRONG: ${(error as Error).stack}`
    if (error.code === 'fileDamaged') return `WRONG: ${(error.cause as Error | undefined)?.stack}`
    return inEnglish(toProblem(error)).replace('Heatlens cannot run this network. ', '')
  }
}

async function runNodes(): Promise<void> {
  const folder = join(given.cache, 'nodes')
  const cases: Case[] = JSON.parse(readFileSync(join(folder, 'nodes.json'), 'utf8'))
  const isClaimed = ({ ops }: Case) => ops.every((op) => operations.has(op))
  const chosen = cases
    .filter(isClaimed)
    .filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)))
  const counts = new Map<string, { passed: number; refused: number; wrong: number }>()
  const told: string[] = []
  for (const one of chosen) {
    const result = one.isWritten ? await runNode(one, folder) : 'its inputs are no tensors of numbers'
    const op = one.ops.join(' ')
    const count = counts.get(op) ?? { passed: 0, refused: 0, wrong: 0 }
    counts.set(op, count)
    if (result === undefined) count.passed++
    else if (result.startsWith('WRONG')) count.wrong++
    else count.refused++
    if (result !== undefined && one.isWritten) told.push(`${one.name}: ${result}`)
  }
  console.log(told.join('\n'))
  const sum = (key: 'passed' | 'refused' | 'wrong') => [...counts.values()].reduce((all, one) => all + one[key], 0)
  for (const [op, { passed, refused, wrong }] of [...counts].sort())
    console.log(`| ${op} | ${passed} | ${refused} | ${wrong} |`)
  console.log(
    `${chosen.length} tests of ${counts.size} operators: ${sum('passed')} pass, ${sum('refused')} are refused, ${sum('wrong')} wrong.`,
  )
}

async function runLight(): Promise<void> {
  const folder = join(given.cache, 'light')
  const engine = await startSimd(simd)
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.onnx') && !one.endsWith('.plain.onnx'))) {
    const name = file.replace('.onnx', '')
    const start = performance.now()
    const npy = (end: string) => readNpy(Uint8Array.from(readFileSync(join(folder, `${name}${end}.npy`)))).values
    const plain = await open(join(folder, `${name}.plain.onnx`), `${name}.onnx`)
    planGraph(plain.graph, plain.tensors)
    const stored = await open(join(folder, file), file)
    const plan = planGraph(stored.graph, stored.tensors)
    const network = await buildForm(engine, plan, stored)
    const [logits] = await network.logits([[channelsBehind(npy('.input'), [3, 224, 224])]], 0)
    const difference = relativeDifference(withHead(plan, 0, logits ?? []), npy(''))
    network.dispose()
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`| ${name} | ${plan.outputs[0]?.target} | ${difference.toExponential(0)} | ${seconds} s |`)
  }
}

await (given.light ? runLight() : runNodes())
