import { expect, it } from 'vitest'
import { readAddress } from '../settings/address.ts'
import { findClass } from '../settings/findClass.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { ModelInfo } from '../types.ts'
import { inEnglish } from '../words/inEnglish.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import { dropUnknown, toQuestion } from './settings.ts'

const model = {
  classes: [
    ['n01', 'one'],
    ['n02', 'two'],
    ['1', 'named like an index'],
  ],
  layers: ['a', 'b'],
  targetLayer: 'b',
} as unknown as ModelInfo

it('reads a sample, a theme and a language, and says what it does not know', () => {
  const languages = ['en', 'pl']
  expect(readAddress('?sample=golf-ball&theme=dark&lang=pl', {}, languages)).toEqual({
    ...{ model: null, settings: defaultSettings, notices: [] },
    ...{ sample: 'golf-ball', theme: 'dark', lang: 'pl' },
  })
  expect(readAddress('?sample=cat.png', {}, languages).sample).toBe('cat')
  const { notices, ...understood } = readAddress('?sample=../x&theme=neon&lang=fr', {}, languages)
  expect(understood).toEqual({ model: null, settings: defaultSettings })
  expect(notices.map(inEnglish)).toEqual([
    'Unknown sample “../x” ignored.',
    'Unknown theme “neon” ignored.',
    'Unknown language “fr” ignored.',
  ])
})

it('has the notebook as its default', () => {
  expect(readAddress('')).toEqual({ model: null, settings: defaultSettings, notices: [] })
  expect(defaultSettings).toMatchObject({ score: 'probability', colours: 'jet', opacity: 0.4, method: 'gradCam' })
  expect(defaultSettings).toMatchObject({ overlayStyle: 'heat', threshold: 0.5, showsRegion: false, evidence: 'for' })
})

it('understands every parameter', () => {
  const { model, backend, settings, notices } = readAddress(
    '?model=vgg16&backend=wasm&layer=block4_conv3&output=shape&reading=values&method=gradCam&score=logit&class=n02123045&colours=viridis&opacity=75&look=mask&threshold=30&evidence=against',
  )
  expect({ model, backend, notices }).toEqual({ model: 'vgg16', backend: 'wasm', notices: [] })
  expect(settings).toEqual({
    layer: 'block4_conv3',
    fusion: 'mean',
    smoothing: 'none',
    output: 'shape',
    reading: 'values',
    method: 'gradCam',
    score: 'logit',
    classAsked: 'n02123045',
    colours: 'viridis',
    opacity: 0.75,
    overlayStyle: 'mask',
    threshold: 0.3,
    scale: 'own',
    showsRegion: false,
    evidence: 'against',
  })
})

it('takes the address of a network apart from an id: it is asked about first', () => {
  const read = (model: string) => readAddress(`?model=${encodeURIComponent(model)}`)
  const settings = { settings: defaultSettings, notices: [] }
  expect(read('https://x.test/a/model.json?b=1')).toEqual({
    ...settings,
    model: null,
    networkAddress: 'https://x.test/a/model.json?b=1',
  })
  expect(read('vgg16')).toEqual({ ...settings, model: 'vgg16' })
  for (const wrong of ['http://x.test/a.h5', 'https://me:secret@x.test/a.h5', 'javascript:alert(1)', 'a/b'])
    expect(read(wrong), wrong).toMatchObject({ model: null, notices: [{ code: 'unknownIgnored' }] })
})

it.each([
  'backend=quantum',
  'model=../../etc',
  'model=http://evil.test/',
  'colours=constructor',
  'colours=__proto__',
  'opacity=101',
  'opacity=-1',
  'opacity=4e1',
  'opacity=NaN',
  'score=',
  'look=toString',
  'threshold=101',
  'threshold=.5',
  'evidence=neither',
  'class=<script>',
])('ignores %s with a notice', (query) => {
  const { notices, ...understood } = readAddress(`?${query}`)
  expect(notices).toHaveLength(1)
  expect(notices[0]?.parameters).toMatchObject({ key: query.split('=')[0] })
  expect(understood).toEqual({ model: null, settings: defaultSettings })
})

it('finds a class by its id before its index', () => {
  expect(findClass('n02', model)).toBe(1)
  expect(findClass('0', model)).toBe(0)
  expect(findClass('1', model)).toBe(2)
  expect(findClass('3', model)).toBeUndefined()
  expect(findClass(null, model)).toBeUndefined()
})

it('asks for the last convolution and the first class unless told otherwise', () => {
  expect(toQuestion(defaultSettings, model, 2)).toEqual({
    method: 'gradCam',
    score: 'probability',
    evidence: 'for',
    layer: 'b',
    classIndex: 2,
  })
  expect(
    toQuestion({ ...defaultSettings, layer: 'a', classAsked: 'n01', evidence: 'against' }, model, 2),
  ).toMatchObject({
    evidence: 'against',
    layer: 'a',
    classIndex: 0,
  })
})

it('drops what the network does not have, with a sentence for each', () => {
  const opened = { model, methods: [{ id: 'gradCam', label: 'Grad-CAM' }] } as unknown as OpenedNetwork
  const known = { ...defaultSettings, layer: 'a', classAsked: 'n02' }
  expect(dropUnknown(known, opened)).toEqual({ settings: known, notices: [] })
  const unknown = { ...defaultSettings, method: 'toString', layer: 'gone', classAsked: '99' }
  const { settings, notices } = dropUnknown(unknown, opened)
  expect(settings).toEqual(defaultSettings)
  expect(notices.map(inEnglish)).toEqual([
    'Unknown method “toString” ignored.',
    'Unknown layer “gone” ignored.',
    'Unknown class “99” ignored.',
  ])
})
