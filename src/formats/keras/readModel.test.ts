import { describe, expect, it } from 'vitest'
import type { GraphNode } from '../../graph/graph.ts'
import type { OperationKind, OperationOf } from '../../graph/operations.ts'
import { isModelJson, readModelJson } from './config.ts'
import { readModel } from './readModel.ts'
import type { WeightSource } from './weights.ts'

/** Every weight that is asked for, as a tensor that says where it would be found. */
const anyWeights = (shape: readonly number[] = [1]): WeightSource => ({
  find: ({ names, group }, { aliases, index }) => ({
    name: `${names.join('/')} ${aliases[0]} ${group} ${index}`,
    shape,
    readRows: () => Float32Array.of(1),
  }),
})

type Config = Record<string, unknown>

const layer = (className: string, name: string, config: Config = {}, inbound?: unknown) => ({
  class_name: className,
  config: { name, ...config },
  name,
  ...(inbound !== undefined && { inbound_nodes: inbound }),
})

const input = (name: string, shape: readonly (number | null)[] = [null, 8, 8, 3], key = 'batch_input_shape') =>
  layer('InputLayer', name, { [key]: shape }, [])

const sequential = (layers: readonly object[], name = 'net') => ({ class_name: 'Sequential', config: { name, layers } })

const functional = (layers: readonly object[], outputs: unknown, inputs: unknown, name = 'net') => ({
  class_name: 'Functional',
  config: { name, layers, input_layers: inputs, output_layers: outputs },
  name,
})

const conv = { filters: 4, kernel_size: [3, 3] }

const read = (model: object, version = '2.15.0', weights = anyWeights()) =>
  readModel(readModelJson(model, version), weights)

const nodesOf = (model: object, version?: string) =>
  new Map(read(model, version).graph.nodes.map((one) => [one.name, one]))

/** The operation of a layer behind an input of [8, 8, 3]. */
function operationOf<Kind extends OperationKind>(kind: Kind, one: object, version?: string): OperationOf<Kind> {
  const { graph } = read(sequential([input('picture'), one]), version)
  const { operation } = graph.nodes.at(-1) as GraphNode
  expect(operation.kind).toBe(kind)
  return operation as OperationOf<Kind>
}

describe('the same name means other things in other versions of Keras', () => {
  const activation = (one: object, version: string) => operationOf('activation', one, version).activation

  it.each([
    ['1.2.2', 0.2],
    ['2.15.0', 0.2],
    ['3.0.0', 1 / 6],
  ])('hard_sigmoid in Keras %s has the slope %d', (version, slope) => {
    const one = layer('Activation', 'a', { activation: 'hard_sigmoid' })
    expect(activation(one, version)).toEqual({ id: 'hardSigmoid', slope })
    expect(
      operationOf('conv2d', layer('Conv2D', 'c', { ...conv, activation: 'hard_sigmoid' }), version).activation,
    ).toEqual({ id: 'hardSigmoid', slope })
  })

  it('the slope of LeakyReLU was called alpha, and is 0.3, but 0.2 as an activation', () => {
    expect(activation(layer('LeakyReLU', 'l', { alpha: 0.1 }), '2.15.0')).toMatchObject({ slope: 0.1 })
    expect(activation(layer('LeakyReLU', 'l', { negative_slope: 0.4 }), '3.0.0')).toMatchObject({ slope: 0.4 })
    expect(activation(layer('LeakyReLU', 'l'), '3.0.0')).toMatchObject({ slope: 0.3 })
    expect(activation(layer('Activation', 'l', { activation: 'leaky_relu' }), '3.0.0')).toMatchObject({ slope: 0.2 })
  })

  it('convolutions of Keras 1 have other settings', () => {
    const old = { nb_filter: 4, nb_row: 3, nb_col: 5, border_mode: 'same', subsample: [2, 1], bias: false }
    expect(operationOf('conv2d', layer('Convolution2D', 'c', old), '1.2.2')).toMatchObject({
      ...{ filters: 4, size: [3, 5], padding: 'same', strides: [2, 1], useBias: false },
    })
  })

  it('names of TensorFlow.js are in camel case', () => {
    expect(activation(layer('Activation', 'a', { activation: 'hardSigmoid' }), '2.15.0')).toEqual({
      ...{ id: 'hardSigmoid', slope: 0.2 },
    })
  })
})

describe('layers', () => {
  it.each<[string, Config, object]>([
    ['ReLU', { max_value: 6, negative_slope: 0.1, threshold: 1 }, { id: 'relu', max: 6, slope: 0.1, threshold: 1 }],
    ['ELU', { alpha: 0.5 }, { id: 'elu', alpha: 0.5 }],
    ['Softmax', { axis: -1 }, { id: 'softmax', axis: 2 }],
    ['Softmax', { axis: 1 }, { id: 'softmax', axis: 0 }],
    ['ThresholdedReLU', { theta: 0.5 }, { id: 'relu', threshold: 0.5 }],
    ['Activation', { activation: 'gelu' }, { id: 'gelu', approximate: false }],
    ['Activation', { activation: { class_name: 'ReLU', config: { max_value: 6 } } }, { id: 'relu', max: 6 }],
  ])('%s with %o', (className, config, expected) => {
    expect(operationOf('activation', layer(className, 'one', config)).activation).toMatchObject(expected)
  })

  it('a separable convolution is two nodes, the author’s with bias and activation', () => {
    const nodes = nodesOf(
      sequential([
        input('picture'),
        layer('SeparableConv2D', 's', { ...conv, depth_multiplier: 2, activation: 'relu' }),
      ]),
    )
    expect([...nodes.keys()]).toEqual(['picture', 's/depthwise', 's'])
    expect(nodes.get('s/depthwise')).toMatchObject({
      ...{ partOf: 's', operation: { kind: 'depthwiseConv2d', multiplier: 2, useBias: false } },
    })
    expect(nodes.get('s')).toMatchObject({
      inputs: ['s/depthwise'],
      operation: { kind: 'conv2d', size: [1, 1], useBias: true, activation: { id: 'relu' } },
    })
  })

  it.each<[unknown, number[]]>([
    [2, [2, 2, 2, 2]],
    [
      [1, 2],
      [1, 1, 2, 2],
    ],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [1, 2, 3, 4],
    ],
  ])('padding %j', (padding, [top, bottom, left, right]) => {
    expect(operationOf('padding2d', layer('ZeroPadding2D', 'p', { padding }))).toMatchObject({
      top,
      bottom,
      left,
      right,
    })
  })

  it('what only trains is left out', () => {
    for (const className of ['Dropout', 'RandomFlip', 'RandomRotation', 'GaussianNoise', 'ActivityRegularization']) {
      operationOf('identity', layer(className, 'one'))
    }
  })

  it('a normalisation has its numbers in the settings or among the weights', () => {
    const own = layer('Normalization', 'n', { axis: [-1], mean: [[[[1, 2, 3]]]], variance: [4, 5, 6] })
    expect(operationOf('normalization', own)).toMatchObject({ mean: [1, 2, 3], variance: [4, 5, 6] })
    const { tensors } = read(sequential([input('picture'), layer('Normalization', 'n', { axis: [-1], mean: null })]))
    expect(tensors.map(({ name }) => name)).toEqual(['n/mean', 'n/variance'])
  })

  it('keras.applications’ own: LayerScale and CustomScaleLayer', () => {
    const nodes = nodesOf(
      functional(
        [
          input('picture'),
          layer('LayerScale', 'scale', { projection_dim: 3 }, [[['picture', 0, 0, {}]]]),
          layer('CustomScaleLayer', 'sum', { scale: 0.17 }, [
            [
              ['picture', 0, 0, {}],
              ['scale', 0, 0, {}],
            ],
          ]),
        ],
        [['sum', 0, 0]],
        [['picture', 0, 0]],
      ),
    )
    expect(nodes.get('scale')?.inputs).toEqual(['picture', 'scale/gamma'])
    expect(nodes.get('sum/scaled')?.operation).toMatchObject({ function: 'multiply', scalar: 0.17 })
    expect(nodes.get('sum')?.inputs).toEqual(['picture', 'sum/scaled'])
  })
})

describe('pictures with their channels first', () => {
  const first = { data_format: 'channels_first' }
  const picture = input('picture', [null, 3, 8, 9])
  const nodes = (...layers: object[]) => [...nodesOf(sequential([picture, ...layers])).values()]

  it('are turned once: axes, sides and slopes follow', () => {
    const [start, , norm, softmax] = nodes(
      layer('Conv2D', 'c', { ...conv, ...first }),
      layer('BatchNormalization', 'n', { axis: 1 }),
      layer('Softmax', 's', { axis: 1 }),
    )
    expect(start?.operation).toEqual({ kind: 'input', shape: [8, 9, 3] })
    expect(norm?.operation.kind).toBe('batchNormalization')
    expect(softmax?.operation).toMatchObject({ activation: { id: 'softmax', axis: 2 } })
  })

  it('a normalisation of columns takes them to the end and back', () => {
    const kinds = nodes(layer('Conv2D', 'c', { ...conv, ...first }), layer('BatchNormalization', 'n', { axis: -1 }))
    expect(
      kinds.slice(2).map(({ name, operation }) => [name, 'axes' in operation ? operation.axes : operation.kind]),
    ).toEqual([
      ['n/axis_last', [0, 2, 1]],
      ['n/along_axis', 'batchNormalization'],
      // What has the layer's name has the layer's output.
      ['n', [0, 2, 1]],
    ])
  })

  it('Flatten turns them as Keras 2 does, or keeps them as Keras 1 does', () => {
    const turned = nodes(layer('Conv2D', 'c', { ...conv, ...first }), layer('Flatten', 'f', first))
    expect(turned.map(({ name }) => name)).toEqual(['picture', 'c', 'f'])
    const kept = nodes(layer('Conv2D', 'c', { ...conv, ...first }), layer('Flatten', 'f'))
    expect(kept.slice(2).map(({ name, operation }) => [name, operation])).toEqual([
      ['f/channels_first', { kind: 'permute', axes: [2, 0, 1] }],
      ['f', { kind: 'flatten' }],
    ])
  })

  it('a Permute that turns them is one of the node’s own sides', () => {
    const [, , permute] = nodes(layer('Conv2D', 'c', { ...conv, ...first }), layer('Permute', 'p', { dims: [2, 3, 1] }))
    expect(permute?.operation).toEqual({ kind: 'permute', axes: [0, 1, 2] })
  })

  it('an input that a Permute turns first is [height, width, channels]', () => {
    const [start, permute, turned, last] = [
      ...nodesOf(
        sequential([
          input('picture', [null, 8, 9, 3]),
          layer('Permute', 'p', { dims: [3, 1, 2] }),
          layer('Conv2D', 'c', { ...conv, ...first }),
        ]),
      ).values(),
    ]
    expect(start?.operation).toEqual({ kind: 'input', shape: [8, 9, 3] })
    expect(permute?.operation).toEqual({ kind: 'permute', axes: [2, 0, 1] })
    expect(turned).toMatchObject({ name: 'c/channels_last', operation: { axes: [1, 2, 0] } })
    expect(last?.inputs).toEqual(['c/channels_last'])
  })

  it('slopes of a PReLU and kernels of Keras 1 are turned', async () => {
    const slopes = { name: '', shape: [3, 1, 1], readRows: () => Float32Array.of(1, 2, 3) }
    const turned = read(sequential([picture, layer('MaxPooling2D', 'm', first), layer('PReLU', 'p')]), '2.15.0', {
      find: () => slopes,
    })
    expect(turned.tensors[0]?.shape).toEqual([1, 1, 3])
    // [filters, channels, height, width]: kernel[f][c][y][x] = f · 1000 + c · 100 + y · 10 + x.
    const sides = [2, 3, 4, 5] as const
    const values = Float32Array.from({ length: 120 }, (_, i) => {
      const [f, c, y, x] = [Math.floor(i / 60), Math.floor(i / 20) % 3, Math.floor(i / 5) % 4, i % 5]
      return f * 1000 + c * 100 + y * 10 + x
    })
    const old = { nb_filter: 2, nb_row: 4, nb_col: 5, dim_ordering: 'th', bias: false }
    const { tensors } = read(sequential([picture, layer('Convolution2D', 'c', old)]), '1.2.2', {
      find: () => ({ name: '', shape: sides, readRows: () => values }),
    })
    expect(tensors[0]?.shape).toEqual([4, 5, 3, 2])
    const rows = await tensors[0]?.readRows(1, 3)
    expect(rows).toHaveLength(2 * 5 * 3 * 2)
    // Row 2, column 3, channel 1, filter 1.
    expect(rows?.[((1 * 5 + 3) * 3 + 1) * 2 + 1]).toBe(1123)
  })
})

describe('models in models', () => {
  const inner = functional(
    [input('in'), layer('Conv2D', 'conv', conv, [[['in', 0, 0, {}]]])],
    [['conv', 0, 0]],
    [['in', 0, 0]],
    'inner',
  )

  it('are laid flat, under the names around them', () => {
    const { graph, tensors } = read(sequential([sequential([inner], 'outer'), layer('Flatten', 'flat')]))
    expect(graph.nodes.map(({ name }) => name)).toEqual(['outer_input', 'outer/inner/conv', 'flat'])
    expect(tensors.map(({ name }) => name)).toEqual(['outer/inner/conv/kernel', 'outer/inner/conv/bias'])
  })

  it('that are used twice share their weights; Keras 2 counts a call of their own', () => {
    const { graph, tensors } = read(
      functional(
        [
          input('a'),
          input('b'),
          {
            ...inner,
            inbound_nodes: [[['a', 0, 0, {}]], [['b', 0, 0, {}]]],
          },
          layer('Subtract', 'minus', {}, [
            [
              ['inner', 2, 0, {}],
              ['inner', 1, 0, {}],
            ],
          ]),
        ],
        [['minus', 0, 0]],
        [
          ['a', 0, 0],
          ['b', 0, 0],
        ],
      ),
    )
    const [first, second] = graph.nodes.filter(({ operation }) => operation.kind === 'conv2d')
    expect([first?.name, second?.name]).toEqual(['inner/conv', 'inner:1/conv'])
    expect([first?.inputs, second?.inputs]).toEqual([['a'], ['b']])
    expect(second?.weights).toEqual(first?.weights)
    expect(tensors).toHaveLength(2)
    expect(graph.nodes.at(-1)?.inputs).toEqual(['inner:1/conv', 'inner/conv'])
  })

  it('called with training=True, BatchNormalization in them has the picture’s own statistics in Keras 2', () => {
    const inner = sequential([input('given'), sequential([layer('BatchNormalization', 'norm')], 'deeper')], 'inner')
    const of = (named: Config) => {
      const layers = [input('picture'), { ...inner, name: 'inner', inbound_nodes: [[['picture', 0, 0, named]]] }]
      return functional(layers, [['inner', 1, 0]], [['picture', 0, 0]])
    }
    expect(() => read(of({ training: true }))).toTell(/Sequential \(inner\): the setting training is true/)
    expect(nodesOf(of({ training: false })).has('inner/deeper/norm')).toBe(true)
    expect(nodesOf(of({ training: true }), '3.15.1').has('inner/deeper/norm')).toBe(true)
  })

  it('layers that are used twice share their weights', () => {
    const { graph, tensors } = read(
      functional(
        [input('a'), layer('Conv2D', 'c', { ...conv, filters: 3 }, [[['a', 0, 0, {}]], [['c', 0, 0, {}]]])],
        [['c', 1, 0]],
        [['a', 0, 0]],
      ),
    )
    expect(graph.nodes.map(({ name, inputs }) => [name, inputs])).toEqual([
      ['a', []],
      ['c', ['a']],
      ['c:1', ['c']],
    ])
    expect(graph.outputs).toEqual([{ name: 'c', node: 'c:1' }])
    expect(tensors).toHaveLength(2)
  })

  it('have groups of their own in Keras 3’s weights, by class and number; operations have none', () => {
    const asked: string[] = []
    const history = (name: string) => ({ class_name: '__keras_tensor__', config: { keras_history: [name, 0, 0] } })
    const call = (...args: unknown[]) => [{ args, kwargs: {} }]
    const model = functional(
      [
        input('x', [null, 8, 8, 3], 'batch_shape'),
        layer('Conv2D', 'first', conv, call(history('x'))),
        { ...layer('Multiply', 'times', {}, call(history('first'), 2)), module: 'keras.src.ops.numpy' },
        layer('UpSampling2D', 'up', {}, call(history('times'))),
        { ...inner, inbound_nodes: call(history('up')) },
        layer('Conv2D', 'second', conv, call(history('inner'))),
        layer('PReLU', 'slopes', {}, call(history('second'))),
      ],
      ['slopes', 0, 0],
      ['x', 0, 0],
    )
    read(model, '3.0.0', {
      find: (place, wanted) => {
        asked.push(`${place.group} ${wanted.index}`)
        return anyWeights().find(place, wanted)
      },
    })
    expect(asked).toEqual([
      '/layers/conv2d 0',
      '/layers/conv2d 1',
      '/layers/functional/layers/conv2d 0',
      '/layers/functional/layers/conv2d 1',
      '/layers/conv2d_1 0',
      '/layers/conv2d_1 1',
      '/layers/p_re_lu 0',
    ])
  })

  it('that double at every level are refused before they fill the memory', () => {
    let model: object = inner
    for (let level = 0; level < 20; level++) {
      const named = { ...model, name: 'm', config: { ...(model as { config: object }).config, name: 'm' } }
      model = functional(
        [input('in'), { ...named, inbound_nodes: [[['in', 0, 0, {}]], [['m', 1, 0, {}]]] }],
        [['m', 2, 0]],
        [['in', 0, 0]],
      )
    }
    expect(() => read(model)).toTell(/2,000 layers, too many/)
  })
})

describe('operations between layers', () => {
  const history = (name: string) => ({ class_name: '__keras_tensor__', config: { keras_history: [name, 0, 0] } })
  const op = (className: string, config: Config, ...args: unknown[]) => ({
    ...layer(className, 'op', config, [{ args, kwargs: {} }]),
    module: 'keras.src.ops.numpy',
  })
  const keras3 = (one: object) =>
    nodesOf(functional([input('x', [null, 8, 8, 3], 'batch_shape'), one], ['op', 0, 0], ['x', 0, 0]), '3.0.0').get('op')
  const keras2 = (name: string, ...inbound: unknown[]) =>
    nodesOf(
      functional([input('x'), layer('TFOpLambda', 'op', { function: name }, [inbound])], [['op', 0, 0]], [['x', 0, 0]]),
    ).get('op')

  it.each<[string, object, object]>([
    ['x / 127.5', op('TrueDivide', {}, history('x'), 127.5), { function: 'divide', scalar: 127.5 }],
    ['2 − x', op('Subtract', {}, 2, history('x')), { function: 'subtract', scalar: 2, scalarFirst: true }],
    ['x + x', op('Add', {}, history('x'), history('x')), { function: 'add' }],
    [
      'x − [1, 2, 3]',
      op('Subtract', {}, history('x'), [1, 2, 3]),
      { kind: 'affine', scale: [1, 1, 1], offset: [-1, -2, -3] },
    ],
    ['[1, 2, 3] − x', op('Subtract', {}, [1, 2, 3], history('x')), { scale: [-1, -1, -1], offset: [1, 2, 3] }],
    [
      'x / tensor',
      op('TrueDivide', {}, history('x'), { class_name: '__tensor__', config: { value: [[[[2, 4, 8]]]] } }),
      { scale: [0.5, 0.25, 0.125], offset: [0, 0, 0] },
    ],
    ['mean', op('Mean', { axis: [1, 2], keepdims: true }, history('x')), { kind: 'reduce', axes: [0, 1] }],
    ['max', op('Max', { axis: -1 }, history('x')), { function: 'max', axes: [2] }],
    ['transpose', op('Transpose', { axes: [0, 3, 1, 2] }, history('x')), { kind: 'permute', axes: [2, 0, 1] }],
    ['reshape', op('Reshape', { newshape: [-1, 64, 3] }, history('x')), { kind: 'reshape', shape: [64, 3] }],
    ['clip', op('Clip', { x_min: 0, x_max: 6 }, history('x')), { activation: { id: 'clip', min: 0, max: 6 } }],
    ['gelu', op('Gelu', { approximate: true }, history('x')), { activation: { id: 'gelu', approximate: true } }],
    ['concatenate', op('Concatenate', { axis: -1 }, [history('x'), history('x')]), { kind: 'concatenate', axis: 2 }],
    [
      'pad',
      op(
        'Pad',
        {
          pad_width: [
            [0, 0],
            [1, 2],
            [3, 4],
            [0, 0],
          ],
          mode: 'constant',
        },
        history('x'),
      ),
      { kind: 'padding2d', top: 1, bottom: 2, left: 3, right: 4 },
    ],
  ])('of Keras 3: %s', (_, one, expected) => {
    expect(keras3(one)?.operation).toMatchObject(expected)
  })

  it.each<[string, readonly unknown[], object]>([
    ['math.truediv', ['x', 0, 0, { y: 127.5, name: null }], { function: 'divide', scalar: 127.5 }],
    ['math.multiply', ['_CONSTANT_VALUE', -1, 0.1, { y: ['x', 0, 0] }], { function: 'multiply', scalar: 0.1 }],
    ['__operators__.add', ['x', 0, 0, { y: ['x', 0, 0] }], { function: 'add' }],
    ['nn.relu6', ['x', 0, 0, {}], { activation: { id: 'relu', max: 6 } }],
    ['nn.bias_add', ['x', 0, 0, { bias: [-1, -2, -3] }], { scale: [1, 1, 1], offset: [-1, -2, -3] }],
    ['math.reduce_mean', ['x', 0, 0, { axis: [1, 2], keepdims: false }], { kind: 'reduce', axes: [0, 1] }],
    ['clip_by_value', ['x', 0, 0, { clip_value_min: -1, clip_value_max: 1 }], { activation: { min: -1, max: 1 } }],
  ])('of Keras 2: %s', (name, inbound, expected) => {
    expect(keras2(name, ...inbound)?.operation).toMatchObject(expected)
  })

  const ellipsis = { class_name: '__ellipsis__', config: {} }
  const reverse = { class_name: '__slice__', config: { start: null, stop: null, step: -1 } }
  /** What a matrix of zeros and ones takes of three channels. */
  const selected = async (model: object, version: string) => {
    const { tensors } = read(model, version)
    return [...((await tensors[0]?.readRows(0, 3)) ?? [])]
  }

  it('x[..., ::-1] reverses the channels', async () => {
    const one = op('GetItem', {}, history('x'), [ellipsis, reverse])
    const model = functional([input('x', [null, 8, 8, 3], 'batch_shape'), one], ['op', 0, 0], ['x', 0, 0])
    expect(await selected(model, '3.0.0')).toEqual([0, 0, 1, 0, 1, 0, 1, 0, 0])
    const items = [{ class_name: '__ellipsis__' }, { start: null, stop: null, step: -1 }]
    const spec = { slice_spec: { class_name: '__tuple__', items } }
    const slicing = layer('SlicingOpLambda', 'op', { function: '__operators__.getitem' }, [['x', 0, 0, spec]])
    const old = functional([input('x'), slicing], [['op', 0, 0]], [['x', 0, 0]])
    expect(await selected(old, '2.15.0')).toEqual([0, 0, 1, 0, 1, 0, 1, 0, 0])
  })

  it('other keys are told, such as one that takes nothing', () => {
    const rows = (start: number, stop: number) => ({ class_name: '__slice__', config: { start, stop, step: null } })
    expect(keras3(op('GetItem', {}, history('x'), [ellipsis, rows(1, 3), reverse]))?.operation).toEqual({
      ...{ kind: 'reshape', shape: [8, 2, 3] },
    })
    expect(() => keras3(op('GetItem', {}, history('x'), [ellipsis, rows(3, 3), reverse]))).toTell(
      /get_item \(op\): the setting key/,
    )
  })

  it('expand_dims and squeeze are reshapes', () => {
    expect(keras3(op('ExpandDims', { axis: -1 }, history('x')))?.operation).toEqual({
      ...{ kind: 'reshape', shape: [8, 8, 3, 1] },
    })
    expect(keras3(op('Squeeze', { axis: [1] }, history('x')))?.operation).toEqual({ kind: 'reshape', shape: [8, 3] })
  })

  it('are told from layers of the same name by their arguments, where a file names no modules', () => {
    const one = (...args: unknown[]) => ({ ...op('Multiply', {}, ...args), module: undefined })
    expect(keras3(one([history('x'), history('x')]))?.kindName).toBe('Multiply')
    expect(keras3(one(0.1, history('x')))).toMatchObject({
      kindName: 'keras.ops.multiply',
      operation: { scalar: 0.1, scalarFirst: true },
    })
  })
})

describe('what stands in the way is told all at once', () => {
  it('with kinds, settings, functions and weights', () => {
    const layers = [
      input('picture'),
      layer('Conv2D', 'c', { ...conv, padding: 'causal', activation: 'my_function' }),
      layer('Conv3D', 'one'),
      layer('Mystery', 'own'),
    ]
    const none: WeightSource = { find: () => undefined }
    expect(() => read(sequential(layers), '2.15.0', none)).toTell(
      /padding.*causal.*my_function.*kernel are not in the file.*bias are not in the file.*Conv3D.*; 1 more\./,
    )
    expect(() => read(sequential([layers[0] as object, layer('LSTM', 'l'), layer('Mystery', 'own')]))).toTell(
      /LSTM \(l\): a kind of layer that Heatlens does not have; Mystery \(own\): a layer of the author’s own/,
    )
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 3],
    ['no model', { class_name: 'Conv2D', config: {} }],
    ['a model without layers', { class_name: 'Sequential', config: {} }],
    ['layers that are none', { class_name: 'Sequential', config: { layers: [1] } }],
  ])('%s is no network', (_, json) => {
    expect(() => read(json as object)).toTell(/does not describe a Keras network/, 'format')
  })

  it('numbers of repetitions that no memory holds', () => {
    const flat = layer('Flatten', 'f')
    expect(() => read(sequential([input('picture'), flat, layer('RepeatVector', 'r', { n: 1e9 })]))).toTell(
      /the setting n is 1000000000/,
    )
    const repeat = {
      module: 'keras.ops',
      ...layer('Repeat', 'r', { repeats: 1e9, axis: 1 }, [
        { args: [{ class_name: '__keras_tensor__', config: { keras_history: ['picture', 0, 0] } }], kwargs: {} },
      ]),
    }
    expect(() =>
      read(
        functional([input('picture', [null, 8, 8, 3], 'batch_shape'), repeat], ['r', 0, 0], ['picture', 0, 0]),
        '3.9.0',
      ),
    ).toTell(/the setting axis is/)
  })

  it('weights that Keras quantized, and those that LoRA adds to where a file keeps both apart', () => {
    const dense = (config: Config) => sequential([input('picture'), layer('Dense', 'd', { units: 1, ...config })])
    const dtype = { class_name: 'QuantizedDTypePolicy', config: { name: 'int8_from_float32' } }
    const apart: WeightSource = { ...anyWeights(), keepsLoraApart: true }
    expect(() => read(dense({ dtype }), '3.9.0')).toTell(/the setting dtype is QuantizedDTypePolicy/)
    expect(() => read(dense({ lora_rank: 2 }), '3.9.0', apart)).toTell(/the setting lora_rank is 2/)
    expect(() => read(dense({ lora_rank: 2 }), '3.9.0')).not.toThrow()
    expect(() => read(dense({ lora_rank: null }), '3.9.0', apart)).not.toThrow()
  })
})

describe('a model of a class of the author’s own', () => {
  it('is read where it is described as a functional one', () => {
    const inner = functional(
      [input('picture'), layer('Conv2D', 'c', conv, [[['picture', 0, 0, {}]]])],
      [['c', 0, 0]],
      [['picture', 0, 0]],
    )
    const own = { ...inner, class_name: 'MyModel', registered_name: 'Custom>MyModel', module: null }
    expect([...nodesOf(own).keys()]).toEqual([...nodesOf(inner).keys()])
    expect(isModelJson(own)).toBe(true)
  })

  it('is refused by its name where only its code says what it does', () => {
    expect(() => read({ module: null, class_name: 'MyModel', config: { trainable: true } })).toTell(
      /a class of its author’s own \(MyModel\)/,
    )
    // As an .h5 has it, which says nothing of the module.
    expect(() => read({ class_name: 'VGGImageClassifier', config: { backbone: {} } })).toTell(
      /a class of its author’s own \(VGGImageClassifier\)/,
    )
  })
})

it("the layer in tfmot's wrapper for pruning is the one that it prunes", () => {
  const pruned = (inner: object, name: string) => layer('PruneLowMagnitude', name, { layer: inner, begin_step: 0 })
  const net = (wrap: (inner: object, name: string) => object) =>
    sequential([
      input('picture'),
      wrap(layer('Conv2D', 'c', conv), 'prune_low_magnitude_c'),
      wrap(layer('ReLU', 'r'), 'prune_low_magnitude_r'),
    ])
  const kinds = (model: object) => [...nodesOf(model).values()].map(({ operation }) => operation)
  expect(kinds(net(pruned))).toEqual(kinds(net((inner) => inner)))
})
