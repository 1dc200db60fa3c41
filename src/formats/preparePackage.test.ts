import { expect, it } from 'vitest'
import { activation, GraphBuilder, softmax } from '../../fixtures/graphs.ts'
import { storedGraph } from '../../fixtures/storedGraph.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { preparePackage } from './preparePackage.ts'

/** A network with heads for four classes and for one of two, and a map that gives no classes. */
function twoHeads(): StoredNetwork {
  const builder = new GraphBuilder()
  const base = builder.conv('conv', builder.input('picture', [8, 8, 3]), 4)
  const pooled = builder.globalPool('pool', base)
  const four = builder.dense('four', pooled, 4, softmax)
  const yes = builder.dense('yes', pooled, 1, activation('sigmoid'))
  return storedGraph(builder, builder.conv('map', base, 2), four, yes)
}

it('leaves out what gives no classes, with its weights, and names the classes of the others', () => {
  const { network, outputs, plan } = preparePackage(twoHeads(), [])
  expect(plan.outputs.map(({ name }) => name)).toEqual(['four', 'yes'])
  expect(network.graph.outputs.map(({ name }) => name)).toEqual(['four', 'yes'])
  expect(network.graph.nodes.map(({ name }) => name)).not.toContain('map')
  expect(network.tensors.map(({ name }) => name)).not.toContain('map/kernel')
  expect(outputs.map(({ classes }) => classes.map(([, label]) => label))).toEqual([
    ['class 0', 'class 1', 'class 2', 'class 3'],
    ['class 0', 'class 1'],
  ])
})

it('gives labels to the output that has as many answers, and numbers where they fit none, which it tells', () => {
  const stored = twoHeads()
  const withLabels = (labels: readonly string[]) => {
    const lists = [{ file: 'labels.txt', entries: labels.map((label) => ({ label })), isSure: true }]
    return { ...stored, about: { ...stored.about, lists } }
  }
  const { outputs } = preparePackage(withLabels(['no', 'yes']), [])
  expect(outputs[1]?.classes).toEqual([
    ['0', 'no'],
    ['1', 'yes'],
  ])
  expect(outputs[0]?.classes[0]).toEqual(['0', 'class 0'])
  const wrong = preparePackage(withLabels(['a', 'b', 'c']), [])
  expect(wrong.outputs.map(({ classes }) => classes[1]?.[1])).toEqual(['class 1', 'class 1'])
  expect(wrong.told?.faults).toEqual([{ fault: 'otherLength', names: 3, classes: 4 }])
})

it('takes what a person knows before what it would guess, and the chosen size of an input that leaves it free', () => {
  const builder = new GraphBuilder()
  const base = builder.conv('conv', builder.input('picture', [8, 8, 3]), 4)
  const stored = storedGraph(builder, builder.dense('out', builder.globalPool('pool', base), 1))
  const [picture, ...nodes] = stored.graph.nodes
  if (!picture) throw new Error('No input.')
  const free = { ...picture, operation: { kind: 'input', shape: [null, null, 3] } } as const
  const open = { ...stored, graph: { ...stored.graph, nodes: [free, ...nodes] } }
  const guessed = preparePackage(open, [])
  expect(guessed).toMatchObject({ preprocessing: { height: 224, values: '0..1' }, preprocessingFrom: 'guess' })
  const known = preparePackage(open, [], {
    preprocessing: { height: 32, width: 48, values: 'torch' },
    reading: 'values',
  })
  expect(known).toMatchObject({
    preprocessing: { height: 32, width: 48, values: 'torch' },
    preprocessingFrom: 'person',
  })
  expect(known.plan.inputs[0]?.shape).toEqual([32, 48, 3])
  // The package leaves it free, too: another size can be chosen later.
  expect(known.network.graph.nodes[0]?.operation).toEqual({ kind: 'input', shape: [null, null, 3] })
  expect(known.outputs).toEqual([{ classes: [['0', 'class 0']], reading: 'values' }])
})
