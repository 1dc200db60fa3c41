import { describe, expect, it } from 'vitest'
import { activation, GraphBuilder } from '../../fixtures/graphs.ts'
import { receptiveCell } from '../image/heat/receptiveCell.ts'
import type { ReceptiveField } from '../types.ts'
import { planGraph } from './planGraph.ts'
import { receptiveFields } from './receptiveFields.ts'

/** The fields in a network of one picture; its answer is made of all feature maps. */
function fieldsOf(shape: readonly number[], build: (b: GraphBuilder) => void) {
  const b = new GraphBuilder()
  b.input('picture', shape)
  build(b)
  const maps = b.nodes.slice(1).filter(({ name }) => b.shape(name).length === 3)
  const flat = maps.map(({ name }) => b.flatten(`${name}/flat`, name))
  b.dense('out', b.concatenate('all', flat, 0), 2)
  return receptiveFields(planGraph(b.graph('out'), b.tensors))
}

it("gives VGG16's known fields: 196 pixels for block5_conv3, 212 after its pool", () => {
  const fields = fieldsOf([224, 224, 3], (b) => {
    let x = 'picture'
    for (const [block, convolutions] of [2, 2, 3, 3, 3].entries()) {
      for (let k = 1; k <= convolutions; k++) x = b.conv(`block${block + 1}_conv${k}`, x, 1)
      x = b.pool(`block${block + 1}_pool`, x)
    }
  })
  expect(Object.keys(fields)).toHaveLength(18)
  expect(fields.block1_conv1).toEqual({ size: 3, stride: 1, start: -1, end: 224 })
  expect(fields.block4_conv3).toEqual({ size: 92, stride: 8, start: -42, end: 224 })
  expect(fields.block5_conv3).toEqual({ size: 196, stride: 16, start: -90, end: 224 })
  expect(fields.block5_pool).toEqual({ size: 212, stride: 32, start: -90, end: 224 })
  const field = fields.block5_conv3 as ReceptiveField
  expect(receptiveCell(field, 0, 7, 224)).toEqual({ top: 0, left: 22 / 224, bottom: 106 / 224, right: 218 / 224 })
})

describe('the field', () => {
  it('of dilated, strided and asymmetric windows', () => {
    const fields = fieldsOf([20, 30, 3], (b) => {
      b.conv('dilated', 'picture', 1, { size: [3, 1], dilation: [2, 1], strides: [1, 2], padding: 'valid' })
      b.depthwise('padded', 'dilated', { padding: { top: 2, bottom: 0, left: 0, right: 1 } })
    })
    expect(fields.dilated).toEqual({
      size: 5,
      stride: 1,
      start: 0,
      end: 20,
      // 15 columns, two apart: the last pixel is in none.
      columns: { size: 1, stride: 2, start: 0, end: 29 },
    })
    expect(fields.padded).toEqual({
      size: 7,
      stride: 1,
      start: -2,
      end: 20,
      columns: { size: 5, stride: 2, start: 0, end: 29 },
    })
  })

  it('of padding and cropping; not of rows that become columns', () => {
    const fields = fieldsOf([20, 30, 3], (b) => {
      b.add('pad', { kind: 'padding2d', top: 1, bottom: 2, left: 3, right: 4 }, ['picture'])
      b.add('crop', { kind: 'cropping2d', top: 6, bottom: 5, left: 0, right: 8 }, ['pad'])
      b.add('turn', { kind: 'permute', axes: [1, 0, 2] }, ['crop'])
      b.conv('conv', 'turn', 1, { size: [1, 3], padding: 'valid' })
    })
    expect(fields.pad).toEqual({
      size: 1,
      stride: 1,
      start: -1,
      end: 20,
      columns: { size: 1, stride: 1, start: -3, end: 30 },
    })
    expect(fields.crop).toEqual({
      size: 1,
      stride: 1,
      start: 5,
      end: 17,
      columns: { size: 1, stride: 1, start: -3, end: 26 },
    })
    expect(Object.keys(fields)).toEqual(['pad', 'crop'])
  })

  it('of rows that become channels is all along them', () => {
    const turn = { kind: 'permute', axes: [2, 1, 0] } as const
    const { turned } = fieldsOf([20, 30, 3], (b) => b.add('turned', turn, ['picture']))
    expect(turned).toEqual({
      size: 20,
      stride: 0,
      start: 0,
      end: 20,
      columns: { size: 1, stride: 1, start: 0, end: 30 },
    })
  })

  it('of branches is the box around theirs', () => {
    const fields = fieldsOf([20, 20, 3], (b) => {
      b.conv('small', 'picture', 2, { size: 1, strides: 2 })
      b.conv('large', 'picture', 2, { size: 5, strides: 2 })
      b.concatenate('both', ['small', 'large'])
      b.arithmetic('sum', 'add', ['large', 'small'])
    })
    // A stride of 2 over 20 pixels pads a kernel of 5 by one in front.
    expect(fields.large).toEqual({ size: 5, stride: 2, start: -1, end: 20 })
    expect(fields.small).toEqual({ size: 1, stride: 2, start: 0, end: 19 })
    expect(fields.both).toEqual({ size: 5, stride: 2, start: -1, end: 20 })
    expect(fields.sum).toEqual(fields.both)
  })

  it.each<[string, (b: GraphBuilder) => void]>([
    [
      'squeeze-and-excite',
      (b) => {
        const gate = b.conv('gate', b.globalPool('squeeze', 'conv', true), 4, {
          size: 1,
          activation: activation('sigmoid'),
        })
        b.arithmetic('mixed', 'multiply', ['conv', gate])
      },
    ],
    [
      'a list that is broadcast',
      (b) => {
        b.arithmetic('mixed', 'add', [b.dense('dense', b.globalPool('squeeze', 'conv'), 4), 'conv'])
      },
    ],
    [
      'group normalization',
      (b) => void b.add('mixed', { kind: 'groupNormalization', epsilon: 1, groups: 2 }, ['conv']),
    ],
    [
      'layer normalization of all',
      (b) => void b.add('mixed', { kind: 'layerNormalization', epsilon: 1, axes: [0, 1, 2] }, ['conv']),
    ],
    ['a reshape', (b) => void b.add('mixed', { kind: 'reshape', shape: [40, 10, 4] }, ['conv'])],
    [
      'attention over tokens',
      (b) => {
        const tokens = b.dense('query', b.add('tokens', { kind: 'reshape', shape: [400, 4] }, ['conv']), 4)
        b.add('mixed', { kind: 'reshape', shape: [20, 20, 4] }, [
          b.activation('attention', tokens, { id: 'softmax', axis: 0 }),
        ])
      },
    ],
  ])('behind %s is all that its cells saw', (_, mix) => {
    const { mixed } = fieldsOf([20, 20, 3], (b) => {
      b.conv('conv', 'picture', 4)
      mix(b)
    })
    expect(mixed).toEqual({ size: 21, stride: 0, start: -1, end: 20 })
  })

  it('of what treats each pixel alone is that of its input', () => {
    const fields = fieldsOf([20, 20, 3], (b) => {
      let x = b.conv('conv', 'picture', 4)
      x = b.batchNormalization('bn', x)
      x = b.add('ln', { kind: 'layerNormalization', epsilon: 1, axes: [2] }, [x])
      x = b.activation('softmax', x, { id: 'softmax', axis: -1 })
      x = b.dense('dense', x, 5)
      x = b.add('mean', { kind: 'reduce', function: 'mean', axes: [2], keepDimensions: true }, [x])
      b.add('prelu', { kind: 'prelu' }, [x], { shapes: { alpha: [1, 1, 1] } })
    })
    const { conv, ...others } = fields
    expect(conv).toEqual({ size: 3, stride: 1, start: -1, end: 20 })
    expect(Object.keys(others)).toEqual(['bn', 'ln', 'softmax', 'dense', 'mean', 'prelu'])
    for (const field of Object.values(others)) expect(field).toEqual(conv)
  })

  it('of a softmax along the rows is all along them', () => {
    const { along } = fieldsOf([20, 30, 3], (b) => b.activation('along', 'picture', { id: 'softmax', axis: 0 }))
    expect(along).toEqual({
      size: 20,
      stride: 0,
      start: 0,
      end: 20,
      columns: { size: 1, stride: 1, start: 0, end: 30 },
    })
  })

  it('of a transposed convolution is known with stride 1 only; behind a resize there is none', () => {
    const linear = activation('linear')
    const transposed = (strides: 1 | 2) =>
      ({
        kind: 'conv2dTranspose',
        filters: 2,
        size: [4, 4],
        strides: [strides, strides],
        dilation: [1, 1],
        padding: 'same',
        useBias: false,
        activation: linear,
      }) as const
    const fields = fieldsOf([20, 20, 3], (b) => {
      b.add('by_one', transposed(1), ['picture'])
      b.add('by_two', transposed(2), ['picture'])
      b.add('larger', { kind: 'upSampling2d', size: [2, 1], method: 'nearest' }, ['picture'])
      b.conv('after', 'larger', 2)
    })
    // Output y is made of inputs y − 2 to y + 1: one row is cut in front, and the kernel adds 0 to 3 rows behind.
    expect(fields).toEqual({ by_one: { size: 4, stride: 1, start: -2, end: 20 } })
  })

  it('counts only what depends on the picture', () => {
    const fields = fieldsOf([20, 20, 3], (b) => {
      b.add('constant', { kind: 'constant' }, [], { shapes: { value: [20, 20, 3] } })
      b.conv('of_constant', 'constant', 3)
      b.arithmetic('sum', 'add', ['of_constant', b.conv('conv', 'picture', 3)])
    })
    expect(Object.keys(fields)).toEqual(['conv', 'sum'])
    expect(fields.sum).toEqual(fields.conv)
  })
})
