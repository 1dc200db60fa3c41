import { GraphBuilder } from '../fixtures/graphs.ts'
import { planOf } from '../fixtures/plannedNetworks.ts'
import type { Graph } from '../src/graph/graph.ts'
import type { Activation } from '../src/graph/operations.ts'
import type { NetworkPlan } from '../src/graph/plan.ts'

const relu6: Activation = { id: 'relu', max: 6 }
const relu: Activation = { id: 'relu' }

const CLASSES = 1000
const SIDE = 224

/** A network without weights. */
interface Made {
  graph: Graph
  plan: NetworkPlan
}

/** A dense layer and a softmax over the classes. */
function classify(b: GraphBuilder, x: string): Made {
  const last = b.dense('predictions', x, CLASSES, { id: 'softmax', axis: -1 })
  return { graph: b.graph(last), plan: planOf(b, last) }
}

/** Repeats of each stage of MobileNetV2: expansion, channels, blocks, stride. Table 2 of Sandler and others, 2018. */
const MOBILE_STAGES = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const

/** Keras' MobileNetV2 with a width of 1. */
function mobileNetV2(): Made {
  const b = new GraphBuilder()
  const normal = (name: string, from: string, of?: Activation) => {
    const y = b.batchNormalization(`${name}_bn`, from)
    return of ? b.activation(`${name}_relu`, y, of) : y
  }
  const pointwise = (name: string, from: string, filters: number, of?: Activation) =>
    normal(name, b.conv(name, from, filters, { size: 1, useBias: false }), of)
  const stem = b.conv('Conv1', b.input('picture', [SIDE, SIDE, 3]), 32, { strides: 2, useBias: false })
  let x = normal('Conv1', stem, relu6)
  let channels = 32
  let block = 0
  for (const [expansion, filters, blocks, stride] of MOBILE_STAGES) {
    for (let repeat = 0; repeat < blocks; repeat++, block++) {
      const name = `block_${block}`
      const strides = repeat === 0 ? stride : 1
      const wide = expansion === 1 ? x : pointwise(`${name}_expand`, x, channels * expansion, relu6)
      const deep = b.depthwise(`${name}_depthwise`, wide, { strides, useBias: false })
      const y = pointwise(`${name}_project`, normal(`${name}_depthwise`, deep, relu6), filters)
      x = strides === 1 && channels === filters ? b.arithmetic(`${name}_add`, 'add', [x, y]) : y
      channels = filters
    }
  }
  return classify(b, b.globalPool('avg_pool', pointwise('Conv_1', x, 1280, relu6)))
}

/** Blocks and filters of each stage of ResNet50. Table 1 of He and others, 2015. */
const RESIDUAL_STAGES = [
  [3, 64],
  [4, 128],
  [6, 256],
  [3, 512],
] as const

/** Keras' ResNet50, with its explicit padding. */
function resNet50(): Made {
  const b = new GraphBuilder()
  const normal = (name: string, from: string, filters: number, size: number, strides = 1) =>
    b.batchNormalization(`${name}_bn`, b.conv(`${name}_conv`, from, filters, { size, strides }))
  const pad = (name: string, from: string, by: number) =>
    b.add(name, { kind: 'padding2d', top: by, bottom: by, left: by, right: by }, [from])
  const padded = pad('conv1_pad', b.input('picture', [SIDE, SIDE, 3]), 3)
  const stem = b.conv('conv1_conv', padded, 64, { size: 7, strides: 2, padding: 'valid' })
  const first = b.activation('conv1_relu', b.batchNormalization('conv1_bn', stem), relu)
  let x = b.pool('pool1_pool', pad('pool1_pad', first, 1), { size: [3, 3] })
  for (const [stage, [blocks, filters]] of RESIDUAL_STAGES.entries()) {
    for (let block = 1; block <= blocks; block++) {
      const name = `conv${stage + 2}_block${block}`
      const strides = block === 1 && stage > 0 ? 2 : 1
      const shortcut = block === 1 ? normal(`${name}_0`, x, 4 * filters, 1, strides) : x
      const one = b.activation(`${name}_1_relu`, normal(`${name}_1`, x, filters, 1, strides), relu)
      const two = b.activation(`${name}_2_relu`, normal(`${name}_2`, one, filters, 3), relu)
      const sum = b.arithmetic(`${name}_add`, 'add', [shortcut, normal(`${name}_3`, two, 4 * filters, 1)])
      x = b.activation(`${name}_out`, sum, relu)
    }
  }
  return classify(b, b.globalPool('avg_pool', x))
}

/** Convolutions and filters of each block of VGG16. Table 1 of Simonyan and Zisserman, 2014, configuration D. */
const PLAIN_BLOCKS = [
  [2, 64],
  [2, 128],
  [3, 256],
  [3, 512],
  [3, 512],
] as const

function vgg16(): Made {
  const b = new GraphBuilder()
  let x = b.input('picture', [SIDE, SIDE, 3])
  for (const [block, [convolutions, filters]] of PLAIN_BLOCKS.entries()) {
    for (let i = 1; i <= convolutions; i++) x = b.conv(`block${block + 1}_conv${i}`, x, filters, { activation: relu })
    x = b.pool(`block${block + 1}_pool`, x)
  }
  const flat = b.flatten('flatten', x)
  return classify(b, b.dense('fc2', b.dense('fc1', flat, 4096, relu), 4096, relu))
}

/** Networks to measure: the topologies of keras.applications. */
export const topologies = { MobileNetV2: mobileNetV2, ResNet50: resNet50, VGG16: vgg16 } satisfies Record<
  string,
  () => Made
>

export type Topology = keyof typeof topologies
