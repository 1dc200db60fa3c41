import { describe, expect, it } from 'vitest'
import { type Attributes, answer, expectSame, node, one } from '../../../../fixtures/onnxAnswers.ts'
import { type Model, type Node, smallOnnx, type Tensor } from '../../../../fixtures/onnxModel.ts'

describe('numbers that are quantised', () => {
  const real = (name: string, inputs: string, attributes: Attributes = {}) =>
    node('DequantizeLinear', inputs, name, attributes)

  it('also a single one, such as an epsilon', () => {
    const middle = [real('epsilon', 'q s z'), node('Add', 'c epsilon', 'm')]
    const tensors = [one('q', 250, 2), one('s', 0.01), one('z', 50, 2)]
    return expectSame(
      smallOnnx({ middle, tensors }),
      smallOnnx({ middle: [node('Add', 'c two', 'm')], tensors: [one('two', 2)] }),
    )
  })

  it('have a scale a block', async () => {
    const whole = [1, 2, 3, 4, 5, 6, 7, 8]
    const scales = [0.1, 0.2, 0.3, 0.4]
    const values = whole.map((value, at) => value * (scales[(at >> 2) * 2 + (at % 2)] ?? 0))
    const model = (middle: Node[], tensors: Tensor[]) =>
      smallOnnx({
        middle: [...middle, node('MatMul', 'f k', 'y')],
        tensors,
      })
    const ends = (nodes: Node[], tensors: Tensor[]): Model => ({
      ...model(nodes, tensors),
      nodes: [
        ...smallOnnx({ middle: [node('Relu', 'c', 'm')] }).nodes.slice(0, 3),
        ...[node('Flatten', 'p', 'f'), ...nodes, node('MatMul', 'f k', 'y')],
      ],
    })
    await expectSame(
      ends(
        [real('k', 'q s', { axis: 0, block_size: 2 })],
        [
          { name: 'q', dims: [4, 2], values: whole, type: 3 },
          { name: 's', dims: [2, 2], values: scales },
        ],
      ),
      ends([], [{ name: 'k', dims: [4, 2], values }]),
    )
  })

  it('by the file itself, weights too: it was trained so', async () => {
    const quantised = smallOnnx({ tensors: [one('s', 0.1), one('z', 0, 3)] })
    const [conv, ...rest] = quantised.nodes as [Node, ...Node[]]
    const nodes = [node('QuantizeLinear', 'w s z', 'q'), real('v', 'q s z'), { ...conv, inputs: ['x', 'v'] }, ...rest]
    const [weights] = quantised.tensors ?? []
    // Halves go to the even number.
    const rounded = (weights?.values ?? []).map((value) => Math.round(value * 10) / 10)
    await expectSame(
      { ...quantised, nodes },
      { ...smallOnnx(), tensors: [{ name: 'w', dims: [4, 3, 3, 3], values: rounded }] },
    )
  })

  it('bytes of a picture are what their scale makes of them', () => {
    const [conv, ...rest] = smallOnnx().nodes as [Node, ...Node[]]
    const tensors = [...(smallOnnx().tensors ?? []), one('s', 0.5), one('z', 3, 2), one('three', 3)]
    const quantised = [real('r', 'x s z'), { ...conv, inputs: ['r', 'w'] }, ...rest]
    const plain = [node('Sub', 'x three', 'd'), node('Mul', 'd s', 'r'), { ...conv, inputs: ['r', 'w'] }, ...rest]
    return expectSame({ tensors, nodes: quantised, inputType: 2 }, { tensors, nodes: plain })
  })

  it('answers are not cut where their quantiser cut them', async () => {
    const end = (...nodes: Node[]): Model => ({
      ...smallOnnx({ tensors: [one('s', 0.001), one('z', 128, 2), one('t', 0.00390625), one('n', 0, 2)] }),
      nodes: [...smallOnnx().nodes.slice(0, 3), node('Flatten', 'p', 'f'), ...nodes],
    })
    const cut = [node('QuantizeLinear', 'f s z', 'q'), node('DequantizeLinear', 'q s z', 'd')]
    const plain = await answer(end(node('Identity', 'f', 'y')))
    expect((await answer(end(...cut, node('Identity', 'd', 'y')))).scores).toEqual(plain.scores)
    const soft = await answer(end(...cut, node('Softmax', 'd', 'y')))
    expect(soft).toMatchObject({ head: 'softmax', scores: plain.scores })
    const shares = [node('QuantizeLinear', 'a t n', 'b'), node('DequantizeLinear', 'b t n', 'y')]
    const both = await answer(end(...cut, node('Softmax', 'd', 'a'), ...shares))
    expect(both).toMatchObject({ head: 'softmax', scores: plain.scores })
  })
})
