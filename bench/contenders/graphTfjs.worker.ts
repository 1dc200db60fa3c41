import { setBackend, type Tensor, tensor, tensor4d, tidy } from '@tensorflow/tfjs'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import {
  add,
  fused,
  maxPool,
  mean,
  pad,
  reshape,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { expose } from 'comlink'
import { makeWeights } from '../../fixtures/plannedNetworks.ts'
import type { NetworkPlan, PlannedNode } from '../../src/graph/plan.ts'
import { topologies } from '../topologies.ts'
import { type Contender, fetchInput, type Tasks, timed } from './contender.ts'
import { takeThreads, wasmPaths } from './tfjsWasm.ts'

let plan: NetworkPlan
let steps: Step[]
let input: Tensor
let answer = new Float32Array()

/** The output of a node from those of its inputs. */
type Run = (inputs: readonly Tensor[]) => Tensor

interface Step {
  run: Run
  inputs: readonly number[]
  /** The node whose output this is. */
  to: number
  /** Nodes whose outputs nobody reads any more. */
  ends: readonly number[]
}

/**
 * Stock TensorFlow.js on the same graph, in the form that its converter gives: batch normalizations are folded into the
 * kernels, and biases and activations are part of its fused convolutions.
 */
expose({
  async start({ topology, threads, input: address }) {
    takeThreads(threads)
    setWasmPaths(wasmPaths)
    if (!(await setBackend('wasm'))) throw new Error('The backend wasm did not start.')
    plan = topologies[topology]().plan
    const [{ shape } = { shape: [] }] = plan.inputs
    input = tensor(await fetchInput(address), [1, ...shape])
    const { values } = await makeWeights(plan)
    steps = foldSteps(plan, values)
  },
  run: () =>
    timed(async () => {
      const outputs = new Map<number, Tensor>()
      for (const { run, inputs, to, ends } of steps) {
        const given = inputs.map((index) => outputs.get(index) ?? input)
        outputs.set(
          to,
          tidy(() => run(given)),
        )
        for (const end of ends) {
          outputs.get(end)?.dispose()
          outputs.delete(end)
        }
      }
      const last = outputs.get(plan.outputs[0]?.node as number) as Tensor
      answer = (await last.data()) as Float32Array<ArrayBuffer>
      last.dispose()
    }),
  answer: async () => answer,
} satisfies Contender<Tasks['graphTfjs']>)

type Values = ReadonlyMap<string, Float32Array>

/** Groups nodes into steps: a convolution with its normalization and activation, or a single node. */
function foldSteps({ nodes }: NetworkPlan, values: Values): Step[] {
  const users = nodes.map((_, index) => [...nodes.keys()].filter((user) => nodes[user]?.inputs.includes(index)))
  const only = (index: number, kind: string) => {
    const [user = -1, ...others] = users[index] as number[]
    return others.length === 0 && nodes[user]?.operation.kind === kind ? user : undefined
  }
  const done = new Set<number>()
  const found: Omit<Step, 'ends'>[] = []
  for (const [index, node] of nodes.entries()) {
    if (done.has(index) || node.operation.kind === 'input') continue
    let to = index
    let normal: number | undefined
    if (node.operation.kind === 'conv2d' || node.operation.kind === 'depthwiseConv2d') {
      normal = only(to, 'batchNormalization')
      to = normal ?? to
      to = only(to, 'activation') ?? to
    }
    for (let i = index; i <= to; i++) if (i === index || i === normal || i === to) done.add(i)
    const activation = to === (normal ?? index) ? undefined : nodes[to]
    found.push({
      run: runOf(node, normal === undefined ? undefined : nodes[normal], activation, values),
      inputs: node.inputs,
      to,
    })
  }
  const lastUse = new Map<number, number>()
  for (const [step, { inputs }] of found.entries()) for (const input of inputs) lastUse.set(input, step)
  return found.map((step, at) => ({ ...step, ends: [...new Set(step.inputs)].filter((i) => lastUse.get(i) === at) }))
}

/** Keras' and TensorFlow.js' names. */
const nameOf = ({ operation }: PlannedNode) =>
  'activation' in operation && operation.activation.id === 'relu'
    ? operation.activation.max === 6
      ? ('relu6' as const)
      : ('relu' as const)
    : ('linear' as const)

function runOf(node: PlannedNode, normal: PlannedNode | undefined, act: PlannedNode | undefined, values: Values): Run {
  const { operation } = node
  const weight = ({ weights }: PlannedNode, key: string) => values.get(weights[key]?.tensor ?? '')
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d': {
      const shape = [...(node.weights.kernel?.shape ?? [])]
      const kernel = (weight(node, 'kernel') as Float32Array).slice()
      const channels = node.shape[2] as number
      const bias = weight(node, 'bias')?.slice() ?? new Float32Array(channels)
      if (normal?.operation.kind === 'batchNormalization') {
        for (let c = 0; c < channels; c++) {
          const number = (key: string) => (weight(normal, key) as Float32Array)[c] as number
          const scale = number('gamma') / Math.sqrt(number('variance') + normal.operation.epsilon)
          bias[c] = ((bias[c] as number) - number('mean')) * scale + number('beta')
          for (let i = c; i < kernel.length; i += channels) kernel[i] = (kernel[i] as number) * scale
        }
      }
      const [filter, offset] = [tensor4d(kernel, shape as [number, number, number, number]), tensor(bias)]
      const strides = operation.strides as [number, number]
      const padding = operation.padding as 'same' | 'valid'
      const convolve = operation.kind === 'conv2d' ? fused.conv2d : fused.depthwiseConv2d
      const activation = nameOf(act ?? node)
      return ([x]) => convolve({ x: x as Tensor4D, filter, strides, pad: padding, bias: offset, activation })
    }
    case 'padding2d': {
      const { top, bottom, left, right } = operation
      const around: [number, number][] = [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ]
      return ([x]) => pad(x as Tensor, around)
    }
    case 'pooling2d':
      return ([x]) => maxPool(x as Tensor4D, [...operation.size], [...operation.strides], operation.padding as 'valid')
    case 'reduce':
      return ([x]) => mean(x as Tensor3D, [1, 2])
    case 'arithmetic':
      return ([x, y]) => add(x as Tensor, y as Tensor)
    case 'activation':
      return ([x]) => (nameOf(node) === 'relu6' ? (x as Tensor).relu6() : (x as Tensor).relu())
    case 'reshape':
      return ([x]) => reshape(x as Tensor, [1, ...node.shape])
    case 'dense': {
      const kernel = tensor(weight(node, 'kernel') as Float32Array, [...(node.weights.kernel?.shape ?? [])])
      const bias = tensor(weight(node, 'bias') as Float32Array)
      const activation = nameOf(node)
      return ([x]) => fused.matMul({ a: x as Tensor2D, b: kernel as Tensor2D, bias, activation })
    }
    default:
      throw new RangeError(`${node.name} is not one that this is for.`)
  }
}
