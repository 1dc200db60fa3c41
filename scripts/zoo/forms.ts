import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { toProblem } from '../../src/errors/index.ts'
import { openNetwork } from '../../src/formats/index.ts'
import type { NetworkPlan } from '../../src/graph/plan.ts'
import { planGraph } from '../../src/graph/planGraph.ts'
import type { StoredNetwork, StoredTensor } from '../../src/model/storedNetwork.ts'
import { inEnglish } from '../../src/words/inEnglish.ts'
import { readSources } from '../readSources.ts'

/** The forms of a network, and the files of each, as a person would give them. The first is what others are held to. */
const forms: Readonly<Record<string, readonly string[]>> = {
  '.keras': ['model.keras'],
  '.h5': ['model.h5'],
  '.weights.h5 and .json': ['model.weights.h5', 'architecture.json'],
  'weights .h5 and .json': ['legacy-weights.h5', 'architecture.json'],
  '.weights.h5 alone': ['model.weights.h5'],
  'weights .h5 alone': ['legacy-weights.h5'],
  'TF.js layers': ['tfjs-layers'],
}

export const formNames = Object.keys(forms)

/** What came of a form: the same tensors, not there, or how it differs. */
export type FormResult = 'same' | 'none' | { miss: string }

/** A network that was opened and planned. `close` deletes what that needed. */
export interface Opened {
  stored: StoredNetwork
  plan: NetworkPlan
  close(): Promise<void>
}

/** Opens a form in a folder; undefined if it is not there. Throws what opening it throws. */
async function open(folder: string, form: string): Promise<Opened | undefined> {
  const paths = (forms[form] ?? []).map((file) => join(folder, file))
  if (!paths.every((path) => existsSync(path))) return undefined
  const sources = await readSources(paths, {})
  try {
    const stored = await openNetwork({ files: sources.files }, { openH5: sources.openH5 })
    return { stored, plan: planGraph(stored.graph, stored.tensors), close: sources.close }
  } catch (error) {
    await sources.close()
    throw error
  }
}

/** Opens the first form, which the others are held to. */
export async function openFirst(folder: string): Promise<Opened> {
  const first = await open(folder, formNames[0] as string)
  if (!first) throw new RangeError('The network was not built.')
  return first
}

/** Compares every form of a network in a folder with the first, tensor by tensor. */
export async function compareForms(folder: string): Promise<Record<string, FormResult>> {
  const first = await openFirst(folder)
  const results: Record<string, FormResult> = { [formNames[0] as string]: 'same' }
  for (const form of formNames.slice(1)) results[form] = await compareForm(folder, form, first)
  await first.close()
  return results
}

async function compareForm(folder: string, form: string, first: Opened): Promise<FormResult> {
  let other: Opened | undefined
  try {
    other = await open(folder, form)
    if (!other) return 'none'
    const miss = (await difference(first, other)) ?? undefined
    return miss === undefined ? 'same' : { miss }
  } catch (error) {
    return { miss: inEnglish(toProblem(error)) }
  } finally {
    await other?.close()
  }
}

/** How two networks differ; undefined if they are the same. Names of layers may differ. */
export async function difference(one: Opened, other: Opened): Promise<string | undefined> {
  const [nodes, others] = [one.plan.nodes, other.plan.nodes]
  if (nodes.length !== others.length) return `${others.length} steps instead of ${nodes.length}`
  for (const [index, node] of nodes.entries()) {
    const [wanted, found] = [node, others[index]].map((each) => JSON.stringify(each?.operation))
    if (wanted !== found) return `${others[index]?.name}: ${found} instead of ${wanted}`
  }
  const [tensors, otherTensors] = [wantedOf(one), wantedOf(other)]
  if (tensors.length !== otherTensors.length) return `${otherTensors.length} tensors instead of ${tensors.length}`
  for (const [index, tensor] of tensors.entries()) {
    const found = otherTensors[index] as StoredTensor
    if (String(tensor.shape) !== String(found.shape)) return `${found.name} is ${found.shape}, not ${tensor.shape}`
    if (!(await isSame(tensor, found))) return `${found.name} holds other values`
  }
  return undefined
}

/** The tensors that the steps of a plan use, in their order. */
function wantedOf({ stored, plan }: Opened): StoredTensor[] {
  const byName = new Map(stored.tensors.map((tensor) => [tensor.name, tensor]))
  return [...plan.tensors.keys()].map((name) => byName.get(name) as StoredTensor)
}

/** At most so many values are compared at a time. */
const VALUES = 2 ** 22

async function isSame(one: StoredTensor, other: StoredTensor): Promise<boolean> {
  const [rows = 1, ...sides] = one.shape
  const step = Math.max(1, Math.floor(VALUES / sides.reduce((a, b) => a * b, 1)))
  for (let start = 0; start < rows; start += step) {
    const end = Math.min(start + step, rows)
    const [values, others] = [await one.readRows(start, end), await other.readRows(start, end)]
    if (values.length !== others.length || values.some((value, index) => value !== others[index])) return false
  }
  return true
}
