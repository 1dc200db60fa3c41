import { describe, expect, it, vi } from 'vitest'
import { setUp } from '../../fixtures/fakeApp.ts'
import { readAddress } from '../settings/address.ts'
import { defaultSettings } from '../settings/settings.ts'
import { keepPreferences, readPreferences } from './preferences.ts'

const nothing = { settings: {}, theme: 'system', embedsSettings: true, usesKeys: true }

describe('what was kept', () => {
  it.each([
    [null],
    [''],
    ['{'],
    ['null'],
    ['7'],
    ['[1]'],
    ['{"colours":"viridis"}'],
    ['{"version":2,"colours":"viridis","theme":"dark"}'],
  ])('is nothing where it is %s', (text) => {
    expect(readPreferences(text)).toEqual(nothing)
  })

  it('is taken value by value: what is wrong is left out', () => {
    const wrong = { colours: 'toString', opacity: 7, score: 'votes', look: 'glow', threshold: '0.5', showsRegion: 1 }
    expect(readPreferences(JSON.stringify({ version: 1, theme: 'blue', layer: 'block1_conv1', ...wrong }))).toEqual(
      nothing,
    )
    const drawn = { colours: 'viridis', opacity: 0, score: 'logit', threshold: 1, showsRegion: true }
    const right = { ...drawn, look: 'mask' }
    expect(readPreferences(JSON.stringify({ version: 1, theme: 'dark', ...right }))).toEqual({
      settings: { ...drawn, overlayStyle: 'mask' },
      theme: 'dark',
      embedsSettings: true,
      usesKeys: true,
    })
  })

  it('stands behind the address', () => {
    const { settings } = readAddress('?colours=jet', { colours: 'viridis', opacity: 0.7 })
    expect(settings).toEqual({ ...defaultSettings, colours: 'jet', opacity: 0.7 })
  })
})

describe('keeping', () => {
  function keeping(query = '', before: string | null = null) {
    const { get } = setUpKept(query, before)
    return get
  }
  let text: string | null = null
  const write = vi.fn((written: string) => {
    text = written
  })
  function setUpKept(query: string, before: string | null) {
    text = before
    write.mockClear()
    const app = setUp({ query })
    keepPreferences(app.store, { change: (change) => write(change(text)) })
    return app
  }

  it('writes down what is changed, beside what was kept before', async () => {
    const get = keeping('', JSON.stringify({ version: 1, opacity: 0.7 }))
    await get().change({ colours: 'viridis' })
    get().chooseTheme('dark')
    expect(readPreferences(text)).toMatchObject({ settings: { opacity: 0.7, colours: 'viridis' }, theme: 'dark' })
  })

  it('leaves what another tab has written since', async () => {
    const first = keeping()
    await first().change({ opacity: 0.7 })
    const before = text
    const second = keeping('', before)
    second().chooseTheme('dark')
    second().embedSettings(false)
    await second().change({ overlayStyle: 'mask', opacity: 0.9 })
    await first().change({ colours: 'viridis' })
    expect(readPreferences(text)).toEqual({
      settings: { colours: 'viridis', overlayStyle: 'mask', opacity: 0.9 },
      theme: 'dark',
      embedsSettings: false,
      usesKeys: true,
    })
    second().chooseTheme('system')
    await second().change({ overlayStyle: 'heat' })
    first().embedSettings(false)
    first().embedSettings(true)
    expect(readPreferences(text)).toEqual({ ...nothing, settings: { colours: 'viridis', opacity: 0.9 } })
  })

  it('does not take the address for a choice', async () => {
    const get = keeping('?colours=inferno&opacity=90')
    await get().change({ showsRegion: true })
    expect(readPreferences(text)).toEqual({ ...nothing, settings: { showsRegion: true } })
  })

  it('remembers that single keys are switched off, until they are switched on', async () => {
    const get = keeping()
    get().switchKeys(false)
    expect(readPreferences(text)).toEqual({ ...nothing, usesKeys: false })
    await get().change({ colours: 'viridis' })
    expect(readPreferences(text)).toEqual({ ...nothing, settings: { colours: 'viridis' }, usesKeys: false })
    get().switchKeys(true)
    expect(text).not.toContain('usesKeys')
  })

  it('remembers that saved pictures are to be without their settings, over other changes', async () => {
    const get = keeping()
    get().embedSettings(false)
    expect(readPreferences(text)).toEqual({ ...nothing, embedsSettings: false })
    await get().change({ colours: 'viridis' })
    expect(readPreferences(text)).toEqual({ ...nothing, settings: { colours: 'viridis' }, embedsSettings: false })
    get().embedSettings(true)
    expect(readPreferences(text)).toEqual({ ...nothing, settings: { colours: 'viridis' } })
  })

  it('writes nothing for what does not survive a reload', async () => {
    const get = keeping()
    await get().load()
    await get().change({ layer: 'l' })
    expect(write).not.toHaveBeenCalled()
  })

  it('forgets all of it where a person goes back to the settings of the notebook, but for the theme', async () => {
    const get = keeping('?class=c')
    get().chooseTheme('light')
    await get().change({ colours: 'viridis', opacity: 0.9, score: 'logit' })
    await get().resetSettings()
    expect(get().settings).toEqual(defaultSettings)
    expect(JSON.parse(text ?? '')).toEqual({ version: 1, theme: 'light' })
  })
})
