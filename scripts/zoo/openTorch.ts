import { basename, join } from 'node:path'
import { openNetwork } from '../../src/formats/index.ts'
import { planGraph } from '../../src/graph/planGraph.ts'
import { readSources } from '../readSources.ts'
import type { Opened } from './forms.ts'

/** The forms of a state dict that torchNetworks.py writes. */
export const torchForms = ['.safetensors', '.pth'] as const

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
