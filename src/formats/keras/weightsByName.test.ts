import { expect, it } from 'vitest'
import { weightsByName } from './weightsByName.ts'

const weightsOf = (...names: string[]) =>
  names.map((name, index) => ({
    name,
    open: () => ({ name: `${index}`, shape: [1], readRows: () => Float32Array.of(index) }),
  }))

const kernel = { aliases: ['kernel', 'W'], index: 0, of: 1 }
const place = (...names: string[]) => ({ names, group: '' })

it('weights of one name, in two models of a TensorFlow.js file, are taken one after the other', () => {
  const weights = weightsOf('conv/kernel', 'conv/kernel', 'other/kernel')
  const source = weightsByName(() => weights, { isPerLayer: false })
  expect(source.find(place('a', 'conv'), kernel)?.name).toBe('0')
  expect(source.find(place('b', 'conv'), kernel)?.name).toBe('1')
  expect(source.find(place('c', 'conv'), kernel)).toBeUndefined()
})

it('of several, that with the models around it in its name', () => {
  const weights = weightsOf('net/a/conv/kernel', 'net/b/conv/kernel')
  const source = weightsByName(() => weights)
  expect(source.find(place('outer', 'b', 'conv'), kernel)?.name).toBe('1')
  expect(source.find(place('outer', 'a', 'conv'), kernel)?.name).toBe('0')
})

it('a layer’s own group holds its weights, whatever they are called; no other layer’s', () => {
  const source = weightsByName((outer) => (outer === 'mine' ? weightsOf('dense_7/kernel:0') : undefined))
  expect(source.find(place('mine'), kernel)?.name).toBe('0')
  expect(source.find(place('other'), kernel)).toBeUndefined()
  const flat = weightsByName(() => weightsOf('dense_7/kernel'), { isPerLayer: false })
  expect(flat.find(place('mine'), kernel)).toBeUndefined()
})

it('names that say nothing are taken by their place', () => {
  const source = weightsByName(() => weightsOf('param_0', 'param_1'))
  expect(source.find(place('dense'), { aliases: ['bias'], index: 1, of: 2 })?.name).toBe('1')
})

it('names of layers may have lines in them, as Keras 2 writes them, inside of another model too', () => {
  const source = weightsByName(() => weightsOf('net/conv1/conv/kernel:0', 'net/conv2/conv/kernel:0'))
  expect(source.find(place('net', 'conv2/conv'), kernel)?.name).toBe('1')
  expect(source.find(place('net', 'conv1/conv'), kernel)?.name).toBe('0')
  expect(source.find(place('net', 'conv3/conv'), kernel)).toBeUndefined()
})
