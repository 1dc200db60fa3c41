import { expect, it } from 'vitest'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { planGraph } from '../planGraph.ts'

it('sums up the parts of a layer, and names its inputs', () => {
  const b = new GraphBuilder()
  const picture = b.input('picture', [8, 8, 3])
  const part = { kindName: 'SeparableConv2D', partOf: 'separable' }
  const windows = {
    size: [3, 3],
    strides: [1, 1],
    dilation: [1, 1],
    padding: 'same',
    activation: { id: 'linear' },
  } as const
  b.add('separable/depthwise', { kind: 'depthwiseConv2d', multiplier: 2, useBias: false, ...windows }, [picture], part)
  b.add(
    'separable',
    { kind: 'conv2d', filters: 5, groups: 1, useBias: true, ...windows },
    ['separable/depthwise'],
    part,
  )
  b.dense('out', b.globalPool('gap', b.arithmetic('sum', 'add', ['separable', 'separable'])), 2)
  const { summary, outputs, featureMaps } = planGraph(b.graph('out'), b.tensors)
  expect(summary.slice(0, 3)).toEqual([
    { name: 'picture', kindName: 'input', inputs: [], shape: [8, 8, 3], parameters: 0 },
    { name: 'separable', kindName: 'SeparableConv2D', inputs: ['picture'], shape: [8, 8, 5], parameters: 54 + 270 + 5 },
    { name: 'sum', kindName: 'arithmetic', inputs: ['separable'], shape: [8, 8, 5], parameters: 0 },
  ])
  expect(outputs[0]?.target).toBe('sum')
  expect([...featureMaps.keys()]).toEqual(['separable/depthwise', 'separable', 'sum'])
})
