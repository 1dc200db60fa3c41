import { describe, expect, it } from 'vitest'
import { attr, GraphModel, valid } from '../../../fixtures/graphModel.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'

const { flag, sides, text } = attr
const openH5 = () => Promise.reject(new Error('No HDF5 here.'))

const open = async (g: GraphModel, outputs?: Record<string, string>) =>
  openNetwork({ files: g.files(outputs) }, { openH5 })

async function plan(g: GraphModel, outputs?: Record<string, string>) {
  const { graph, tensors } = await open(g, outputs)
  return planGraph(graph, tensors)
}

/** Convolution, mean, product: a network of five classes in one scope. */
function small(scope = 'StatefulPartitionedCall/net/', shape: readonly number[] = [-1, 8, 8, 3]): GraphModel {
  const g = new GraphModel()
  const map = g.conv(`${scope}conv/Conv2D`, g.placeholder('picture', shape), [3, 3, 3, 4])
  const relu = g.node(`${scope}conv/Relu`, 'Relu', [map])
  const mean = g.node(`${scope}pool/Mean`, 'Mean', [relu, g.integers(`${scope}pool/axes`, [1, 2])])
  const product = g.node(`${scope}answer/MatMul`, 'MatMul', [mean, g.floats(`${scope}answer/kernel`, [4, 5])])
  g.node(`${scope}answer/Softmax`, 'Softmax', [product])
  return g
}

const answer = 'StatefulPartitionedCall/net/answer/Softmax'

describe('names', () => {
  it('are those of layers, and of outputs those of the signature', async () => {
    const { graph, fileNames, about } = await open(small(), { classes: answer })
    expect(graph.nodes.map(({ name }) => name)).toEqual([
      ...['picture', 'conv/Conv2D', 'conv', 'pool', 'answer/MatMul', 'answer'],
    ])
    expect(graph.outputs).toEqual([{ name: 'classes', node: 'answer' }])
    expect(fileNames?.get('conv')).toBe('StatefulPartitionedCall/net/conv/Relu')
    expect(about).toMatchObject({ name: 'net', producer: 'test' })
    expect((await plan(small(), { classes: answer })).outputs[0]).toMatchObject({ target: 'conv', head: 'softmax' })
  })

  it('keep their scopes where two would be the same', async () => {
    const g = new GraphModel()
    let x = g.placeholder('picture', [-1, 8, 8, 3])
    for (const block of ['a', 'b']) {
      x = g.conv(`module/${block}/conv/Conv2D`, x, [1, 1, 3, 3])
      x = g.node(`module/${block}/conv/Relu`, 'Relu', [x])
    }
    g.node('module/only/Mean', 'Mean', [x, g.integers('axes', [1, 2])])
    const { graph } = await open(g)
    expect(graph.nodes.map(({ name }) => name)).toEqual([
      ...['picture', 'a/conv/Conv2D', 'a/conv', 'b/conv/Conv2D', 'b/conv', 'only'],
    ])
  })

  it('are without the number that Keras 3 adds to all of them', async () => {
    const g = new GraphModel()
    const scope = 'StatefulPartitionedCall/functional_1/'
    let x = g.placeholder('picture', [-1, 8, 8, 3])
    for (const layer of ['conv2d_1', 'conv2d_1_2', 'block5_conv3_1']) {
      x = g.conv(`${scope}${layer}/convolution`, x, [1, 1, 3, 3])
    }
    g.node(`${scope}pool_1/Mean`, 'Mean', [x, g.integers('axes', [1, 2])])
    const { graph } = await open(g)
    expect(graph.nodes.map(({ name }) => name)).toEqual(['picture', 'conv2d', 'conv2d_1', 'block5_conv3', 'pool'])
  })

  it('may be those of properties of objects', async () => {
    const g = new GraphModel()
    const x = g.placeholder('__proto__', [-1, 8, 8, 3])
    const map = g.conv('constructor', x, [3, 3, 3, 4])
    g.node('toString', 'Mean', [map, g.integers('hasOwnProperty', [1, 2])])
    const { outputs } = await plan(g, { valueOf: 'toString' })
    expect(outputs).toMatchObject([{ name: 'valueOf', target: 'constructor', units: 4 }])
  })
})

describe('what people have', () => {
  it('a classifier of TensorFlow Hub: its own scaling, fused ReLU 6, 1001 logits at one cell', async () => {
    const g = new GraphModel()
    const scope = 'module_apply_default/MobilenetV1'
    const twice = g.node('module_apply_default/hub_input/Mul', 'Mul', [
      ...[g.placeholder('images', [-1, 32, 32, 3]), g.floats('two', [], [2])],
    ])
    const input = g.node('module_apply_default/hub_input/Sub', 'Sub', [twice, g.floats('one', [], [1])])
    const fused = (names: string[]) => ({
      ...valid,
      padding: text('SAME'),
      fused_ops: { list: { s: names.map(btoa) } },
    })
    const first = g.node(
      `${scope}/MobilenetV1/Conv2d_0/Relu6`,
      '_FusedConv2D',
      [input, g.floats('k0', [3, 3, 3, 8]), g.floats('b0', [8])],
      { ...fused(['BiasAdd', 'Relu6']), strides: sides(1, 2, 2, 1) },
    )
    const deep = g.node(
      `${scope}/MobilenetV1/Conv2d_1_depthwise/Relu6`,
      'FusedDepthwiseConv2dNative',
      [first, g.floats('k1', [3, 3, 8, 1]), g.floats('b1', [8])],
      fused(['BiasAdd', 'Relu6']),
    )
    const pool = g.node(`${scope}/Logits/AvgPool_1a/AvgPool`, 'AvgPool', [deep], {
      ...{ ksize: sides(1, 16, 16, 1), strides: sides(1, 16, 16, 1), padding: text('VALID') },
    })
    const logits = g.node(
      `${scope}/Logits/Conv2d_1c_1x1/BiasAdd`,
      '_FusedConv2D',
      [pool, g.floats('k2', [1, 1, 8, 1001]), g.floats('b2', [1001])],
      fused(['BiasAdd']),
    )
    const squeezed = g.node(`${scope}/Logits/SpatialSqueeze`, 'Squeeze', [logits], {
      squeeze_dims: { list: { i: ['1', '2'] } },
    })
    const { graph, about, tensors } = await open(g, { logits: squeezed })
    expect(about).toMatchObject({ preprocessing: { values: '0..1' }, preprocessingFrom: 'network' })
    const { outputs } = planGraph(graph, tensors)
    expect(outputs).toMatchObject([{ units: 1001, head: 'linear', target: 'Conv2d_1_depthwise' }])
  })

  it('a picture without a batch, of whole numbers', async () => {
    const g = new GraphModel()
    const x = g.placeholder('picture', [8, 8, 3], 'DT_UINT8')
    const cast = g.node('cast', 'Cast', [x], { SrcT: { type: 'DT_UINT8' }, DstT: { type: 'DT_FLOAT' } })
    const batch = g.node('batch', 'ExpandDims', [cast, g.integers('front', 0)])
    const map = g.conv('conv', g.node('scaled', 'Mul', [batch, g.floats('s', [], [1 / 255])]), [3, 3, 3, 4])
    g.node('end', 'Squeeze', [g.node('mean', 'Mean', [map, g.integers('axes', [1, 2])], { keep_dims: flag(true) })], {
      squeeze_dims: { list: { i: ['1', '2'] } },
    })
    const { graph, tensors, about } = await open(g)
    expect(about.preprocessing).toEqual({ values: '0..255' })
    expect(planGraph(graph, tensors).inputs).toMatchObject([{ name: 'picture', shape: [8, 8, 3] }])
  })

  it.each([
    ['of any size', [-1, -1, -1, 3], [null, null, 3]],
    ['of any size and any number of channels', [-1, -1, -1, -1], [null, null, 3]],
    ['with channels in front', [-1, 3, 8, 6], [8, 6, 3]],
  ])('a picture %s', async (_, shape, expected) => {
    const isFirst = shape[1] === 3
    const g = new GraphModel()
    const map = g.conv('conv', g.placeholder('picture', shape), [3, 3, 3, 4], {
      data_format: text(isFirst ? 'NCHW' : 'NHWC'),
    })
    const mean = g.node('mean', 'Mean', [map, g.integers('axes', isFirst ? [2, 3] : [1, 2])])
    g.node('answer', 'MatMul', [mean, g.floats('w', [4, 5])])
    const { graph, tensors } = await open(g)
    expect(graph.nodes[0]?.operation).toEqual({ kind: 'input', shape: expected })
    expect(planGraph(graph, tensors, { height: 40, width: 30 }).outputs[0]).toMatchObject({ units: 5, target: 'conv' })
  })

  it('a list of all values for a picture of one size only, which the file does not say', async () => {
    const g = new GraphModel()
    const map = g.conv('conv', g.placeholder('picture', [-1, -1, -1, 3]), [3, 3, 3, 4])
    const list = g.node('list', 'Reshape', [map, g.integers('flat', [-1, 6 * 4 * 4])])
    g.node('answer', 'MatMul', [list, g.floats('w', [96, 5])])
    const { graph, tensors } = await open(g)
    expect(planGraph(graph, tensors, { height: 8, width: 6 }).outputs[0]?.units).toBe(5)
    expect(() => planGraph(graph, tensors)).toTell(/it cannot take 222 × 222 × 4 values/)
  })

  it('slices up to the size of the picture, whatever that is; those that end before it are refused', async () => {
    const sliced = (less: number, op: string) => {
      const g = new GraphModel()
      const picture = g.placeholder('picture', [-1, -1, -1, 3])
      const shape = g.node('shape', 'Sub', [g.node('sides', 'Shape', [picture]), g.integers('less', [0, less, 0, 0])])
      const zeros = g.integers('zeros', [0, 0, 0, 0])
      const strides = op === 'Slice' ? [] : [g.integers('ones', [1, 1, 1, 1])]
      const part = g.node('part', op, [picture, zeros, shape, ...strides])
      g.node('mean', 'Mean', [g.conv('conv', part, [3, 3, 3, 4]), g.integers('axes', [1, 2])])
      return g
    }
    for (const op of ['Slice', 'StridedSlice']) {
      expect((await plan(sliced(0, op))).featureMaps.get('conv'), op).toEqual([222, 222, 4])
      await expect(plan(sliced(1, op)), op).rejects.toTell(/does not say the size of the picture/, 'format')
    }
  })

  it('several outputs in the order of their author; what cannot run is left out beside others', async () => {
    const g = small()
    const [best, more] = [
      g.node('Identity_1', 'ArgMax', [answer, g.integers('axis', 1)]),
      g.node('Identity', 'Identity', [answer]),
    ]
    const { graph } = await open(g, { output_1: best, output_0: more })
    expect(graph.outputs).toEqual([{ name: 'output_0', node: 'answer' }])
    await expect(open(g, { output_1: best })).rejects.toTell(/ArgMax \(Identity_1\): a kind of layer/)
  })

  it('text as bytes, and constants that control nothing', async () => {
    const g = small()
    const conv = g.nodes.find(({ op }) => op === 'Conv2D')
    Object.assign(conv?.attr ?? {}, { padding: { s: [...'SAME'].map((letter) => letter.charCodeAt(0)) } })
    conv?.input?.push('^nothing')
    expect((await plan(g)).featureMaps.get('conv')).toEqual([8, 8, 4])
  })
})

describe('refused in words', () => {
  const refused = (g: GraphModel, says: RegExp) => expect(plan(g)).rejects.toTell(says, 'format')

  it('all that stands in its way', async () => {
    const g = small()
    const end = g.node('b', 'NonMaxSuppressionV3', [g.node('a', 'TensorListStack', [answer])])
    const pad = g.node('c', 'Pad', [end, g.integers('p', [0])])
    await refused(
      g,
      /NonMaxSuppressionV3 \(b\).*TensorListStack \(a\)|TensorListStack \(a\).*NonMaxSuppressionV3 \(b\)/,
    )
    expect(pad).toBe('c')
  })

  it.each([
    ['bytes that are none', { padding: { s: '%%%' } }, /the setting padding is "%%%"/],
    ['an unknown padding', { padding: text('ROUND') }, /the setting padding is "ROUND"/],
    ['strides of the batch', { strides: sides(2, 1, 1, 1) }, /the setting strides is \[2,1,1,1\]/],
    ['strides that are no numbers', { strides: { list: { i: ['x'] } } }, /the setting strides is \["x"\]/],
    ['no stride at all', { strides: sides(1, 0, 0, 1) }, /the setting strides is \[0,0\]/],
    ['an endless dilation', { dilations: sides(1, 1e9, 1, 1) }, /the setting dilation is/],
    ['a strange order of sides', { data_format: text('NCHW_VECT_C') }, /the setting data_format/],
    ['another operation in it', { fused_ops: { list: { s: [btoa('Cosh')] } } }, /the setting fused_ops/],
  ])('%s', async (_, attributes, says) => {
    const g = small()
    Object.assign(g.nodes.find(({ op }) => op === 'Conv2D')?.attr ?? {}, attributes)
    await refused(g, says)
  })

  it('weights of another shape, or none', async () => {
    const g = new GraphModel()
    const map = g.conv('conv', g.placeholder('picture', [-1, 8, 8, 3]), [3, 3, 2, 4])
    g.node('mean', 'Mean', [map, g.integers('axes', [1, 2])])
    await refused(g, /its weights conv\/kernel are 3 × 3 × 2 × 4, where 3 × 3 × 3 × 4 is wanted/)
    const own = small()
    own.nodes.push({ name: 'lost', op: 'Const', attr: {} })
    own.node('sum', 'AddV2', [answer, 'lost'])
    await refused(own, /Const \(lost\): its weights lost are not in the file/)
  })

  it('weights that follow from the picture', async () => {
    const g = new GraphModel()
    const x = g.placeholder('picture', [-1, 8, 8, 3])
    g.node('conv', 'Conv2D', [x, x], valid)
    await refused(g, /Conv2D \(conv\): its weights picture are not in the file/)
  })

  it('circles, names twice and inputs that are not there', async () => {
    const circle = small()
    circle.node('a', 'AddV2', ['b', answer])
    circle.node('b', 'Relu', ['a'])
    circle.node('c', 'Relu', ['b'])
    await refused(circle, /in a circle, by way of/)
    const twice = small()
    twice.node(answer, 'Relu', ['picture'])
    await refused(twice, /two layers have this name/)
    const lost = small()
    lost.node('end', 'Relu', ['nowhere:3'])
    await refused(lost, /it takes the output of nowhere, which is not there/)
  })

  it('what is no graph', async () => {
    const files = (json: object) => [new File([JSON.stringify(json)], 'model.json')]
    const model = small().json()
    for (const [change, says] of [
      [{ modelTopology: { node: [{ name: 3, op: 'Relu' }] } }, /see modelTopology\.node\.0\.name/],
      [{ modelTopology: { node: [{ name: 'a', op: 'Relu', input: [{}] }] } }, /see modelTopology\.node\.0\.input/],
      [{ modelTopology: {} }, /see modelTopology\.node/],
      [{ modelTopology: { node: [] } }, /./],
      [{ weightsManifest: [{ paths: [] }] }, /see weightsManifest\.0/],
      [
        { weightsManifest: [{ paths: ['../../secret'], weights: [] }] },
        /needs 1 more file, such as \.\.\/\.\.\/secret/,
      ],
    ] as const) {
      await expect(openNetwork({ files: files({ ...model, ...change }) }, { openH5 })).rejects.toTell(says)
    }
  })

  it('very many nodes, soon', async () => {
    const g = small()
    let x = answer
    for (let index = 0; index < 21_000; index++) x = g.node(`r${index}`, 'Relu', [x])
    const start = performance.now()
    await refused(g, /20,000/)
    // As long as the page waits.
    expect(performance.now() - start).toBeLessThan(20_000)
    const most = small()
    for (let index = 0; index < 100_000; index++) most.nodes.push({ name: `s${index}`, op: 'NoOp', attr: {} })
    await refused(most, /100,\d{3}/)
  })

  it('constants that would fill the memory', async () => {
    const g = small()
    const wide = g.floats('wide', [1, 1_000_000], [])
    const high = g.floats('high', [1_000_000, 1], [])
    g.node('end', 'AddV2', [answer, g.node('all', 'Mul', [wide, high])])
    await expect(plan(g)).rejects.toTell(/./)
    const filled = small()
    const all = filled.node('all', 'Fill', [filled.integers('to', [1 << 20, 1 << 20]), filled.floats('v', [], [1])])
    filled.node('end', 'AddV2', [answer, all])
    await refused(filled, /Fill \(all\): it gives .* more than fit into memory/)
  })
})

it('reads every kind of number that the converter writes, wherever its files are cut', async () => {
  const g = small()
  const { json, bytes } = { json: g.json({ classes: answer }), bytes: g.bytes }
  const kernel = g.specs.find(({ name }) => name.endsWith('answer/kernel'))
  const at = g.specs
    .slice(0, kernel ? g.specs.indexOf(kernel) : 0)
    .reduce((sum, { shape }) => sum + 4 * shape.reduce((a, b) => a * b, 1), 0)
  const packed = new Uint8Array([
    ...bytes.slice(0, at),
    ...Array.from({ length: 20 }, (_, index) => index),
    ...bytes.slice(at + 80),
  ])
  const weights = g.specs.map((spec) =>
    spec === kernel ? { ...spec, quantization: { dtype: 'uint8', scale: 0.5, min: -2 } } : spec,
  )
  const cuts = [0, 7, 100, packed.length]
  const parts = cuts.slice(1).map((end, index) => new File([packed.slice(cuts[index], end)], `shard${index}`))
  const manifest = [{ paths: parts.map(({ name }) => name), weights }]
  const model = new File([JSON.stringify({ ...json, weightsManifest: manifest })], 'model.json')
  const { tensors } = await openNetwork({ files: [...parts.toReversed(), model] }, { openH5 })
  const tensor = tensors.find(({ name }) => name.endsWith('answer/kernel'))
  expect(tensor?.quantization).toMatchObject({ dtype: 'uint8', scale: 0.5, min: -2 })
  expect(await tensor?.readRows(1, 3)).toEqual(Float32Array.from({ length: 10 }, (_, index) => (index + 5) * 0.5 - 2))
})
