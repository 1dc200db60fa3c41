import type { LayerSummary, ModelInfo, OutputInfo, Prediction } from '../src/types.ts'
import type { OpenedNetwork } from '../src/worker/explainer/explainer.ts'
import { engine, outcomeOf, type Photo, shownOf } from './answer.ts'

// Networks of other kinds than the gallery's own.

type Layer = [name: string, className: string, outputShape: number[], inputs: string[], parameters?: number]

const toSummary = ([name, className, outputShape, inputs, parameters = 0]: Layer): LayerSummary => ({
  ...{ name, className, outputShape, inputs, parameters },
})

/** A network of inverted residual blocks, as MobileNetV2, inside of another one. */
function nestedLayers(): { layers: Layer[]; blockEnds: string[]; target: string } {
  const inner = (name: string) => `mobilenetv2_1.00_224/${name}`
  const layers: Layer[] = [['input_1', 'InputLayer', [224, 224, 3], []]]
  let last = 'input_1'
  const add = (name: string, kind: string, shape: number[], inputs = [last], parameters = 0) => {
    layers.push([inner(name), kind, shape, inputs, parameters])
    last = inner(name)
  }
  add('Conv1', 'Conv2D', [112, 112, 32], [last], 864)
  add('bn_Conv1', 'BatchNormalization', [112, 112, 32], [last], 128)
  add('Conv1_relu', 'ReLU', [112, 112, 32])
  const blockEnds: string[] = []
  let before = 0
  for (let block = 0; block < 16; block++) {
    const stage = [1, 3, 6, 10, 13, 16].findIndex((end) => block < end)
    const side = 112 >> Math.min(stage + 1, 4)
    const channels = [16, 24, 32, 64, 96, 160][stage] ?? 160
    const start = last
    for (const [part, kind, times] of [
      ['expand', 'Conv2D', 6],
      ['depthwise', 'DepthwiseConv2D', 6],
      ['project', 'Conv2D', 1],
    ] as const) {
      add(`block_${block}_${part}`, kind, [side, side, channels * times], [last], channels * 576)
      add(`block_${block}_${part}_BN`, 'BatchNormalization', [side, side, channels * times], [last], channels * 4)
      if (part !== 'project') add(`block_${block}_${part}_relu`, 'ReLU', [side, side, channels * times])
    }
    if (before === channels) add(`block_${block}_add`, 'Add', [side, side, channels], [start, last])
    before = channels
    blockEnds.push(last)
  }
  add('Conv_1', 'Conv2D', [7, 7, 1280], [last], 409_600)
  add('Conv_1_bn', 'BatchNormalization', [7, 7, 1280], [last], 5120)
  add('out_relu', 'ReLU', [7, 7, 1280])
  const target = last
  blockEnds.push(target)
  layers.push(
    ['global_average_pooling2d', 'GlobalAveragePooling2D', [1280], [last]],
    ['dropout', 'Dropout', [1280], ['global_average_pooling2d']],
    ['dense', 'Dense', [1], ['dropout'], 1281],
  )
  return { layers, blockEnds, target }
}

const two = [
  ['0', 'class 0'],
  ['1', 'class 1'],
] as const

const many = ['outdoors', 'person', 'dog', 'car'].map((label, at) => [String(at), label] as const)

/** The gallery's network with other answers. */
function withOutputs(outputs: readonly OutputInfo[], own: Partial<ModelInfo> = {}): OpenedNetwork {
  const [{ classes, layers, targetLayer }] = outputs as [OutputInfo]
  return { ...engine, model: { ...engine.model, outputs, classes, layers, targetLayer, ...own } }
}

const [common] = engine.model.outputs as [OutputInfo]

/** A network with several hundred layers, and one sigmoid unit. */
export function nested(): OpenedNetwork {
  const { layers, blockEnds, target } = nestedLayers()
  const explainable = layers.filter(([, , shape]) => shape.length === 3).map(([name]) => name)
  const output: OutputInfo = {
    ...{ name: 'dense', head: 'sigmoid', classes: two, layers: explainable.slice(1), targetLayer: target, blockEnds },
  }
  const info = { id: 'cats-or-dogs', name: 'Cats or dogs', summary: layers.map(toSummary), parameters: 2_259_265 }
  return withOutputs([output], info)
}

export const multiLabel = withOutputs([{ ...common, head: 'multi-label', classes: many }])

export const values = withOutputs([{ ...common, head: 'linear', reading: 'values', classes: [['0', 'age']] }])

export const severalOutputs = withOutputs(
  [
    { ...common, name: 'colour', classes: many },
    { ...common, name: 'shape', head: 'multi-label', classes: many },
  ],
  {
    numbers: [
      { name: 'weight', length: 1 },
      { name: 'position', length: 3 },
    ],
  },
)

/** The answer of one of these networks, with these probabilities, or these values. */
export function answerOf({ model }: OpenedNetwork, photo: Photo, sure: readonly number[], areValues = false) {
  const predictions = sure.map((value, classIndex): Prediction => {
    const [wnid = '', label = ''] = model.classes[classIndex] ?? []
    return { classIndex, wnid, label, probability: areValues ? Number.NaN : value, logit: value }
  })
  const outcome = outcomeOf(photo)
  const [first] = predictions
  const explanation = { ...outcome.explanation, layer: model.targetLayer, ...(first && { ...first }) }
  return shownOf(photo, { ...outcome, predictions, explanation })
}
