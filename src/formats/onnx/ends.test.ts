import { describe, expect, it } from 'vitest'
import { answer, expectSame, node, numbers, open, scores, tokens, waves } from '../../../fixtures/onnxAnswers.ts'
import { type Model, type Node, smallOnnx } from '../../../fixtures/onnxModel.ts'

describe('an end that chooses', () => {
  const end = (outputs: readonly string[], ...nodes: Node[]): Model => ({
    ...smallOnnx({ tensors: [numbers('three', [3])] }),
    nodes: [...smallOnnx().nodes.slice(0, 3), node('Flatten', 'p', 'f'), ...nodes],
    output: outputs[0] ?? 'y',
    ...(outputs.length > 1 && { outputs }),
  })
  const ml = 'ai.onnx.ml'

  it.each<[string, Model]>([
    ['the best class', end(['y'], node('ArgMax', 'f', 'y', { axis: 1 }))],
    [
      'the best class as a number with a point',
      end(['y'], node('ArgMax', 'f', 'b'), node('Cast', 'b', 'y', { to: 1 })),
    ],
    ['the best three', end(['i', 'v'], node('TopK', 'f three', 'v i'))],
    ['the highest score and its class', end(['h', 'y'], node('ReduceMax', 'f', 'h'), node('ArgMax', 'f', 'y'))],
    ['scores and the best class', end(['y', 'f'], node('ArgMax', 'f', 'y'))],
    ['scores and what nobody knows', end(['f', 'y'], node('NonZero', 'f', 'y'))],
    ['a table', end(['y'], node('ZipMap', 'f', 'y', {}, ml))],
  ])('%s: the scores are explained', async (_, model) => {
    const found = await answer(model)
    expect(found.outputs).toEqual(['f'])
    expect(found.scores).toEqual(await scores(smallOnnx()))
  })

  it('names its classes', async () => {
    const names = ['cat', 'dog, big', 'cow', 'hen']
    const { about } = await open(end(['y'], node('ZipMap', 'f', 'y', { classlabels_strings: names }, ml)))
    expect(about.lists?.[0]?.entries.map(({ label }) => label)).toEqual(names)
  })
})

describe('several pictures at once', () => {
  const model = (batch: number): Model => ({
    ...tokens(
      [
        node('Concat', 'k t', 'n', { axis: 1 }),
        node('Add', 'n o', 'a'),
        node('Tile', 'i r2', 'j'),
        node('Add', 'a j', 'e'),
      ],
      [
        { name: 'k', dims: [batch, 1, 6], values: Array.from({ length: batch }, () => [1, 2, 3, 4, 5, 6]).flat() },
        { name: 'o', dims: [batch, 17, 6], values: Array.from({ length: batch * 102 }, (_, at) => (at % 102) / 9) },
        ...[waves('i', [1, 17, 6]), numbers('r2', [batch, 1, 1])],
      ],
    ),
    input: [batch, 3, 8, 8],
  })
  const wide = (batch: number): Model => ({
    ...model(batch),
    tensors: (model(batch).tensors ?? []).map((one) => (one.name === 'sides' ? numbers('sides', [batch, 6, 16]) : one)),
  })

  it('are one, also where the file repeats its own tensors for each', () => expectSame(wide(4), wide(1)))
})

describe('a size that the file leaves free', () => {
  it('is the one that its positions are for', async () => {
    const model: Model = {
      ...tokens([node('Add', 't positions', 'e')], [waves('positions', [1, 12 * 12, 6])]),
      input: ['n', 3, 'h', 'w'],
    }
    const patches = model.nodes.map((one) =>
      one.op === 'Conv' ? node('Conv', 'x w', 'c', { strides: [32, 32] }) : one,
    )
    const free = {
      ...model,
      nodes: patches,
      tensors: (model.tensors ?? []).map((one) => (one.name === 'sides' ? numbers('sides', [0, 0, -1]) : one)),
    }
    const { graph } = await open(free)
    expect(graph.nodes[0]?.operation).toMatchObject({ kind: 'input', shape: [384, 384, 3] })
  })
})

describe('what is refused', () => {
  it('a file without its weights, which are inputs', async () => {
    const plain = smallOnnx()
    const [conv, ...rest] = plain.nodes as [Node, ...Node[]]
    const nodes = [{ ...conv, inputs: ['w', 'x'] }, ...rest]
    await expect(open({ ...plain, nodes, input: [4] })).rejects.toTell(
      /Conv \(conv\): its weights x are not in the file/,
    )
  })

  it('statistics of the batch, also as they were told before opset 14', async () => {
    const tensors = ['g', 'b', 'a', 'v'].map((name) => waves(name, [4]))
    const norm = (outputs: string): Node[] => [node('BatchNormalization', 'c g b a v', outputs)]
    const model = (outputs: string) => smallOnnx({ middle: norm(outputs), tensors, opset: 13 })
    await expect(open(model('m o1 o2 o3 o4'))).rejects.toTell(/BatchNormalization .* training_mode is 1/)
    await expect(open(model('m'))).resolves.toBeDefined()
  })
})
