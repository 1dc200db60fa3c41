import { expect, it } from 'vitest'
import type { GraphNode } from '../graph/graph.ts'
import type { Operation } from '../graph/operations.ts'
import { valuesWanted } from './preprocessingOf.ts'

/** A chain of operations behind a picture. */
function wanted(...operations: Operation[]) {
  const all: Operation[] = [{ kind: 'input', shape: [8, 8, 3] }, ...operations]
  const nodes = all.map(
    (operation, index): GraphNode => ({
      ...{ name: `${index}`, kindName: '', operation, weights: {} },
      inputs: index > 0 ? [`${index - 1}`] : [],
    }),
  )
  return valuesWanted({ nodes, inputs: ['0'], outputs: [] })
}

const affine = (scale: number, offset: number): Operation => ({ kind: 'affine', scale: [scale], offset: [offset] })
const scalar = (name: 'divide' | 'subtract' | 'multiply', value: number): Operation => ({
  ...{ kind: 'arithmetic', function: name, scalar: value },
})
const identity: Operation = { kind: 'identity' }
const clip = (min: number, max: number): Operation => ({ kind: 'activation', activation: { id: 'clip', min, max } })
const slice: Operation = { kind: 'slice', starts: [1, 1, 0], ends: [7, 7, 3], steps: [1, 1, 1] }
const flatten: Operation = { kind: 'flatten' }

it.each<[string, string | undefined, Operation[]]>([
  ['Rescaling(1/255)', '0..255', [affine(1 / 255, 0)]],
  ['Rescaling(1/127.5, −1) behind a RandomFlip', '0..255', [identity, affine(1 / 127.5, -1)]],
  ['x / 127.5 − 1', '0..255', [scalar('divide', 127.5), scalar('subtract', 1)]],
  ['(x − 127.5) · 2 / 255', '0..255', [scalar('subtract', 127.5), scalar('multiply', 2 / 255)]],
  ['caffe: x − 103.9', '0..255', [affine(1, -103.9)]],
  ['2 x − 1', '0..1', [affine(2, -1)]],
  ['(x − 0.5) / 0.5', '0..1', [scalar('subtract', 0.5), scalar('divide', 0.5)]],
  ['Normalization of bytes', '0..255', [{ kind: 'normalization', mean: [120, 110, 100], variance: [4000] }]],
  ['Normalization of 0..1', '0..1', [{ kind: 'normalization', mean: [0.4, 0.5, 0.4], variance: [0.06] }]],
  ['Normalization whose numbers are weights', undefined, [{ kind: 'normalization' }]],
  ['Rescaling and Normalization by weights', '0..255', [affine(1 / 255, 0), { kind: 'normalization' }]],
  ['what is cut to bytes and cropped', '0..255', [clip(0, 255), slice, affine(1 / 255, 0)]],
  ['what is quantised between 0 and 1', '0..1', [{ kind: 'activation', activation: { id: 'relu', max: 1.002 } }]],
  ['what is quantised as bytes', '0..255', [clip(-1, 254), flatten]],
  ['what was normalised and quantised', undefined, [clip(-2.12, 2.64), flatten]],
  ['what is cut when it is scaled', '0..1', [affine(2, -1), clip(0, 255)]],
  ['nothing of the kind', undefined, [identity, flatten]],
  ['what comes later', undefined, [flatten, affine(1 / 255, 0)]],
])('%s: %s', (_, values, operations) => {
  expect(wanted(...operations)).toBe(values)
})

const node = (name: string, operation: Operation, ...inputs: string[]): GraphNode => ({
  ...{ name, kindName: '', operation, inputs, weights: {} },
})
const input = node('picture', { kind: 'input', shape: [8, 8, 3] })
const channel = (index: number): Operation => ({
  ...{ kind: 'slice', starts: [0, 0, index], ends: [8, 8, index + 1], steps: [1, 1, 1] },
})
const plane: Operation = { kind: 'reshape', shape: [8, 8] }
const together: Operation = { kind: 'concatenate', axis: 2 }
const told = (...nodes: GraphNode[]) => valuesWanted({ nodes: [input, ...nodes], inputs: ['picture'], outputs: [] })

it('preprocess_input of VGG and ResNet, which Keras 3 writes as channels that are taken apart and stacked', () => {
  const apart = [2, 1, 0].flatMap((index) => [
    node(`slice${index}`, channel(index), 'picture'),
    node(`plane${index}`, plane, `slice${index}`),
  ])
  const stacked = node('stack', together, 'plane2', 'plane1', 'plane0')
  const shifted = node('shifted', affine(1, -103.9), 'stack')
  expect(told(...apart, stacked, shifted, node('flat', flatten, 'shifted'))).toBe('0..255')
  expect(told(...apart, stacked, node('flat', flatten, 'stack'))).toBeUndefined()
})

it('a picture that goes two ways tells if both do the same to it', () => {
  const scaled = node('scaled', affine(1 / 255, 0), 'picture')
  expect(told(scaled, node('other', affine(1 / 255, 0), 'picture'))).toBe('0..255')
  expect(told(scaled, node('other', affine(2, -1), 'picture'))).toBeUndefined()
  expect(told(scaled, node('other', flatten, 'picture'))).toBeUndefined()
})
