import { basename, join } from 'node:path'
import { openNetwork } from '../../src/formats/index.ts'
import { planGraph } from '../../src/graph/planGraph.ts'
import { readSources } from '../readSources.ts'
import { difference, type FormResult, type Opened } from './forms.ts'

/** The forms of a state dict that torchNetworks.py writes. */
const torchForms = ['.safetensors', '.pth'] as const

/** Opens the state dict of a network of PyTorch in a folder. */
export async function openTorch(folder: string, form: (typeof torchForms)[number] = '.safetensors'): Promise<Opened> {
  const name = basename(folder).replace(/^[a-z]+-/, '')
  const sources = await readSources([join(folder, `${name}${form}`)], {})
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
