import { describe, expect, it } from 'vitest'
import { type Model, type Node, onnxBytes, smallOnnx, type Tensor } from '../../../fixtures/onnxModel.ts'
import { runPlan } from '../../engine/portable/runPlan.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'

const open = (model: Model) =>
  openNetwork(
    { files: [new File([onnxBytes(model)], 'net.onnx')] },
    { openH5: () => Promise.reject(new Error('No HDF5 here.')) },
  )

/** The values of the first output, for a picture of sines. */
async function run(model: Model): Promise<number[]> {
  const { graph, tensors } = await open(model)
  const plan = planGraph(graph, tensors)
  const values = new Map<string, Float32Array>()
  for (const { name, shape, readRows } of tensors) values.set(name, await readRows(0, shape[0] ?? 1))
  const count = (plan.inputs[0]?.shape ?? []).reduce((a, b) => a * b, 1)
  const outputs = runPlan(plan, values, [Float32Array.from({ length: count }, (_, at) => Math.sin(at * 0.7))])
  return Array.from(outputs[plan.outputs[0]?.node ?? 0] ?? [])
}

const ints = (name: string, values: number[], dims = [values.length]): Tensor => ({ name, dims, values, type: 7 })

const side = 8
const square = { input: [1, 3, side, side], opset: 13 }

const small = (middle: readonly Node[], tensors: readonly Tensor[] = []) =>
  smallOnnx({ ...square, middle, tensors: [...tensors] })

/** Both give the same. */
async function expectSame(one: Model, other: Model): Promise<void> {
  const [found, wanted] = [await run(one), await run(other)]
  expect(wanted.some((value) => Math.abs(value) > 1e-3)).toBe(true)
  expect(found).toHaveLength(wanted.length)
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5)
}

const node = (op: string, inputs: string, outputs: string, attributes: Node['attributes'] = {}): Node => ({
  ...{ op, inputs: inputs.split(' '), outputs: [outputs], attributes },
})

const relu = node('Relu', 'r', 'm')
const onto = [node('Mul', 'c k', 'r'), relu]

const table: Tensor = {
  ...{ name: 't', dims: [4, 4] },
  values: [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0.5],
}

describe('what exporters write in other words', () => {
  it('Einsum of a plane and a matrix is a Conv', () =>
    expectSame(
      small([node('Einsum', 'c t', 'r', { equation: 'n c h w, d c -> n d h w' }), relu], [table]),
      small([node('Conv', 'c w2', 'r'), relu], [{ ...table, name: 'w2', dims: [4, 4, 1, 1] }]),
    ))

  it('Einsum of two planes, one row at a time, is a product of matrices', () =>
    expectSame(
      small([node('Sigmoid', 'c', 's'), node('Einsum', 'c s', 'm', { equation: 'bchi,bchj->bcij' })]),
      small([
        ...[node('Sigmoid', 'c', 's'), node('Transpose', 'c', 'a', { perm: [0, 1, 3, 2] })],
        node('MatMul', 'a s', 'm'),
      ]),
    ))

  it('Einsum puts the letters of its result in their order', () =>
    expectSame(
      small(
        [
          node('Einsum', 'c t', 'q', { equation: 'nchw,dc->nwhd' }),
          node('Transpose', 'q', 'r', { perm: [0, 3, 2, 1] }),
          relu,
        ],
        [table],
      ),
      small([node('Conv', 'c w2', 'r'), relu], [{ ...table, name: 'w2', dims: [4, 4, 1, 1] }]),
    ))

  it.each(['nchw,dc', 'nchw,cc->nhw', 'nchw,dc->nhwdx', '...c,dc->...d', 'nchw,dc->nhc'])(
    'Einsum %s is refused',
    (equation) =>
      expect(open(small([node('Einsum', 'c t', 'm', { equation })], [table]))).rejects.toMatchObject({
        code: 'networkObstacles',
      }),
  )

  it('ScatterND of constants puts rows in their places', () => {
    const list: Tensor = { name: 'l', dims: [4, 1, 1], values: [1, 2, 4, 8] }
    const rows: Tensor = { name: 'u', dims: [2, 1, 1], values: [-1, 3] }
    return expectSame(
      small([node('ScatterND', 'l i u', 'k'), ...onto], [list, rows, ints('i', [2, -4], [2, 1])]),
      small([...onto], [{ ...list, name: 'k', values: [3, 2, -1, 8] }]),
    )
  })

  it('ScatterND outside of its tensor is refused', () =>
    expect(
      open(
        small(
          [node('ScatterND', 'l i u', 'k'), ...onto],
          [
            { name: 'l', dims: [4, 1, 1], values: [1, 2, 4, 8] },
            { name: 'u', dims: [1, 1, 1], values: [1] },
            ints('i', [4], [1, 1]),
          ],
        ),
      ),
    ).rejects.toMatchObject({ code: 'networkObstacles' }))

  it('Tile of means is broadcasting', () =>
    expectSame(
      small(
        [node('GlobalMaxPool', 'c', 'p0'), node('Tile', 'p0 times', 'k'), ...onto],
        [ints('times', [1, 1, side, side])],
      ),
      small([node('GlobalMaxPool', 'c', 'k'), ...onto]),
    ))

  it('Tile of a plane is a Concat with itself', () =>
    expectSame(
      small([node('Tile', 'c times', 'r'), relu], [ints('times', [1, 2, 1, 1])]),
      small([node('Concat', 'c c', 'r', { axis: 1 }), relu]),
    ))

  it('Pad with negative sides cuts off', () =>
    expectSame(
      small([node('Pad', 'c pads', 'r'), relu], [ints('pads', [0, 0, -1, -2, 0, 0, 1, -1])]),
      small(
        [node('Slice', 'c from to axes', 's'), node('Pad', 's pads', 'r'), relu],
        [
          ints('from', [1, 2]),
          ints('to', [side, side - 1]),
          ints('axes', [2, 3]),
          ints('pads', [0, 0, 0, 0, 0, 0, 1, 0]),
        ],
      ),
    ))

  it.each(['AveragePool', 'MaxPool'])('%s along a line is that of a plane of one row', (op) => {
    const lines = [ints('line', [1, 4, side * side]), ints('row', [1, 4, 1, side * side])]
    const end = [ints('plane', [1, 4, 1, (side * side) / 4])]
    return expectSame(
      small(
        [
          ...[node('Reshape', 'c line', 'a'), node(op, 'a', 'b', { kernel_shape: [4], strides: [4] })],
          ...[node('Reshape', 'b plane', 'r'), relu],
        ],
        [...lines, ...end],
      ),
      small(
        [node('Reshape', 'c row', 'a'), node(op, 'a', 'r', { kernel_shape: [1, 4], strides: [1, 4] }), relu],
        lines,
      ),
    )
  })

  it('Concat leaves out a part without places', () =>
    expectSame(
      small(
        [node('Slice', 'c none none axes', 's'), node('Concat', 'c s', 'r', { axis: 2 }), relu],
        [ints('none', [0]), ints('axes', [2])],
      ),
      small([node('Relu', 'c', 'm')]),
    ))
})
