import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { naughtyStrings } from '../../fixtures/naughtyStrings.ts'
import { expectedPictures } from '../../fixtures/pictures.ts'
import { hashOfScript, problemsOf, type VerifiedScript } from '../../fixtures/pythonScript.ts'
import { presets } from '../image/input/preprocess.ts'
import type { UsedRange } from '../image/input/range.ts'
import { type DrawingSettings, defaultSettings } from '../settings/settings.ts'
import { type ModelInfo, overlayStyles } from '../types.ts'
import { pythonScript } from './pythonScript.ts'
import type { Outcome } from './savedData.ts'
import { toPython } from './toPython.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)
const verified: VerifiedScript = JSON.parse(readFileSync(new URL('pythonScript.json', fixtures), 'utf8'))

const model: Partial<ModelInfo> = { id: 'my-net', inputSize: 96, preset: 'tf', classes: [] }
const outcome = {
  image: { name: 'cat.png' },
  explanation: { classIndex: 3, layer: 'block4_conv3', score: 'logit', evidence: 'against' },
}
const write = (
  drawn: Partial<DrawingSettings> = {},
  ofModel: Partial<typeof model> = {},
  name = 'cat.png',
  stretched?: UsedRange,
) =>
  pythonScript(
    { ...outcome, image: { name, stretched } } as Outcome,
    { ...model, ...ofModel } as Partial<ModelInfo> as ModelInfo,
    { ...defaultSettings, ...drawn },
    'cat-heatmap.png',
  )

/** The string as Python reads it. */
const fromPython = (literal: string) =>
  JSON.parse(literal.replace(/\\U([0-9a-f]{8})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))))

describe('the Python script', () => {
  it('is the one that was run on every picture and look: after a change, `npm run oracle:python` runs it anew', () => {
    expect(hashOfScript(write())).toBe(verified.sha256)
    expect(hashOfScript(write({ overlayStyle: 'contours' }, { id: 'other' }, 'SIZE = 9\nSIZE = 8'))).toBe(
      verified.sha256,
    )
  })

  it('was run on each picture of fixtures/pixelKinds, in each look, with the packages that are pinned', () => {
    const ran = new Set(
      verified.cases.map(({ picture, query }) => `${picture} ${/look=(\w+)/.exec(query)?.[1] ?? 'heat'}`),
    )
    const pictures = readdirSync(new URL('pixelKinds/', fixtures))
    expect(pictures.length).toBeGreaterThan(50)
    expect(
      pictures.flatMap((name) => overlayStyles.map((look) => `${name} ${look}`)).filter((one) => !ran.has(one)),
    ).toEqual([])
    const pinned = readFileSync(new URL('../scripts/oracle/requirements.txt', fixtures), 'utf8').trim().split('\n')
    expect(verified.requirements).toEqual(pinned)
  })

  it('was run on each picture of fixtures/pictures that is opened, and on stretched ones of every kind', () => {
    const ran = (isStretched: boolean) =>
      verified.cases.filter(({ stretched }) => !!stretched === isStretched).map(({ picture }) => picture)
    const opened = Object.keys(expectedPictures).filter((name) => expectedPictures[name] !== 'damaged')
    expect(opened.length).toBeGreaterThan(80)
    expect(opened.filter((name) => !ran(false).includes(`pictures/${name}`))).toEqual([])
    expect(ran(true).sort()).toEqual([
      ...['dark-grey-alpha16.png', 'dark-grey16-clear.png', 'dark-rgb-alpha16.png', 'dark-rgb16.png'],
      ...['pictures/grey10in16.png', 'pictures/grey12in16.png', 'pictures/grey7in16.png', 'pictures/rgb4in8.png'],
    ])
  })

  it('gave what the page saves, within the tolerances of docs/numerics.md', () => {
    expect(verified.cases.filter(({ keras }) => keras).length).toBeGreaterThan(10)
    expect(verified.cases.filter(({ lines }) => lines).length).toBeGreaterThan(100)
    expect(verified.geometry.maps).toBeGreaterThan(100)
    expect(problemsOf(verified)).toEqual([])
  })

  it('has the settings in use', () => {
    const drawn = { overlayStyle: 'mask', colours: 'grey', opacity: 0.55, threshold: 0.3, showsRegion: true } as const
    const settings = write(drawn)
      .split('\n')
      .filter((line) => /^[A-Z]+ = (?!\{|\d[\d.]*, )/.test(line))
    expect(settings.slice(0, 16)).toEqual([
      'PICTURE = "cat.png"',
      'SAVED = "cat-heatmap.png"',
      'STRETCHED = None',
      'MODEL = "my-net.h5"',
      'SIZE = 96',
      'PRESET = "tf"',
      'LAYER = "block4_conv3"',
      'CLASS = 3',
      'SCORE = "logit"',
      'EVIDENCE = "against"',
      'LOOK = "mask"',
      'COLOURS = "grey"',
      'OPACITY = 0.55',
      'THRESHOLD = 0.3',
      'REGION = True',
      'SCALE = 1',
    ])
  })

  it('draws on the scale that the page draws on', () => {
    const script = pythonScript(outcome as Outcome, model as ModelInfo, defaultSettings, 'cat-heatmap.png', {}, 0.375)
    expect(script).toContain('\nSCALE = 0.375\n')
    expect(hashOfScript(script)).toBe(hashOfScript(write()))
  })

  it('stretches a picture where the page did', () => {
    const script = write({}, {}, 'dark.png', { bits: 12, of: 16 })
    expect(script).toContain('\nSTRETCHED = 12\n')
    expect(hashOfScript(script)).toBe(hashOfScript(write()))
  })

  it('names the network: VGG16 of Keras, the starter of the page, a file of any other', () => {
    const classes = Array.from({ length: 1000 }, () => ['', ''] as const)
    expect(write({}, { id: 'vgg16', classes })).toContain('\nMODEL = None\n')
    expect(write({}, { id: 'vgg16' })).toContain('\nMODEL = "vgg16.h5"\n')
    expect(write({}, { id: 'starter' })).toContain('\nMODEL = "starter/model.json"\n')
  })

  it('knows every preset', () => {
    for (const [id, { order }] of Object.entries(presets)) expect(write()).toContain(`"${id}": ([${order.join(', ')}]`)
  })

  it('imports each module once, before everything else, and nothing of the files that it is made of', () => {
    const imports = write().match(/^(import|from) .*$/gm) ?? []
    expect(imports).toEqual([...new Set(imports)])
    expect(imports.filter((line) => line.startsWith('from .'))).toEqual([])
    expect(write().lastIndexOf('\nimport ')).toBeLessThan(write().indexOf('\nPICTURE = '))
  })

  it.each(naughtyStrings.map((text) => [text]))('is safe with the name %j', (text) => {
    const literal = toPython(text)
    expect(literal).toMatch(/^"([ !#-[\]-~]|\\["\\bfnrt]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/)
    expect(fromPython(literal)).toBe(text)
    expect(write({}, {}, text)).toContain(`\nPICTURE = ${literal}\n`)
  })
})

it('writes what is beyond sixteen bits as one letter, not as two surrogates', () => {
  expect(toPython('😀 "ł"\n')).toBe('"\\U0001f600 \\"\\u0142\\"\\n"')
  expect(fromPython(toPython('😀'))).toBe('😀')
})
