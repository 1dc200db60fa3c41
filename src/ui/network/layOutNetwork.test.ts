import { describe, expect, it } from 'vitest'
import type { LayerSummary } from '../../types.ts'
import { groupLayers } from './groupLayers.ts'
import { layOutNetwork, type NetworkDrawing, ROW_HEIGHT } from './layOutNetwork.ts'
import { shorten } from './shorten.ts'

const layer = (name: string, className: string, ...inputs: string[]): LayerSummary => ({
  ...{ name, className, inputs, outputShape: [4, 4, 8], parameters: 0 },
})

const residual = [
  layer('input', 'InputLayer'),
  layer('conv_a', 'Conv2D', 'input'),
  layer('bn_a', 'BatchNormalization', 'conv_a'),
  layer('relu_a', 'ReLU', 'bn_a'),
  layer('conv_b', 'Conv2D', 'relu_a'),
  layer('bn_b', 'BatchNormalization', 'conv_b'),
  layer('add', 'Add', 'bn_b', 'relu_a'),
  layer('relu_add', 'Activation', 'add'),
]

describe('the cards of a network', () => {
  it('have a layer with what merely follows it', () => {
    const { cards } = groupLayers(residual)
    expect(cards.map(({ layers }) => layers.map(({ name }) => name))).toEqual([
      ['input'],
      ['conv_a', 'bn_a', 'relu_a'],
      ['conv_b', 'bn_b'],
      ['add', 'relu_add'],
    ])
  })

  it('have an arrow for each way between them', () => {
    expect(groupLayers(residual).arrows).toEqual([
      ['input', 'conv_a'],
      ['conv_a', 'conv_b'],
      ['conv_b', 'add'],
      ['conv_a', 'add'],
    ])
  })

  it('end where two layers take the output', () => {
    const { cards } = groupLayers([
      layer('a', 'Conv2D'),
      layer('relu', 'ReLU', 'a'),
      layer('pool', 'MaxPooling2D', 'a'),
    ])
    expect(cards.map(({ id }) => id)).toEqual(['a', 'relu', 'pool'])
  })

  it('end with a nested model', () => {
    const { cards } = groupLayers([layer('inner/conv', 'Conv2D'), layer('relu', 'ReLU', 'inner/conv')])
    expect(cards.map(({ id, group }) => [id, group])).toEqual([
      ['inner/conv', 'inner'],
      ['relu', undefined],
    ])
  })

  it('take any name', () => {
    const names = ['__proto__', 'constructor', '', 'a"b']
    const chain = names.map((name, at) => layer(name, 'Dense', ...names.slice(at - 1, at)))
    expect(groupLayers(chain).cards.map(({ id }) => id)).toEqual(names)
  })
})

/** A network of many blocks with a shortcut each. */
const deep = (blocks: number) => {
  const all = [layer('input', 'InputLayer')]
  for (let block = 0; block < blocks; block++) {
    const before = all.at(-1)?.name ?? ''
    const at = (name: string) => `net/${name}_${block}`
    all.push(
      layer(at('conv'), 'Conv2D', before),
      layer(at('bn'), 'BatchNormalization', at('conv')),
      layer(at('add'), 'Add', at('bn'), before),
    )
  }
  return all
}

const overlaps = ({ cards }: NetworkDrawing) =>
  cards.flatMap((one, at) =>
    cards
      .slice(at + 1)
      .filter(
        (other) =>
          one.left < other.left + other.width &&
          other.left < one.left + one.width &&
          one.top < other.top + other.height &&
          other.top < one.top + one.height,
      )
      .map((other) => `${one.id} and ${other.id}`),
  )

describe('the drawing', () => {
  it('has no card over another, and all of them inside, below what they take', () => {
    const drawing = layOutNetwork(deep(130))
    expect(drawing.cards.flatMap(({ layers }) => layers)).toHaveLength(391)
    expect(overlaps(drawing)).toEqual([])
    for (const { left, top, width, height, layers } of drawing.cards) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(drawing.width)
      expect(top + height).toBeLessThanOrEqual(drawing.height)
      expect(height).toBe(layers.length * ROW_HEIGHT)
    }
    const topOf = new Map(drawing.cards.flatMap(({ layers, top }) => layers.map(({ name }) => [name, top] as const)))
    expect(topOf.get('net/conv_0')).toBeGreaterThan(topOf.get('input') as number)
    expect(topOf.get('net/add_129')).toBeGreaterThan(topOf.get('net/conv_129') as number)
  })

  it('has nested models around their cards', () => {
    const drawing = layOutNetwork(deep(3))
    const [group] = drawing.groups
    expect(drawing.groups.map(({ name }) => name)).toEqual(['net'])
    for (const card of drawing.cards.filter((one) => one.group === 'net')) {
      expect(card.top).toBeGreaterThan(group?.top ?? Number.NaN)
      expect(card.left).toBeGreaterThan(group?.left ?? Number.NaN)
    }
  })

  it('has a path for each arrow', () => {
    const { arrows } = layOutNetwork(residual)
    expect(arrows).toHaveLength(4)
    for (const { path } of arrows) expect(path).toMatch(/^M[\d.]+ [\d.]+([LQ][\d. ]+)+$/)
  })

  it('is of one layer too', () => {
    expect(layOutNetwork([layer('alone', 'Dense')])).toMatchObject({ groups: [], arrows: [] })
  })
})

it.each([
  ['conv', 6, 'conv'],
  ['block_13_expand_relu', 11, 'block…_relu'],
  ['😀😀😀😀', 3, '😀…😀'],
])('shortens %s to %i letters', (text, most, shown) => {
  expect(shorten(text, most)).toBe(shown)
})
