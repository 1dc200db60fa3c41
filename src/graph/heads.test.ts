import { describe, expect, it } from 'vitest'
import { activation, GraphBuilder, softmax } from '../../fixtures/graphs.ts'
import type { Activation } from './operations.ts'
import { planGraph } from './planGraph.ts'

const sigmoid = activation('sigmoid')
const logSoftmax: Activation = { id: 'logSoftmax', axis: -1 }

/** The plan of a network whose end is built on a list of 6 values, `gap`, behind a convolution. */
function ending(build: (b: GraphBuilder) => string | string[]) {
  const b = new GraphBuilder()
  b.globalPool('gap', b.conv('conv', b.input('picture', [8, 8, 3]), 6))
  return planGraph(b.graph(...[build(b)].flat()), b.tensors)
}

/** What the plan says of its outputs, and what is planned behind `gap`. */
function end(build: (b: GraphBuilder) => string | string[]) {
  const { nodes, outputs } = ending(build)
  const kinds = nodes.map(({ name, operation, shape, inputs }) => {
    const own = 'activation' in operation ? ` ${operation.activation.id}` : ''
    return `${name}: ${operation.kind}${own} of ${inputs.map((input) => nodes[input]?.name)} [${shape}]`
  })
  return { outputs: outputs.map(({ head, units, node }) => [head, units, nodes[node]?.name]), after: kinds.slice(3) }
}

describe('a head is', () => {
  it.each<[string, Activation, number, string]>([
    ['a softmax', softmax, 5, 'softmax'],
    ['a log-softmax, of the same classes', logSoftmax, 5, 'softmax'],
    ['one sigmoid unit', sigmoid, 1, 'sigmoid'],
    ['many sigmoid units', sigmoid, 5, 'multi-label'],
    ['nothing', activation('linear'), 5, 'linear'],
    ['nothing after one unit', activation('linear'), 1, 'linear'],
  ])("%s, a layer's own or a node", (_, of, units, head) => {
    const logits = `out: dense linear of gap [${units}]`
    expect(end((b) => b.dense('out', 'gap', units, of))).toEqual({ outputs: [[head, units, 'out']], after: [logits] })
    const node = (b: GraphBuilder) => b.identity('dropout', b.activation('last', b.dense('out', 'gap', units), of))
    expect(end(node)).toEqual({ outputs: [[head, units, 'out']], after: [logits] })
  })

  it('linear after a last activation of another kind, which stays', () => {
    const { outputs, after } = end((b) => b.dense('out', 'gap', 5, activation('tanh')))
    expect(outputs).toEqual([['linear', 5, 'out']])
    expect(after).toEqual(['out: dense tanh of gap [5]'])
  })

  it('only the last of two softmaxes', () => {
    const { after } = end((b) => b.activation('again', b.dense('out', 'gap', 5, softmax), softmax))
    expect(after).toEqual(['out: dense softmax of gap [5]'])
  })

  it('not a softmax within groups of the answers', () => {
    const { outputs, after } = end((b) => {
      const groups = b.add('groups', { kind: 'reshape', shape: [2, 3] }, [b.dense('out', 'gap', 6)])
      return b.flatten('flat', b.activation('within', groups, softmax))
    })
    expect(outputs).toEqual([['linear', 6, 'flat']])
    expect(after[2]).toBe('within: activation softmax of groups [2,3]')
  })

  it('not a softmax that is scaled afterwards', () => {
    const scaled = end((b) => {
      const probabilities = b.dense('out', 'gap', 5, softmax)
      return b.add('scaled', { kind: 'affine', scale: [2], offset: [0] }, [probabilities])
    })
    expect(scaled.outputs).toEqual([['linear', 5, 'scaled']])
  })
})

describe('a 1 x 1 plane of logits', () => {
  const plane = (b: GraphBuilder, of = activation('linear')) =>
    b.conv('conv_preds', b.globalPool('pool', 'conv', true), 5, { size: 1, activation: of })
  const reshape = (b: GraphBuilder, from: string) => b.add('reshape', { kind: 'reshape', shape: [5] }, [from])
  const conv = 'conv_preds: conv2d linear of pool [1,1,5]'

  it('before a reshape and a softmax, as in MobileNet', () => {
    const { outputs, after } = end((b) => b.activation('predictions', reshape(b, plane(b)), softmax))
    expect(outputs).toEqual([['softmax', 5, 'reshape']])
    expect(after).toEqual([conv, 'reshape: reshape of conv_preds [5]'])
  })

  it('with its own softmax before a reshape, or a flatten', () => {
    const { outputs, after } = end((b) => reshape(b, plane(b, softmax)))
    expect(outputs).toEqual([['softmax', 5, 'reshape']])
    expect(after).toEqual([conv, 'reshape: reshape of conv_preds [5]'])
    const flat = end((b) => b.flatten('flat', b.activation('last', plane(b), softmax)))
    expect(flat).toEqual({ outputs: [['softmax', 5, 'flat']], after: [conv, 'flat: reshape of conv_preds [5]'] })
  })

  it('that is never reshaped', () => {
    const { outputs, after } = end((b) => plane(b, sigmoid))
    expect(outputs).toEqual([['multi-label', 5, 'conv_preds/logits']])
    expect(after).toEqual([conv, 'conv_preds/logits: reshape of conv_preds [5]'])
  })
})

describe('of several outputs', () => {
  it('each has its head', () => {
    const { outputs } = end((b) => [b.dense('kind', 'gap', 5, softmax), b.dense('is', 'gap', 1, sigmoid)])
    expect(outputs).toEqual([
      ['softmax', 5, 'kind'],
      ['sigmoid', 1, 'is'],
    ])
  })

  it('one may be read by another: its probabilities stay for that one', () => {
    const { outputs, after } = end((b) => {
      const kind = b.dense('kind', 'gap', 5, softmax)
      return [kind, b.dense('more', kind, 2, softmax)]
    })
    expect(outputs).toEqual([
      ['softmax', 5, 'kind/logits'],
      ['softmax', 2, 'more'],
    ])
    expect(after).toEqual([
      'kind: dense softmax of gap [5]',
      'more: dense linear of kind [2]',
      'kind/logits: dense linear of gap [5]',
    ])
  })

  it('two may be the same', () => {
    const { outputs } = end((b) => {
      const kind = b.dense('kind', 'gap', 5, softmax)
      return [kind, kind]
    })
    expect(outputs).toEqual([
      ['softmax', 5, 'kind'],
      ['softmax', 5, 'kind'],
    ])
  })

  it('those that give a picture, or do not depend on one, are left out with what only they need', () => {
    const { outputs, after } = end((b) => {
      const segments = b.conv('segments', 'conv', 2, { activation: softmax })
      const numbers = b.dense('risk', b.input('numbers', [4]), 1, sigmoid)
      return [segments, numbers, b.dense('out', 'gap', 5, softmax)]
    })
    expect(outputs).toEqual([['softmax', 5, 'out']])
    expect(after).toEqual(['numbers: input of  [4]', 'out: dense linear of gap [5]'])
  })
})

describe('refuses', () => {
  it('a network that gives a picture', () => {
    const picture = () => ending((b) => b.conv('mask', 'conv', 3, { activation: sigmoid }))
    expect(picture).toTell('conv2d (mask): the answer is a picture (8 × 8 × 3), not a list of classes', 'format')
  })

  it('a softmax of one unit', () => {
    expect(() => ending((b) => b.dense('out', 'gap', 1, softmax))).toTell('the answer is always 1', 'format')
  })

  it('an answer that comes from no feature map', () => {
    const b = new GraphBuilder()
    b.dense('out', b.flatten('flat', b.input('picture', [8, 8, 3])), 2)
    expect(() => planGraph(b.graph('out'), b.tensors)).toTell('from no layer that keeps', 'format')
  })
})
