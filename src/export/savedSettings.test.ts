import { encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { readText } from './pngText.ts'
import { readSettings } from './readSettings.ts'
import { type SavedSettings, withSettings } from './savedSettings.ts'
import { withText } from './writePngText.ts'

const png = new Blob([encode({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) }) as Uint8Array<ArrayBuffer>])
const whole: SavedSettings = {
  heatlens: 1,
  model: { id: 'vgg16', name: 'VGG16', sha256: 'a'.repeat(64) },
  layer: 'block4_conv3',
  method: 'gradCam',
  score: 'logit',
  class: { index: 281, wnid: 'n02123045', label: '<img src=x onerror=alert(1)>', isFirst: false },
  evidence: 'against',
  colours: 'viridis',
  opacity: 0.55,
  look: 'contours',
  threshold: 0.25,
  showsRegion: true,
}
const read = async (json: string) => readSettings(await withText(png, 'Heatlens', json))

describe('settings in a picture', () => {
  it('are read as they were written', async () => {
    expect(await readSettings(await withSettings(png, whole))).toEqual(whole)
  })

  it('are what they say and the version of the app, no name of a file, no day', async () => {
    const json = JSON.parse((await readText(await withSettings(png, whole), 'Heatlens')) ?? '')
    expect(json).toEqual({ ...whole, app: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  })

  it('are read value by value: what is wrong is left out', async () => {
    const wrong = {
      model: { id: 'x', name: 'x'.repeat(81), sha256: 'a'.repeat(64) },
      layer: 7,
      method: ['gradCam'],
      score: 'votes',
      class: { index: 1.5, wnid: '', label: '', isFirst: true },
      evidence: 'toString',
      colours: '__proto__',
      opacity: '0.5',
      look: 'glow',
      threshold: null,
      showsRegion: 1,
    }
    expect(await read(JSON.stringify({ ...wrong, heatlens: 1 }))).toEqual({ heatlens: 1 })
    expect(await read(JSON.stringify({ ...wrong, heatlens: 1, look: 'mask', unknown: {} }))).toEqual({
      heatlens: 1,
      look: 'mask',
    })
  })

  it('hold numbers from 0 to 1 only', async () => {
    expect(await read('{"heatlens":1,"opacity":7,"threshold":-1}')).toEqual({ heatlens: 1, opacity: 1, threshold: 0 })
    expect(await read('{"heatlens":1,"opacity":1e309,"threshold":-1e309}')).toEqual({ heatlens: 1 })
  })

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    '{"heatlens":2,"look":"mask"}',
    '{"heatlens":"1"}',
    '['.repeat(60_000),
    '{"__proto__":{"heatlens":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
  ])('are none where they are %.40s', async (json) => expect(await read(json)).toBeUndefined())

  it('touch no prototype', async () => {
    const hostile =
      '{"heatlens":1,"__proto__":{"a":1,"look":"mask"},"constructor":{"prototype":{"a":1}},"class":{"__proto__":{"index":1}}}'
    const found = await read(hostile)
    expect(found).toEqual({ heatlens: 1 })
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
    expect(({} as { a?: unknown }).a).toBeUndefined()
  })
})
