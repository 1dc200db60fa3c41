import { expect, it } from 'vitest'
import { activation, GraphBuilder, softmax } from '../../fixtures/graphs.ts'
import { planGraph } from './planGraph.ts'

it('plans a nested VGG with its head, target, summary and bytes', () => {
  const b = new GraphBuilder()
  let x = b.input('picture', [8, 8, 3])
  x = b.conv('vgg16/conv', x, 4, { activation: activation('relu') })
  x = b.pool('vgg16/pool', x)
  x = b.globalPool('gap', x)
  x = b.dense('dense', x, 6, activation('relu'))
  x = b.identity('dropout', x)
  x = b.dense('dense_1', x, 5, softmax)
  const plan = planGraph(b.graph(x), b.tensors)
  expect(plan.nodes.map(({ name, operation: { kind }, shape }) => [name, kind, shape])).toEqual([
    ['picture', 'input', [8, 8, 3]],
    ['vgg16/conv', 'conv2d', [8, 8, 4]],
    ['vgg16/pool', 'pooling2d', [4, 4, 4]],
    ['gap', 'reduce', [4]],
    ['dense', 'dense', [6]],
    ['dense_1', 'dense', [5]],
  ])
  expect(plan.nodes[5]?.operation).toMatchObject({ activation: { id: 'linear' } })
  expect(plan.outputs).toEqual([
    { name: 'dense_1', node: 5, head: 'softmax', units: 5, target: 'vgg16/conv', layers: ['vgg16/conv', 'vgg16/pool'] },
  ])
  expect(plan.summary.map(({ name, inputs, parameters }) => [name, inputs, parameters])).toEqual([
    ['picture', [], 0],
    ['vgg16/conv', ['picture'], 112],
    ['vgg16/pool', ['vgg16/conv'], 0],
    ['gap', ['vgg16/pool'], 0],
    ['dense', ['gap'], 30],
    ['dropout', ['dense'], 0],
    ['dense_1', ['dropout'], 35],
  ])
  expect([...plan.featureMaps]).toEqual([
    ['vgg16/conv', [8, 8, 4]],
    ['vgg16/pool', [4, 4, 4]],
  ])
  // The picture and the convolution's output; nothing later is as large.
  expect(plan.bytes).toEqual({ weights: 4 * (112 + 30 + 35), peak: 4 * (8 * 8 * 3 + 8 * 8 * 4) })
})
