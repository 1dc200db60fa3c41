import { describe, expect, it } from 'vitest'
import type { GraphBuilder } from '../../fixtures/graphs.ts'
import { shuffle, swin, type VitSettings, vit } from '../../fixtures/transformers.ts'
import { blockEnds } from './blockEnds.ts'
import { planGraph } from './planGraph.ts'
import { receptiveFields } from './receptiveFields.ts'

const planOf = (b: GraphBuilder) => planGraph(b.graph('head'), b.tensors)
const targetOf = (settings: VitSettings) => planOf(vit(settings)).outputs[0]?.target
const layersOf = (settings: VitSettings) => planOf(vit(settings)).outputs[0]?.layers ?? []

describe('the tokens of a vision transformer are a plane', () => {
  it.each<VitSettings>([
    {},
    { patches: 'turned' },
    { patches: 'cut' },
    { tokens: 2, attention: 'three' },
    { tokens: 0, head: 'mean' },
  ])('as wide and high as the patches: %o', (settings) => {
    const { featureMaps, nodes } = planOf(vit(settings))
    const { tokens: skip = 1 } = settings
    const tokens = ['tokens', 'block0/norm1', 'block0/add', 'block0', 'block1/norm1', 'norm']
    for (const name of tokens) {
      expect(featureMaps.get(name), name).toEqual([4, 6, 8])
      expect(nodes.find((node) => node.name === name)?.plane, name).toEqual({ height: 4, width: 6, skip })
    }
    expect(featureMaps.get('block1/attention/qkv') ?? featureMaps.get('block1/attention/query')).toBeDefined()
  })

  it('but heads, scores and windows are none', () => {
    const heads = [...planOf(vit({ attention: 'three' })).featureMaps.keys()]
    expect(heads.filter((name) => /heads|scores|weights|mixed|scaled|keys|together|apart/.test(name))).toEqual([])
    const { featureMaps } = planOf(swin())
    const windows = [...featureMaps.keys()].filter((name) => name.includes('/attention/attention'))
    // Queries, keys and values stand in windows, too; only what is turned back is a plane.
    expect(windows).toEqual([])
    // Rolled planes have cells elsewhere.
    expect([...featureMaps.keys()].filter((name) => /columns|rows$/.test(name) && !name.startsWith('merge'))).toEqual(
      [],
    )
    expect(featureMaps.get('block1')).toEqual([8, 12, 4])
    expect(featureMaps.get('merge')).toEqual([4, 6, 16])
  })
})

describe('the default target of a vision transformer is', () => {
  it.each<[string, VitSettings, string]>([
    ['the normalization before the last attention: behind it only the class token counts', {}, 'block1/norm1'],
    ['the same with a dense layer each for queries, keys and values', { attention: 'three' }, 'block1/norm1'],
    ['the same of a quantised network', { attention: 'quantised' }, 'block1/norm1'],
    ['the same of three blocks, by way of channels first', { patches: 'turned', blocks: 3 }, 'block2/norm1'],
    ['the same where two tokens are no patches', { tokens: 2 }, 'block1/norm1'],
    ['the last normalization, where the mean of all tokens answers', { head: 'mean' }, 'norm'],
    ['the same without class token', { tokens: 0, head: 'mean' }, 'norm'],
    ['the same where the mean of the patches answers', { head: 'patches' }, 'norm'],
    ['the same where both do', { head: 'both' }, 'norm'],
  ])('%s', (_, settings, target) => {
    expect(targetOf(settings)).toBe(target)
  })

  it("Swin's last normalization", () => {
    expect(planOf(swin()).outputs[0]?.target).toBe('norm')
  })
})

it('layers where only the class token has a gradient are not offered', () => {
  const layers = layersOf({})
  expect(layers).toContain('block1/attention/qkv')
  expect(layers.filter((name) => /^(?:block1\/(?:add|mlp|norm2|attention)|block1|norm)$/.test(name))).toEqual([])
  expect(layersOf({ head: 'both' })).toContain('block1/mlp')
})

it('the ends of blocks are their sums, and the default target', () => {
  expect(blockEnds(planOf(vit({ blocks: 3 })))).toEqual([
    'block0/add',
    'block0',
    'block1/add',
    'block1',
    'block2/norm1',
  ])
  const blocks = ['block0/add', 'block0', 'block1/add', 'block1', 'merge', 'block2/add', 'block2', 'norm']
  expect(blockEnds(planOf(swin()))).toEqual(blocks)
})

describe('the field of', () => {
  it('tokens before the first attention is their patch, then the whole picture', () => {
    for (const patches of ['flat', 'turned', 'cut'] as const) {
      const fields = receptiveFields(planOf(vit({ patches })))
      const patch = { size: 4, stride: 4, start: 0, end: 16, columns: { size: 4, stride: 4, start: 0, end: 24 } }
      for (const name of ['tokens', 'block0/norm1', 'block0/attention/qkv']) expect(fields[name], name).toEqual(patch)
      const whole = { size: 16, stride: 0, start: 0, end: 16, columns: { size: 24, stride: 0, start: 0, end: 24 } }
      for (const name of ['block0/add', 'block0', 'block1/norm1']) expect(fields[name], name).toEqual(whole)
    }
  })

  it('windows is left out, as they are no steps', () => {
    expect(Object.keys(receptiveFields(planOf(swin())))).toEqual(['patches', 'patches_norm', 'block0/norm1'])
  })

  it('shuffled channels is that of the plane', () => {
    const fields = receptiveFields(planOf(shuffle()))
    expect(fields.shuffled).toEqual(fields.conv)
    expect(fields.after?.stride).toBe(2)
  })
})
