import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { buildForm, camOf } from '../../fixtures/oracle/buildForm.ts'
import { simd } from '../../fixtures/packages.ts'
import { readNpy } from '../../fixtures/readNpy.ts'
import type { Pass } from '../../src/engine/engine.ts'
import { backThrough, runPlan } from '../../src/engine/portable/runPlan.ts'
import { WINOGRAD_TIES } from '../../src/engine/portable/ties.ts'
import { startSimd } from '../../src/engine/simd/simdEngine.ts'
import type { NetworkPlan, PlannedOutput } from '../../src/graph/plan.ts'
import type { StoredNetwork } from '../../src/model/storedNetwork.ts'
import {
  answerOf,
  type Distances,
  distance,
  type LayerDistances,
  layersOf,
  nearer,
  readZooAnswers,
  toMap,
  type ZooLayer,
} from './distances.ts'
import { type Opened, openFirst } from './forms.ts'

/** Opens the network in a folder. */
type Open = (folder: string) => Promise<Opened>

/** How far TensorFlow's float32 is from its float64: values near the kink of a ReLU fall on either side of it. */
export function float32Of(folder: string): Distances {
  const answers = readZooAnswers(folder)
  const layers = layersOf(answers).map(([name, layer]) => [name, distance(layer.float32, layer)] as const)
  return { logits: relativeDifference(answers.float32, answerOf(answers).logits), layers: Object.fromEntries(layers) }
}

/**
 * Runs the network in a folder in float64, on plain arrays, and compares its answers with TensorFlow's float64: where
 * both are exact, no ReLU is on another side of its kink, so what is left is what Heatlens does otherwise.
 */
export async function measureExactly(folder: string, open: Open = openFirst): Promise<Distances> {
  const { stored, plan, close } = await open(folder)
  try {
    const answers = readZooAnswers(folder)
    const answer = answerOf(answers)
    const tensors = await readTensors(stored)
    const outputs = runPlan(plan, tensors, [Float64Array.from(readPicture(folder))])
    const output = outputOf(plan)
    const seed = new Float64Array(output.units)
    seed[answer.class] = 1
    const gradients = backThrough(plan, tensors, outputs, { from: output.node, seed })
    const layers = layersOf(answers).map(([name, layer]) => {
      const node = plan.nodes.findIndex((one) => one.name === name)
      const found = planeCam(outputs[node], gradients[node], layer.shape)
      return [name, distance({ ...found, map: toMap(found.rawMap) }, layer)] as const
    })
    return { logits: relativeDifference(outputs[output.node] ?? [], answer.logits), layers: Object.fromEntries(layers) }
  } finally {
    await close()
  }
}

type Values = Float32Array | Float64Array

/** Grad-CAM of a plane. Class tokens may stand before it. */
function planeCam(activations: Values | undefined, gradients: Values | undefined, shape: readonly number[]) {
  if (!activations || !gradients) throw new RangeError('The layer is not in the network.')
  const before = activations.length - shape.reduce((product, side) => product * side, 1)
  return camOf(activations.subarray(before), gradients.subarray(before), shape)
}

async function readTensors({ tensors }: StoredNetwork): Promise<Map<string, Float64Array>> {
  const read = new Map<string, Float64Array>()
  for (const { name, shape, readRows } of tensors) {
    read.set(name, Float64Array.from(await readRows(0, shape[0] ?? 1)))
  }
  return read
}

function outputOf({ outputs: [output] }: NetworkPlan): PlannedOutput {
  if (!output) throw new RangeError('There is no output.')
  return output
}

/**
 * How far the CPU engine's gradients are from those that float64 gives for the very outputs of the CPU engine: what it
 * loses on the way back alone. Every ReLU is on the same side for both, and so is every near tie of a pool
 * (docs/numerics.md), so rounding has no excuse here.
 */
export async function measureWayBack(
  folder: string,
  open: Open = openFirst,
  nodeOf: NonNullable<Held['nodeOf']> = (_, layer) => layer,
): Promise<Distances> {
  const opened = await open(folder)
  const { stored, plan, close } = opened
  try {
    const answers = readZooAnswers(folder)
    const output = outputOf(plan)
    const seed = new Float32Array(output.units)
    seed[answerOf(answers).class] = 1
    const network = await buildForm(await startSimd(simd), plan, stored)
    const [first] = plan.nodes
    const pass = await network.forward([readPicture(folder)], first?.name ?? '')
    const outputs: Float64Array[] = []
    for (const { name } of plan.nodes) outputs.push(Float64Array.from(await pass.activations(name)))
    const tensors = await readTensors(stored)
    const from = { from: output.node, seed: Float64Array.from(seed), ties: WINOGRAD_TIES }
    const gradients = backThrough(plan, tensors, outputs, from)
    const layers: [string, LayerDistances][] = []
    for (const [layer, { shape }] of layersOf(answers)) {
      const name = nodeOf(opened, layer)
      const node = plan.nodes.findIndex((one) => one.name === name)
      const wanted = planeCam(outputs[node], gradients[node], shape)
      const found = planeCam(await pass.activations(name), await pass.gradients(name, { seed }), shape)
      const map = (raw: Float64Array) => [...toMap(raw)]
      const own = { channelWeights: [...wanted.channelWeights], map: map(wanted.rawMap) }
      layers.push([layer, distance({ ...found, map: map(found.rawMap) }, own)])
    }
    pass.dispose()
    network.dispose()
    return { logits: 0, layers: Object.fromEntries(layers) }
  } finally {
    await close()
  }
}

const readPicture = (folder: string) =>
  readNpy(Uint8Array.from(readFileSync(join(folder, 'cat.npy')))).values as Float32Array

/** What a file is held to beside the answers of its folder: a node of another name, the logits of another program. */
export interface Held {
  /** The node that gives what a layer gives. Throws Error where there is none. */
  nodeOf?: (opened: Opened, layer: string) => string
  logits?: readonly number[]
}

/** Runs the network in a folder on the CPU engine and compares its answers with TensorFlow's, or PyTorch's. */
export async function measureAnswers(folder: string, open: Open = openFirst, held: Held = {}): Promise<Distances> {
  const opened = await open(folder)
  try {
    const { stored, plan } = opened
    const answers = readZooAnswers(folder)
    const answer = answerOf(answers)
    const network = await buildForm(await startSimd(simd), plan, stored)
    const picture = readPicture(folder)
    const seed = new Float32Array(answer.logits.length)
    seed[answer.class] = 1
    const wanted = held.logits ? [held.logits] : [answer.logits, answers.float32]
    const distances: Distances = { logits: 0, layers: {} }
    const placeOf = (node: string) => plan.nodes.findIndex(({ name }) => name === node)
    const layers = layersOf(answers).map(([layer, expected]) => {
      return { layer, expected, node: held.nodeOf?.(opened, layer) ?? layer }
    })
    // A pass that keeps the first of them mostly keeps the others.
    layers.sort((a, b) => placeOf(a.node) - placeOf(b.node))
    let pass: Pass | undefined
    for (const { layer, expected, node } of layers) {
      if (!pass?.keeps(node)) {
        pass?.dispose()
        pass = await network.forward([picture], node)
        const logits = pass.outputs[0] ?? []
        const nearer = Math.min(...wanted.map((one) => relativeDifference(logits, one)))
        distances.logits = Math.max(distances.logits, nearer)
      }
      distances.layers[layer] = await measureLayer(pass, node, expected, seed)
    }
    pass?.dispose()
    network.dispose()
    return distances
  } finally {
    await opened.close()
  }
}

async function measureLayer(pass: Pass, node: string, expected: ZooLayer, seed: Float32Array) {
  const both = [await pass.activations(node), await pass.gradients(node, { seed })] as const
  const { channelWeights, rawMap } = planeCam(...both, expected.shape)
  const map = toMap(rawMap)
  return nearer({ channelWeights, map }, expected)
}
