import { describe, expect, it } from 'vitest'
import { activation, GraphBuilder, softmax } from '../../fixtures/graphs.ts'
import { blockEnds } from './blockEnds.ts'
import { planGraph } from './planGraph.ts'

const relu = activation('relu')

/** The plan of a network of pictures of 32 x 32 pixels. */
function planOf(build: (b: GraphBuilder, picture: string) => string) {
  const b = new GraphBuilder()
  const out = build(b, b.input('picture', [32, 32, 3]))
  return planGraph(b.graph(out), b.tensors)
}

const targetOf = (build: (b: GraphBuilder, picture: string) => string) => planOf(build).outputs[0]?.target

const classes = (b: GraphBuilder, from: string) => b.dense('predictions', from, 5, softmax)

/** A convolution, its normalization and its activation. */
const convBnRelu = (b: GraphBuilder, name: string, from: string, filters: number, strides = 1) =>
  b.activation(
    `${name}_relu`,
    b.batchNormalization(`${name}_bn`, b.conv(`${name}_conv`, from, filters, { strides })),
    relu,
  )

describe('the default target is', () => {
  it("VGG16's block5_conv3, before the pooling", () => {
    const target = targetOf((b, x) => {
      const pooled = b.pool(
        'block5_pool',
        b.conv('block5_conv3', b.conv('block5_conv2', x, 4), 4, { activation: relu }),
      )
      return classes(b, b.dense('fc1', b.flatten('flatten', pooled), 6, relu))
    })
    expect(target).toBe('block5_conv3')
  })

  it('no output whose second side is that of the channels', () => {
    const turned = planOf((b, x) => {
      const moved = b.add('moved', { kind: 'permute', axes: [0, 2, 1] }, [b.conv('conv', x, 4, { activation: relu })])
      const back = b.add('back', { kind: 'permute', axes: [0, 2, 1] }, [b.batchNormalization('turned', moved)])
      return classes(b, b.globalPool('gap', back))
    })
    expect(turned.outputs[0]?.target).toBe('conv')
    expect([...turned.featureMaps.keys()]).toEqual(['conv', 'back'])
  })

  it('the activation, after a convolution and its normalization', () => {
    expect(targetOf((b, x) => classes(b, b.globalPool('gap', convBnRelu(b, 'top', x, 4))))).toBe('top_relu')
  })

  it("MobileNet's last ReLU, though its last convolution comes after the pooling", () => {
    const target = targetOf((b, x) => {
      const pooled = b.globalPool('gap', convBnRelu(b, 'conv_pw_13', x, 4), true)
      const logits = b.conv('conv_preds', b.identity('dropout', pooled), 5, { size: 1 })
      return b.activation('predictions', b.add('reshape', { kind: 'reshape', shape: [5] }, [logits]), softmax)
    })
    expect(target).toBe('conv_pw_13_relu')
  })

  it("ResNet's last sum, after its activation", () => {
    const target = targetOf((b, x) => {
      const shortcut = convBnRelu(b, 'one', x, 4)
      const sum = b.arithmetic('add', 'add', [b.conv('two', shortcut, 4), shortcut])
      return classes(b, b.globalPool('gap', b.activation('out', sum, relu)))
    })
    expect(target).toBe('out')
  })

  it('where branches have met, not in one of them', () => {
    const target = targetOf((b, x) => {
      const stem = b.conv('stem', x, 4)
      return classes(b, b.globalPool('gap', b.concatenate('mixed', [b.conv('a', stem, 2), b.conv('b', stem, 3)])))
    })
    expect(target).toBe('mixed')
  })

  it('before branches that are pooled on their own', () => {
    const target = targetOf((b, x) => {
      const last = b.conv('last', b.conv('stem', x, 4), 4)
      const max = b.add('max', { kind: 'reduce', function: 'max', axes: [0, 1], keepDimensions: false }, [last])
      return classes(b, b.concatenate('both', [b.globalPool('mean', last), max], 0))
    })
    expect(target).toBe('last')
  })

  it('the last feature map, where two networks see one picture', () => {
    const target = targetOf((b, x) => {
      const scaled = b.add('rescaling', { kind: 'affine', scale: [2], offset: [0] }, [x])
      const one = b.globalPool('gap_1', b.conv('one', scaled, 4))
      return classes(b, b.concatenate('both', [one, b.globalPool('gap_2', b.conv('two', scaled, 4))], 0))
    })
    expect(target).toBe('two')
  })

  it('before values are only moved: padded, turned, cut, reshaped', () => {
    const target = targetOf((b, x) => {
      let y = b.activation('clip', b.conv('conv', x, 4), { id: 'clip', min: 0, max: 6 })
      y = b.add('pad', { kind: 'padding2d', top: 1, bottom: 1, left: 1, right: 1 }, [y])
      y = b.pool('pool', b.add('turn', { kind: 'permute', axes: [1, 0, 2] }, [y]))
      y = b.add('table', { kind: 'reshape', shape: [-1, 4] }, [b.identity('dropout', y, 'SpatialDropout2D')])
      y = b.add('mean', { kind: 'reduce', function: 'mean', axes: [0], keepDimensions: false }, [y])
      return classes(b, y)
    })
    expect(target).toBe('clip')
  })

  it('before values that are pooled cell by cell and put side by side', () => {
    const target = targetOf((b, x) => {
      const conv = b.conv('conv', x, 4)
      const half = (name: string, start: number, end: number) => {
        const operation = { kind: 'slice', starts: [start, 0, 0], ends: [end, 32, 4], steps: [1, 1, 1] } as const
        const rows = b.add(name, operation, [conv])
        return b.add(`${name}_max`, { kind: 'reduce', function: 'max', axes: [0], keepDimensions: true }, [rows])
      }
      return classes(b, b.flatten('flatten', b.concatenate('rows', [half('top', 0, 17), half('bottom', 15, 32)], 0)))
    })
    expect(target).toBe('conv')
  })

  it('what squeeze-and-excite gives, as a path leads around its pooling', () => {
    const target = targetOf((b, x) => {
      const wide = b.conv('wide', x, 4)
      const gate = b.conv('gate', b.globalPool('squeeze', wide, true), 4, {
        size: 1,
        activation: activation('sigmoid'),
      })
      return classes(b, b.globalPool('gap', b.arithmetic('excite', 'multiply', [wide, gate])))
    })
    expect(target).toBe('excite')
  })

  it('of each output its own', () => {
    const b = new GraphBuilder()
    const stem = b.conv('stem', b.input('picture', [32, 32, 3]), 4)
    const colour = b.dense('colour', b.globalPool('pool_colour', b.conv('conv_colour', stem, 4)), 4, softmax)
    const shape = b.dense('shape', b.globalPool('pool_shape', b.conv('conv_shape', stem, 4)), 3, softmax)
    const { outputs } = planGraph(b.graph(colour, shape), b.tensors)
    expect(outputs.map(({ target, layers }) => [target, layers])).toEqual([
      ['conv_colour', ['stem', 'conv_colour']],
      ['conv_shape', ['stem', 'conv_shape']],
    ])
  })

  it('found beside an input of numbers', () => {
    const b = new GraphBuilder()
    const numbers = b.dense('dense_numbers', b.input('numbers', [3]), 4)
    const pooled = b.globalPool('pool', b.conv('conv', b.input('picture', [32, 32, 3]), 4))
    const out = b.dense('answer', b.concatenate('both', [pooled, numbers], 0), 4, softmax)
    const { inputs, outputs } = planGraph(b.graph(out), b.tensors)
    expect(outputs[0]?.target).toBe('conv')
    // The picture comes first.
    expect(inputs.map(({ name, shape }) => [name, shape])).toEqual([
      ['picture', [32, 32, 3]],
      ['numbers', [3]],
    ])
  })
})

describe('the ends of blocks are', () => {
  it('the last layers before each pooling', () => {
    const plan = planOf((b, x) => {
      let y = x
      for (const block of [1, 2, 3]) {
        y = b.conv(`block${block}_conv2`, b.conv(`block${block}_conv1`, y, 4), 4)
        y = b.pool(`block${block}_pool`, y)
      }
      return classes(b, b.flatten('flatten', y))
    })
    expect(blockEnds(plan)).toEqual(['block1_conv2', 'block2_conv2', 'block3_conv2'])
  })

  it('sums of branches after their activation, and maps before strides, also behind padding', () => {
    const plan = planOf((b, x) => {
      const stem = convBnRelu(b, 'stem', x, 4)
      const sum = b.arithmetic('add_1', 'add', [b.conv('a', stem, 4), stem])
      const bare = b.arithmetic('add_2', 'add', [b.conv('b', b.activation('out_1', sum, relu), 4), 'out_1'])
      const before = convBnRelu(b, 'wide', bare, 6)
      const padded = b.add('pad', { kind: 'padding2d', top: 0, bottom: 1, left: 0, right: 1 }, [before])
      const narrow = b.depthwise('dw', padded, { strides: 2, padding: 'valid' })
      const excite = b.arithmetic('excite', 'multiply', [narrow, b.globalPool('squeeze', narrow, true)])
      return classes(b, b.globalPool('gap', convBnRelu(b, 'top', excite, 4)))
    })
    expect(blockEnds(plan)).toEqual(['out_1', 'add_2', 'wide_relu', 'top_relu'])
  })

  it('neither before the first convolution, nor inside of a branch, nor joined further at once', () => {
    const plan = planOf((b, x) => {
      const stem = b.conv('stem', b.add('rescaling', { kind: 'affine', scale: [2], offset: [0] }, [x]), 4, {
        strides: 2,
      })
      const inner = b.concatenate('inner', [b.conv('a', stem, 2), b.conv('b', stem, 2)])
      const mixed = b.concatenate('mixed', [inner, b.conv('c', stem, 2)])
      const strided = b.conv('e', b.conv('d', mixed, 6), 6, { strides: 2 })
      const sum = b.arithmetic('sum', 'add', [strided, b.pool('short', mixed)])
      return classes(b, b.globalPool('gap', sum))
    })
    expect(blockEnds(plan)).toEqual(['mixed', 'sum'])
  })
})
