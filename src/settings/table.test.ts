import { encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { naughtyStrings } from '../../fixtures/naughtyStrings.ts'
import { readSettings } from '../export/readSettings.ts'
import { withSettings } from '../export/savedSettings.ts'
import { withText } from '../export/writePngText.ts'
import { readPreferences } from '../state/preferences.ts'
import { de } from '../words/de/index.ts'
import { en } from '../words/en/index.ts'
import { es } from '../words/es/index.ts'
import { pl } from '../words/pl/index.ts'
import { zh } from '../words/zh/index.ts'
import { readAddress } from './address.ts'
import { type Check, oneOf } from './checks.ts'
import { toQuery } from './link.ts'
import { pageOptionKeys, pageOptions } from './pageOptions.ts'
import {
  defaultSettings,
  entries,
  only,
  optionKeys,
  preferenceKeys,
  type SettingKey,
  savedKeys,
  settingKeys,
  toStored,
} from './settings.ts'

const png = new Blob([encode({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) }) as Uint8Array<ArrayBuffer>])

/** Sample values of a setting, without null: all of them if they are few, else some that the check accepts. */
function examplesOf(key: SettingKey): readonly (string | number | boolean)[] {
  const check: Check<never> & { values?: readonly string[] } = entries[key].check as never
  const candidates: readonly (string | number | boolean)[] = check.values ?? [
    true,
    false,
    0,
    0.29,
    0.55,
    1,
    'gradCam',
    'n02123045',
    'block5_conv3',
  ]
  const examples = candidates.filter((value) => check.accept(value) !== undefined)
  expect(examples.length, key).toBeGreaterThan(1)
  return examples
}

/** Values that no setting accepts. */
const wrong = [undefined, [], {}, ['jet'], -0.01, 1.01, Number.NaN, Number.POSITIVE_INFINITY, Symbol.iterator, () => 1]

const changed = (key: SettingKey, value: unknown) => ({ ...defaultSettings, ...only(key, value as never) })

describe.each(settingKeys)('%s', (key) => {
  const { check, parameter, control } = entries[key]

  it('has a default that it takes itself', () => {
    const initial = entries[key].default
    if (initial === null) expect(check.format(initial as never)).toBeUndefined()
    else expect(check.accept(initial)).toBe(initial)
  })

  it('goes into a link and comes out of it the same, whatever is preferred', () => {
    for (const value of examplesOf(key)) {
      const settings = changed(key, value)
      const query = toQuery({ model: 'm', settings })
      expect(new URLSearchParams(query).has(parameter), `${value}`).toBe(value !== defaultSettings[key])
      expect(readAddress(query, { opacity: 0.9, colours: 'magma' }), `${value}`).toEqual({
        model: 'm',
        settings,
        notices: [],
      })
    }
  })

  it('is read from an address or ignored with one notice, whatever stands there', () => {
    for (const text of naughtyStrings) {
      const { settings, notices } = readAddress(
        `?${parameter}=${encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))}`,
      )
      expect(notices.length).toBeLessThanOrEqual(1)
      if (notices.length > 0) expect(settings).toEqual(defaultSettings)
      else if (text !== '') expect(check.accept(settings[key]), text).toBe(settings[key])
    }
  })

  it('takes no JSON that is none of its values', () => {
    for (const value of wrong) expect(check.accept(value), String(value)).toBeUndefined()
    expect(check.accept('x'.repeat(201))).toBeUndefined()
  })

  it('has a control that can give each of its values, and words for it in every language', () => {
    if (control.as === 'switch') expect(examplesOf(key)).toEqual(expect.arrayContaining([control.on, control.off]))
    if (control.as === 'slider') expect([0, 1].map((end) => check.accept(end))).toEqual([0, 1])
    for (const { settings } of [en, de, es, pl, zh]) {
      const texts: { label: string; options?: object } = settings[key]
      expect(texts.label).not.toBe('')
      if (control.as === 'choice') expect(Object.keys(texts.options ?? {})).toEqual(examplesOf(key))
    }
  })
})

it('gives no name twice, in an address or in storage', () => {
  const parameters = ['model', 'backend', 'url', 'shared', ...settingKeys.map((key) => entries[key].parameter)]
  expect(new Set(parameters).size).toBe(parameters.length)
  const names = [
    'version',
    'heatlens',
    'model',
    'class',
    'app',
    ...pageOptionKeys,
    ...Object.keys(toStored(defaultSettings, settingKeys)),
  ]
  // `classAsked` has names of its own and is in neither.
  expect(new Set(names).size).toBe(names.length)
})

it('writes a link in the order that links have, and Options in its own', () => {
  const settings = {
    ...defaultSettings,
    score: 'logit',
    layer: 'l',
    evidence: 'against',
    colours: 'grey',
    opacity: 0.75,
  } as const
  const drawn = { ...settings, overlayStyle: 'mask', threshold: 0.3, showsRegion: true, classAsked: 'n1' } as const
  expect(toQuery({ model: 'm', settings: drawn })).toBe(
    '?model=m&layer=l&score=logit&class=n1&evidence=against&colours=grey&opacity=75&look=mask&threshold=30&region=on&shared=1',
  )
  const shown: readonly string[] = ['showsRegion', 'evidence', 'score', 'layer', 'method']
  expect(optionKeys.filter((key) => shown.includes(key))).toEqual(shown)
})

it('has only controls in Options that it can draw from the table', () => {
  const kinds = optionKeys.map((key) => entries[key].control.as)
  expect(kinds.filter((kind) => !['switch', 'choice', 'networkMenu'].includes(kind))).toEqual([])
})

it('keeps the names that addresses, storage and saved pictures have always had', () => {
  expect(Object.fromEntries(settingKeys.map((key) => [key, entries[key].parameter]))).toMatchObject({
    ...{ layer: 'layer', method: 'method', score: 'score', classAsked: 'class', evidence: 'evidence' },
    ...{ colours: 'colours', opacity: 'opacity', overlayStyle: 'look', threshold: 'threshold', showsRegion: 'region' },
  })
  const preferences = ['colours', 'opacity', 'score', 'look', 'threshold', 'showsRegion']
  expect(Object.keys(toStored(defaultSettings, preferenceKeys))).toEqual(expect.arrayContaining(preferences))
  const saved = [...preferences, 'layer', 'method', 'evidence']
  expect(Object.keys(toStored(defaultSettings, savedKeys))).toEqual(expect.arrayContaining(saved))
  expect(preferenceKeys).not.toEqual(expect.arrayContaining(['layer']))
})

it.each(savedKeys)('%s goes into a saved picture and comes out of it the same', async (key) => {
  for (const value of examplesOf(key)) {
    const stored = toStored(only(key, value as never), savedKeys)
    expect(await readSettings(await withSettings(png, { heatlens: 1, ...stored } as never))).toEqual({
      heatlens: 1,
      ...stored,
    })
  }
})

it.each(savedKeys)('%s of a hostile picture is left out', async (key) => {
  const [name] = Object.keys(toStored(defaultSettings, [key]))
  for (const value of [null, [], {}, 'x'.repeat(201), { length: 1 }]) {
    const picture = await withText(png, 'Heatlens', JSON.stringify({ heatlens: 1, [name as string]: value }))
    expect(await readSettings(picture), JSON.stringify(value)).toEqual({ heatlens: 1 })
  }
})

it.each(preferenceKeys)('%s is stored for the next visit and read the same; what is wrong is left out', (key) => {
  const [name] = Object.keys(toStored(defaultSettings, [key])) as [string]
  for (const value of examplesOf(key)) {
    const text = JSON.stringify({ version: 1, ...toStored(only(key, value as never), [key]) })
    expect(readPreferences(text).settings).toEqual({ [key]: value })
  }
  for (const value of [null, [], {}, -1, 2, 'constructor', '__proto__']) {
    expect(readPreferences(JSON.stringify({ version: 1, [name]: value })).settings, `${value}`).toEqual({})
  }
})

it.each(pageOptionKeys)('the option %s of the page has a default that it takes, and refuses what is wrong', (key) => {
  const { check, default: initial } = pageOptions[key]
  expect(check.accept(initial)).toBe(initial)
  for (const value of [null, 'constructor', 1, {}, []]) {
    expect(readPreferences(JSON.stringify({ version: 1, [key]: value }))[key], `${value}`).toBe(initial)
  }
})

it('knows the names of a check only, not those of every object', () => {
  expect(oneOf(['a']).parse('toString')).toBeUndefined()
})
