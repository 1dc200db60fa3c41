import type { ActivationId, OperationOf, PlannedLayer } from '../layers/plannedLayer.ts'
import type { Pass } from '../network.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { activate, throughActivation } from './activations.ts'
import { denseBack, denseForward } from './dense.ts'
import type { PlacedConvolution } from './layout.ts'
import { maxPool, maxPoolBack } from './maxPooling.ts'
import { clearAround, makePlane, originOf, type Plane, readPlane, writePlane } from './planes.ts'
import type { Team } from './team.ts'

type Values = Float32Array<ArrayBuffer>

/** What runs: the layers in the memory of a team, and the biases of the dense ones. */
export interface Runner {
  layers: readonly PlannedLayer[]
  team: Team
  biases: ReadonlyMap<string, Float32Array>
}

/** The outputs that passes have kept, so that the network can tell what it takes. */
export type Kept = Map<number, Values>

/** Runs the layers one after another, and keeps the outputs from `keepFrom` on, as lists without gaps. */
export async function forward(
  runner: Runner,
  input: Float32Array,
  keepFrom: string,
  kept: Kept,
  signal?: AbortSignal,
): Promise<Pass> {
  const { layers, team } = runner
  const { layout, memory, floats } = team.lead
  const place = (layer: string) => layers.findIndex(({ name }) => name === layer)
  const first = place(keepFrom)
  const keeps = (index: number) => first >= 0 && index >= first
  const planeFor = (index: number) => layout.inputs.get(index) as Plane

  /** Which of the two pictures is read; the list that is read, from Flatten on. */
  let side: 0 | 1 = 0
  let list: Values = new Float32Array(0)
  if (layers[0]?.inputShape.length === 3) writePlane(memory, layout.pictures[0], planeFor(0), input)
  for (let index = 0; index < layers.length; index++) {
    await yieldToEventLoop()
    if (signal?.aborted) {
      kept.clear()
      throw signal.reason
    }
    const layer = layers[index] as PlannedLayer
    const { operation } = layer
    const other: 0 | 1 = side === 0 ? 1 : 0
    if (layer.inputShape.length !== 3) {
      list = forwardList(runner, layer, list)
      if (keeps(index)) kept.set(index, list)
      continue
    }
    if (operation.kind === 'conv2d') {
      const convolution = layout.convolutions.get(layer.name) as PlacedConvolution
      const pool = !keeps(index) && canPool(convolution, operation.activation, layers[index + 1])
      if (pool) index++
      const plane = planeFor(index + 1)
      clearAround(memory, layout.pictures[other], plane)
      team.run(
        'convolve',
        convolution.place,
        0,
        convolution.filters ?? 0,
        convolution.bias,
        layout.pictures[side],
        layout.pictures[other] + originOf(plane),
        plane.row,
        plane.pixel,
        operation.activation === 'relu' ? 1 : 0,
        pool ? 1 : 0,
      )
      if (operation.activation !== 'relu') activatePlane(floats, layout.pictures[other], plane, operation.activation)
      side = other
    } else if (operation.kind === 'maxPooling2d') {
      const plane = planeFor(index + 1)
      clearAround(memory, layout.pictures[other], plane)
      maxPool(team.lead.kernels, [layout.pictures[side], planeFor(index)], [layout.pictures[other], plane], operation)
      side = other
    } else if (operation.kind === 'activation') {
      activatePlane(floats, layout.pictures[side], planeFor(index), operation.activation)
    } else if (operation.kind === 'flatten') {
      list = readPlane(memory, layout.pictures[side], planeFor(index))
    }
    if (keeps(index)) {
      const isPicture = layers[index]?.outputShape.length === 3
      kept.set(index, isPicture ? readPlane(memory, layout.pictures[side], planeFor(index + 1)) : list)
    }
  }

  const indexOf = (layer: string) => {
    const index = place(layer)
    if (!kept.has(index)) throw new RangeError(`The output of ${layer} was not kept.`)
    return index
  }
  return {
    logits: list,
    activations: async (layer) => (kept.get(indexOf(layer)) as Values).slice(),
    keeps: (layer) => kept.has(place(layer)),
    async gradients(seed, layer) {
      const target = indexOf(layer)
      let back: Values = seed.slice()
      for (let index = layers.length - 1; index > target; index--) {
        await yieldToEventLoop()
        back = backward(runner, index, back, kept)
      }
      return back
    },
    dispose: () => kept.clear(),
  }
}

/** Whether a convolution can write its pooled output at once: windows of two by two, side by side, and a function that keeps the order. */
function canPool({ forward }: PlacedConvolution, activation: ActivationId, next: PlannedLayer | undefined): boolean {
  if (next?.operation.kind !== 'maxPooling2d' || forward.mode === 'patches') return false
  if (activation !== 'relu' && activation !== 'linear') return false
  const { size, strides, rows, columns } = next.operation
  const [height = 0, width = 0] = next.inputShape
  const isPlain = rows.cells === Math.floor(height / 2) && columns.cells === Math.floor(width / 2)
  return isPlain && [...size, ...strides].every((side) => side === 2) && rows.before === 0 && columns.before === 0
}

/** A layer on a list of values. */
function forwardList({ team, biases }: Runner, { name, operation }: PlannedLayer, list: Values): Values {
  if (operation.kind === 'dense') {
    const sums = denseForward(team, `${name}/kernel`, list)
    const bias = biases.get(name)
    if (bias) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (bias[i] as number)
    activate(sums, operation.activation)
    return sums
  }
  if (operation.kind !== 'activation') return list
  const copy = list.slice()
  activate(copy, operation.activation)
  return copy
}

/** Applies an activation to a picture where it lies, but not to the zeros around it. */
function activatePlane(floats: Float32Array, at: number, plane: Plane, id: ActivationId): void {
  if (id === 'linear') return
  for (let y = 0; y < plane.height; y++) {
    const start = (at + originOf(plane) + y * plane.row) / 4
    activate(floats.subarray(start, start + (plane.width * plane.pixel) / 4), id)
  }
}

/** The gradient with regard to the input of a layer, from the one with regard to its output. */
function backward({ layers, team }: Runner, index: number, gradient: Values, kept: Kept): Values {
  const layer = layers[index] as PlannedLayer
  const { operation } = layer
  const output = kept.get(index) as Values
  switch (operation.kind) {
    case 'dense':
      return denseBack(team, `${layer.name}/kernel`, throughActivation(gradient, output, operation.activation))
    case 'activation':
      return throughActivation(gradient, output, operation.activation)
    case 'maxPooling2d':
      return maxPoolBack(gradient, kept.get(index - 1) as Values, layer.inputShape, operation)
    case 'conv2d':
      return convolutionBack(team, layer as PlannedLayer<OperationOf<'conv2d'>>, gradient, output)
    case 'flatten':
    case 'passThrough':
      return gradient
  }
}

function convolutionBack(
  team: Team,
  { name, operation, inputShape, outputShape }: PlannedLayer<OperationOf<'conv2d'>>,
  gradient: Values,
  output: Values,
): Values {
  const { layout, memory } = team.lead
  const { place, backward } = layout.convolutions.get(name) as PlacedConvolution
  const [rows = 0, columns = 0] = outputShape
  const atSum = throughActivation(gradient, output, operation.activation)
  const [from, to] = layout.pictures
  writePlane(memory, from, backward.input, atSum, [rows, columns], operation.strides)
  const { sharedFilters, zeros } = layout.scratch
  if (backward.mode !== 'filters') team.run('prepareFilters', place, 1, sharedFilters)
  const plane = makePlane(inputShape)
  team.run('convolve', place, 1, sharedFilters, zeros, from, to, plane.row, plane.pixel, 0, 0)
  return readPlane(memory, to, plane)
}
