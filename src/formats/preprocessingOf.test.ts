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

it('a picture that goes two ways does not tell', () => {
  const input: GraphNode = {
    name: 'a',
    kindName: '',
    operation: { kind: 'input', shape: [8, 8, 3] },
    inputs: [],
    weights: {},
  }
  const one: GraphNode = { ...input, name: 'b', operation: affine(1 / 255, 0), inputs: ['a'] }
  const other: GraphNode = { ...one, name: 'c' }
  expect(valuesWanted({ nodes: [input, one, other], inputs: ['a'], outputs: [] })).toBeUndefined()
})
