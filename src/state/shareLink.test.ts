import { describe, expect, it } from 'vitest'
import { setUp } from '../../fixtures/fakeApp.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { colormaps } from '../image/heat/colormaps/index.ts'
import { readAddress } from '../settings/address.ts'
import { linkTo, type Shared, toQuery } from '../settings/link.ts'
import { sampleIds } from '../settings/sampleIds.ts'
import { defaultSettings, type Settings } from '../settings/settings.ts'
import { evidenceIds, heatScales, type ModelInfo, overlayStyles } from '../types.ts'
import { nameOf, sharedOf } from './shareLink.ts'

const preferred = { colours: 'magma', opacity: 0.9, score: 'logit', overlayStyle: 'mask', threshold: 0.1 } as const

function randomShared(seed: number): Shared {
  const random = randomFrom(seed)
  const one = <T>(...all: readonly T[]) => all[Math.floor(random() * all.length)] as T
  const percent = () => Math.floor(random() * 101) / 100
  const settings: Settings = {
    ...defaultSettings,
    method: one('gradCam', 'layerCam', 'x.y-z_1'),
    layer: one(null, 'block1_conv1', 'a layer & more=?#/%', 'レイヤ', '+', ' '),
    score: one('probability', 'logit'),
    classAsked: one(null, 'n02123045', '281', '0', 'seed-7'),
    colours: one(...(Object.keys(colormaps) as (keyof typeof colormaps)[])),
    opacity: percent(),
    overlayStyle: one(...overlayStyles),
    threshold: percent(),
    showsRegion: one(true, false),
    scale: one(...heatScales),
    evidence: one(...evidenceIds),
  }
  const sample = one(undefined, ...sampleIds)
  const url = one(undefined, 'https://x.test/a%20b.png?q=1&r=%26#top', 'https://xn--bcher-kva.test/%E7%8C%AB.png')
  return {
    model: one('efficientnet-lite0', 'vgg16', '__proto__', 'a-b.c_d'),
    settings,
    ...(url !== undefined && { url }),
    ...(sample && { sample }),
  }
}

describe('a link', () => {
  it('gives the same again, whatever the one who opens it prefers', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const shared = randomShared(seed)
      expect(readAddress(toQuery(shared), preferred), `seed ${seed}`).toEqual({ ...shared, notices: [] })
    }
  })

  it('says only what is not as at first', () => {
    expect(toQuery({ model: 'efficientnet-lite0', settings: defaultSettings })).toBe(
      '?model=efficientnet-lite0&shared=1',
    )
    const settings = { ...defaultSettings, layer: 'b', colours: 'viridis', opacity: 0.55 } as const
    expect(toQuery({ model: 'm', settings })).toBe('?model=m&layer=b&colours=viridis&opacity=55&shared=1')
  })

  it.each([
    'https://me:secret@x.test/cat.png',
    'https://me@x.test/cat.png',
    'http://x.test/cat.png',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'blob:https://x.test/1',
    `https://x.test/${'a'.repeat(2000)}`,
  ])('never holds %s', (url) => {
    expect(toQuery({ model: 'm', settings: defaultSettings, url })).toBe('?model=m&shared=1')
  })

  it('leaves out what could not be read again', () => {
    const settings = { ...defaultSettings, layer: 'x'.repeat(201), method: '../x', classAsked: '<b>', opacity: 7 }
    const query = toQuery({ model: 'a/b', settings })
    expect(query).toBe('?opacity=100&shared=1')
    expect(readAddress(query).notices).toEqual([])
  })

  it('goes to this page, and takes nothing else along from its address', () => {
    const shared = { model: 'm', settings: defaultSettings }
    expect(linkTo('https://me.test/heatlens/?backend=cpu&layer=a#x', shared)).toBe(
      'https://me.test/heatlens/?model=m&shared=1',
    )
  })

  it('of a newer version is read as far as it is understood', () => {
    const { settings, notices } = readAddress('?shared=2&colours=grey', preferred)
    expect(settings).toEqual({ ...defaultSettings, colours: 'grey' })
    expect(notices).toEqual([{ code: 'unknownIgnored', parameters: { key: 'shared', value: '2' } }])
  })
})

describe('what is on the stage', () => {
  const open = async (address?: string, query = '') => {
    const app = setUp({ query })
    await app.get().load()
    await app.get().open([new File(['x'], 'cat.png')], address)
    return app.get
  }

  it('is shared as a sample, if it is one, and not a file of its name', async () => {
    const { get, store } = setUp({})
    await get().load()
    await get().open([new File(['x'], 'golf-ball.png', { lastModified: 0 })])
    expect(sharedOf(store.getState())?.sample).toBe('golf-ball')
    await get().open([new File(['x'], 'cat.png', { lastModified: 1 })])
    expect(sharedOf(store.getState())).not.toHaveProperty('sample')
  })

  it('is shared with another class than the most probable one, by its id', async () => {
    const get = await open()
    expect(sharedOf(get())).toEqual({ model: 'efficientnet-lite0', settings: defaultSettings })
    await get().explainClass(2)
    expect(sharedOf(get())?.settings.classAsked).toBe('c')
    await get().explainClass(1)
    expect(sharedOf(get())?.settings.classAsked).toBeNull()
  })

  it('keeps the class that was asked for while there is no answer', () => {
    const { get } = setUp({ query: '?model=m&class=b' })
    expect(sharedOf(get())).toBeNull()
    const { store } = setUp({ query: '?model=m&class=b' })
    store.setState({ modelId: 'm' })
    expect(sharedOf(store.getState())?.settings.classAsked).toBe('b')
  })

  it('is shared with the address that a person gave for it, and no other', async () => {
    expect(sharedOf((await open('https://x.test/a.png?b=c#d'))())?.url).toBe('https://x.test/a.png?b=c')
    expect(sharedOf((await open('https://me:secret@x.test/a.png'))())).not.toHaveProperty('url')
    const get = await open('https://x.test/a.png')
    await get().open([new File(['y'], 'dog.png')])
    expect(sharedOf(get())).not.toHaveProperty('url')
  })
})

it('names a class by its id where that is its own and can stand in an address', () => {
  const model = {
    classes: [
      ['n01', 'one'],
      ['n01', 'two'],
      ['a b', 'three'],
      ['', 'four'],
      ['6', 'five'],
      ['n05', 'six'],
      ['x y', 'not to be named: its index is the id of another'],
    ],
  } as unknown as ModelInfo
  expect(model.classes.map((_, index) => nameOf(index, model))).toEqual(['n01', '1', '2', '3', '6', 'n05', null])
})
