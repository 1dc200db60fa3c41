import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { HeatlensError, toProblem } from '../../src/errors/index.ts'
import { openNetwork } from '../../src/formats/index.ts'
import { planGraph } from '../../src/graph/planGraph.ts'
import { inEnglish } from '../../src/words/inEnglish.ts'
import { readSources } from '../readSources.ts'
import { float32Of, measureAnswers, measureWayBack } from './answers.ts'
import { difference, type FormResult, type Opened } from './forms.ts'
import { isOff, type OnnxResult, type Result } from './table.ts'
import { measureWebgl } from './webgl.ts'

/** The forms of a state dict that torchNetworks.py writes. */
const torchForms = ['.safetensors', '.pth'] as const

/** PyTorch's two exporters of ONNX: by TorchScript, and by torch.export. */
export const exporters = ['old', 'new'] as const

export type Exporter = (typeof exporters)[number]

type TorchForm = (typeof torchForms)[number] | `.${Exporter}.onnx`

/** The name of the network in a folder, without its library. */
const nameOf = (folder: string) => basename(folder).replace(/^[a-z]+-/, '')

/** Opens a network of PyTorch in a folder: its state dict, or another form. */
export async function openTorch(folder: string, form: TorchForm = '.safetensors'): Promise<Opened> {
  const sources = await readSources([join(folder, `${nameOf(folder)}${form}`)], {})
  try {
    const stored = await openNetwork({ files: sources.files }, { openH5: sources.openH5 })
    return { stored, plan: planGraph(stored.graph, stored.tensors), close: sources.close }
  } catch (error) {
    await sources.close()
    throw error
  }
}

/** Whether all forms of a state dict have the tensors of the first, number by number. */
export async function sameForms(folder: string): Promise<Record<string, FormResult>> {
  const first = await openTorch(folder)
  const results: Record<string, FormResult> = { [torchForms[0]]: 'same' }
  for (const form of torchForms.slice(1)) {
    const other = await openTorch(folder, form)
    const miss = await difference(first, other)
    results[form] = miss === undefined ? 'same' : { miss }
    await other.close()
  }
  await first.close()
  return results
}

/** What torchNetworks.py says of an .onnx: logits by onnxruntime, and the nodes that give what a layer gives. */
interface OnnxAnswer {
  logits: readonly number[]
  nodes: Readonly<Record<string, readonly string[]>>
}

/** What the .onnx of an exporter has to answer, or why PyTorch wrote none. */
function onnxAnswerOf(folder: string, exporter: Exporter): OnnxAnswer | { refused: string } {
  const { onnx } = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as {
    onnx: Readonly<Record<Exporter, OnnxAnswer | { refused: string }>>
  }
  return onnx[exporter]
}

/** The node of an .onnx that gives what a layer gives. Throws Error where there is none. */
function nodeOf(answer: OnnxAnswer, { stored }: Opened, layer: string): string {
  const theirs = answer.nodes[layer] ?? []
  const [node] = [...(stored.fileNames ?? [])].find(([, name]) => theirs.includes(name)) ?? []
  if (node === undefined) throw new Error(`${layer} is none of its layers, which is ${theirs.join(', ') || 'gone'}`)
  return node
}

/** How far the .onnx of an exporter is: logits from onnxruntime's, maps from PyTorch's; or what is wrong with it. */
export async function measureOnnx(folder: string, exporter: Exporter): Promise<OnnxResult> {
  const answer = onnxAnswerOf(folder, exporter)
  if ('refused' in answer) return answer
  const held = { nodeOf: (opened: Opened, layer: string) => nodeOf(answer, opened, layer), logits: answer.logits }
  try {
    const open = (one: string) => openTorch(one, `.${exporter}.onnx`)
    const found = await measureAnswers(folder, open, held)
    if (!isOff(found, float32Of(folder))) return found
    return { ...found, back: await measureWayBack(folder, open, held.nodeOf) }
  } catch (error) {
    return { miss: error instanceof HeatlensError ? inEnglish(toProblem(error)) : (error as Error).message }
  }
}

/** How far the built page is on WebGL: with the state dict, and with the .onnx of the newer exporter if it wrote one. */
export async function measureOnWebgl(folder: string): Promise<Pick<Result, 'webgl' | 'webglOnnx'>> {
  const file = (form: TorchForm) => `${nameOf(folder)}${form}`
  const webgl = await measureWebgl(folder, { file: file('.safetensors') })
  const answer = onnxAnswerOf(folder, 'new')
  if ('refused' in answer) return { webgl }
  const opened = await openTorch(folder, '.new.onnx')
  await opened.close()
  const nodes = (layer: string) => nodeOf(answer, opened, layer)
  return { webgl, webglOnnx: await measureWebgl(folder, { file: file('.new.onnx'), nameOf: nodes }) }
}
