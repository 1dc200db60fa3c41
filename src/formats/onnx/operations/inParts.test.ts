import { describe, expect, it } from 'vitest'
import { expectSame, node, numbers, one, open, scores, tokens, waves } from '../../../../fixtures/onnxAnswers.ts'
import type { Model, Node, Tensor } from '../../../../fixtures/onnxModel.ts'

// Operators that are read as others, held to those; onnxruntime says the same of both.

describe('an operator that stands for others', () => {
  it.each<[string, Node[], Node[], Tensor[]]>([
    [
      'RMSNormalization',
      [node('RMSNormalization', 't g', 'e', { epsilon: 0.01 })],
      [
        ...[node('Mul', 't t', 's'), node('ReduceMean', 's', 'm', { axes: [-1], keepdims: 1 })],
        ...[node('Add', 'm small', 'p'), node('Sqrt', 'p', 'q'), node('Div', 't q', 'n'), node('Mul', 'n g', 'e')],
      ],
      [waves('g', [6]), one('small', 0.01)],
    ],
    [
      'Gemm of a first matrix that is turned',
      [
        node('ReduceMean', 't', 'a', { axes: [1], keepdims: 0 }),
        node('Transpose', 'a', 'b', { perm: [1, 0] }),
        // A column, which is turned back.
        ...[node('Gemm', 'b m bias', 'g', { transA: 1, alpha: 0.5, beta: 2 }), node('Reshape', 'g back', 'e')],
      ],
      [
        node('ReduceMean', 't', 'a', { axes: [1], keepdims: 0 }),
        node('Gemm', 'a m bias', 'g', { alpha: 0.5, beta: 2 }),
        node('Reshape', 'g back', 'e'),
      ],
      [waves('m', [6, 5], 0.3), waves('bias', [5]), numbers('back', [1, 1, 5])],
    ],
    [
      'ReduceL2 of weights, as weight normalisation leaves it',
      [node('ReduceL2', 'm', 'n', { axes: [0], keepdims: 1 }), node('Div', 'm n', 'k'), node('MatMul', 't k', 'e')],
      [
        ...[node('Mul', 'm m', 's'), node('ReduceSum', 's', 'u', { axes: [0], keepdims: 1 }), node('Sqrt', 'u', 'n')],
        ...[node('Div', 'm n', 'k'), node('MatMul', 't k', 'e')],
      ],
      [waves('m', [6, 5], 0.3)],
    ],
    [
      'Shrink that leaves the rest as it is, and one that moves it',
      [node('Shrink', 't', 'a', { lambd: 0.25 }), node('Shrink', 'a', 'e', { lambd: 0.5, bias: 0.5 })],
      [
        // x − clip(x, −λ, λ), and what is beyond λ.
        ...[node('Abs', 't', 'b'), node('Sub', 'b quarter', 'd'), node('Sign', 'd', 'f'), node('Relu', 'f', 'h')],
        ...[node('Mul', 't h', 'a'), node('Clip', 'a low high', 'l'), node('Sub', 'a l', 'e')],
      ],
      [one('quarter', 0.25), one('low', -0.5), one('high', 0.5)],
    ],
  ])('%s', (_, whole, parts, tensors) => expectSame(tokens(whole, tensors), tokens(parts, tensors)))
})

const withFirst = (first: readonly Node[], tensors: readonly Tensor[] = []): Model => ({
  nodes: [
    ...first,
    ...[
      node('Conv', 'p w', 'c', { strides: [2, 2] }),
      node('Relu', 'c', 'r'),
      node('ReduceMean', 'r', 'y', { axes: [2, 3], keepdims: 0 }),
    ],
  ],
  tensors: [waves('w', [6, 3, 2, 2]), ...tensors],
})

describe('of pictures', () => {
  it('ImageScaler of Core ML’s tools', async () => {
    const scaler = node('ImageScaler', 'x', 'p', { scale: 0.5, bias: { floats: [0.1, -0.2, 0.3] } })
    const parts = [node('Mul', 'x half', 's'), node('Add', 's b', 'p')]
    const bias: Tensor = { name: 'b', dims: [3, 1, 1], values: [0.1, -0.2, 0.3] }
    await expectSame(withFirst([scaler]), withFirst(parts, [one('half', 0.5), bias]))
  })

  it('MeanVarianceNormalization has mean 0 and variance 1 in each channel', async () => {
    const first = [node('MeanVarianceNormalization', 'x', 'n'), node('Mul', 'n n', 'p')]
    const squares: Model = {
      nodes: [...first, node('Conv', 'p ones', 'c'), node('ReduceMean', 'c', 'y', { axes: [2, 3], keepdims: 0 })],
      tensors: [{ name: 'ones', dims: [3, 3, 1, 1], values: [1, 0, 0, 0, 1, 0, 0, 0, 1] }],
    }
    for (const score of await scores(squares)) expect(score).toBeCloseTo(1, 5)
  })

  it('a kernel that is computed from the picture is refused for what it is', async () => {
    const nodes = [
      ...[node('ReduceMean', 'x', 'm', { axes: [2, 3], keepdims: 0 }), node('MatMul', 'm all', 'f')],
      ...[node('Reshape', 'f sides', 'k'), node('Conv', 'x k', 'r')],
      node('ReduceMean', 'r', 'y', { axes: [2, 3], keepdims: 0 }),
    ]
    const model: Model = { nodes, tensors: [waves('all', [3, 36]), numbers('sides', [3, 3, 2, 2])] }
    await expect(open(model)).rejects.toTell(/takes k, which depends on the picture/)
  })
})
