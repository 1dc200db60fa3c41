import { describe, expect, it } from 'vitest'
import { expectSame, fused, node, numbers, one, open, tokens, waves } from '../../../../fixtures/onnxAnswers.ts'
import { type Node, smallOnnx, type Tensor } from '../../../../fixtures/onnxModel.ts'

// That a fused operator is what its parts are was measured with onnxruntime; here the two are held to one another.

describe("onnxruntime's operators of several in one", () => {
  const matrix = waves('m', [6, 6], 0.3)
  it.each<[string, Node[], Node[], Tensor[]]>([
    [
      'FusedMatMul',
      [fused('FusedMatMul', 't m', 'e', { transB: 1, alpha: 0.25 })],
      [node('Transpose', 'm', 'n', { perm: [1, 0] }), node('MatMul', 't n', 'p'), node('Mul', 'p quarter', 'e')],
      [matrix, one('quarter', 0.25)],
    ],
    [
      'FusedMatMul of two tensors',
      [fused('FusedMatMul', 't t', 'a', { transB: 1, alpha: 0.25 }), node('MatMul', 'a t', 'e')],
      [
        ...[node('Transpose', 't', 'u', { perm: [0, 2, 1] }), node('MatMul', 't u', 'p')],
        ...[node('Mul', 'p quarter', 'a'), node('MatMul', 'a t', 'e')],
      ],
      [one('quarter', 0.25)],
    ],
    ['BiasGelu', [fused('BiasGelu', 't b', 'e')], [node('Add', 't b', 's'), node('Gelu', 's', 'e')], [waves('b', [6])]],
    [
      'FastGelu',
      [fused('FastGelu', 't b', 'e')],
      [node('Add', 't b', 's'), node('Gelu', 's', 'e', { approximate: 'tanh' })],
      [waves('b', [6])],
    ],
    [
      'QuickGelu',
      [fused('QuickGelu', 't', 'e')],
      [node('Mul', 't alpha', 's'), node('Sigmoid', 's', 'g'), node('Mul', 't g', 'e')],
      [one('alpha', 1.702)],
    ],
    [
      'SkipLayerNormalization',
      [fused('SkipLayerNormalization', 't k g b bias', 'n _ _ s', { epsilon: 0.01 }), node('Mul', 'n s', 'e')],
      [
        ...[node('Add', 't k', 'p'), node('Add', 'p bias', 's')],
        ...[node('LayerNormalization', 's g b', 'n', { epsilon: 0.01 }), node('Mul', 'n s', 'e')],
      ],
      [waves('k', [1, 16, 6]), waves('g', [6]), waves('b', [6], 2), waves('bias', [6], 3)],
    ],
    [
      'the erfc of Keras’ GELU',
      [node('Erfc', 't', 'e')],
      [node('Erf', 't', 'f'), node('Sub', 'unit f', 'e')],
      [one('unit', 1)],
    ],
  ])('%s', (_, whole, parts, tensors) => expectSame(tokens(whole, tensors), tokens(parts, tensors)))

  /** Attention of two heads in parts, of `q`, `k` and `v`. */
  const attention = [
    ...['q', 'k', 'v'].flatMap((name) => [
      node('Reshape', `${name} heads`, `${name}1`),
      node('Transpose', `${name}1`, `${name}2`, { perm: name === 'k' ? [0, 2, 3, 1] : [0, 2, 1, 3] }),
    ]),
    ...[node('MatMul', 'q2 k2', 's'), node('Mul', 's scale', 'z'), node('Softmax', 'z', 'a', { axis: -1 })],
    ...[
      node('MatMul', 'a v2', 'o'),
      node('Transpose', 'o', 'h', { perm: [0, 2, 1, 3] }),
      node('Reshape', 'h flat', 'e'),
    ],
  ]
  const sides = [numbers('heads', [1, 16, 2, 3]), numbers('flat', [1, 16, 6]), one('scale', 1 / Math.sqrt(3))]
  const all = [waves('m', [6, 18], 0.3), waves('b', [18], 0.4)]
  const apart = [
    ...[node('MatMul', 't m', 'p'), node('Add', 'p b', 'n'), node('Split', 'n parts', 'q k v', { axis: 2 })],
    ...attention,
  ]
  const parts = numbers('parts', [6, 6, 6])

  it('Attention', () =>
    expectSame(
      tokens([fused('Attention', 't m b', 'e', { num_heads: 2 })], all),
      tokens(apart, [...all, ...sides, parts]),
    ))

  it('MultiHeadAttention, whose three biases are one list', () =>
    expectSame(
      tokens([fused('MultiHeadAttention', 't t t b', 'e', { num_heads: 2 })], [waves('b', [18], 0.4)]),
      tokens(
        [node('Split', 'b parts', 'b1 b2 b3', { axis: 0 }), node('Add', 't b1', 'q'), node('Add', 't b2', 'k')].concat(
          node('Add', 't b3', 'v'),
          attention,
        ),
        [waves('b', [18], 0.4), ...sides, parts],
      ),
    ))

  it("ONNX' own Attention, which has the same name, and numbers that are added", () =>
    expectSame(
      tokens([node('Attention', 't t t mask', 'e', { q_num_heads: 2, kv_num_heads: 2 })], [waves('mask', [16, 16])]),
      tokens(
        [node('Identity', 't', 'q'), node('Identity', 't', 'k'), node('Identity', 't', 'v')]
          .concat(
            attention.map((part) => (part.op === 'Softmax' ? node('Softmax', 'moved', 'a', { axis: -1 }) : part)),
            [],
          )
          .toSpliced(10, 0, node('Add', 'z mask', 'moved')),
        [waves('mask', [16, 16]), ...sides],
      ),
    ))

  it('masks of words, and settings that are not known, are refused', async () => {
    const model = tokens([fused('Attention', 't m b mask', 'e', { num_heads: 2 })], [...all, numbers('mask', [16], 6)])
    await expect(open(model)).rejects.toTell(/Attention .* the setting mask/)
    const windowed = tokens([fused('Attention', 't m b', 'e', { num_heads: 2, left_window: 3 })], all)
    await expect(open(windowed)).rejects.toTell(/Attention .* the setting left_window is 3/)
  })

  it('FusedConv', async () => {
    const middle = [fused('FusedConv', 'c v _ c', 'm', { pads: [1, 1, 1, 1], activation: 'Relu' })]
    const inParts = [node('Conv', 'c v', 'k', { pads: [1, 1, 1, 1] }), node('Add', 'k c', 's'), node('Relu', 's', 'm')]
    const tensors = [waves('v', [4, 4, 3, 3])]
    await expectSame(smallOnnx({ middle, tensors }), smallOnnx({ middle: inParts, tensors }))
    const unknown = [fused('FusedConv', 'c v', 'm', { activation: 'Gelu', pads: [1, 1, 1, 1] })]
    await expect(open(smallOnnx({ middle: unknown, tensors }))).rejects.toTell(/the setting activation is "Gelu"/)
  })

  it('a maximum of windows with channels last', () => {
    const turned = [
      node('Transpose', 'c', 'l', { perm: [0, 2, 3, 1] }),
      fused('NhwcMaxPool', 'l', 'p2', { kernel_shape: [2, 3], strides: [2, 2] }),
      node('Transpose', 'p2', 'm', { perm: [0, 3, 1, 2] }),
    ]
    const plain = [node('MaxPool', 'c', 'm', { kernel_shape: [2, 3], strides: [2, 2] })]
    return expectSame(smallOnnx({ middle: turned }), smallOnnx({ middle: plain }))
  })

  it('in blocks for a processor are refused by that, once', async () => {
    const blocked = (op: string, inputs: string, outputs: string) =>
      node(op, inputs, outputs, {}, 'com.microsoft.nchwc')
    const middle = [blocked('Conv', 'c v', 'n'), blocked('ReorderOutput', 'n', 'm')]
    await expect(open(smallOnnx({ middle, tensors: [waves('v', [4, 4, 3, 3])] }))).rejects.toTell(
      /nchwc\.Conv \(n\): made by ONNX Runtime for one kind of processor; use the file from before this optimisation\. Choose/,
    )
  })
})
