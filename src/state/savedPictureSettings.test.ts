import { describe, expect, it, vi } from 'vitest'
import { known, opened, photoOf, setUp } from '../../fixtures/fakeApp.ts'
import type { SavedSettings } from '../export/savedSettings.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'

const sha256 = 'a'.repeat(64)
const saved: SavedSettings = {
  heatlens: 1,
  model: { id: 'efficientnet-lite0', name: 'Starter', sha256 },
  layer: 'k',
  method: 'gradCam',
  score: 'logit',
  class: { index: 2, wnid: 'c', label: 'cat', isFirst: false },
  evidence: 'against',
  colours: 'viridis',
  opacity: 0.55,
  look: 'mask',
  threshold: 0.25,
  showsRegion: true,
}
const drawn = { colours: 'viridis', opacity: 0.55, overlayStyle: 'mask', threshold: 0.25, showsRegion: true }
const asked = { layer: 'k', score: 'logit', evidence: 'against', classAsked: 'c' }

/** The network of an address `https://x.test/<id>`. */
const openedAs = (id: string, more: Partial<OpenedNetwork['model']> = {}) =>
  ({ ...opened, model: { ...opened.model, sha256, layers: ['k', 'l'], ...more, id } }) as OpenedNetwork

/** The app with a picture on its stage that Heatlens saved with these settings. */
async function withSaved(
  settings: SavedSettings,
  models = ['efficientnet-lite0'],
  more: Partial<OpenedNetwork['model']> = {},
) {
  const app = setUp({
    explainer: { open: vi.fn(async ({ modelUrl }) => openedAs(modelUrl.split('/').at(-1) as string, more)) },
    imageWorker: {
      open: vi.fn(async ({ name }: File) => ({ ...photoOf(name), ...(name === 'saved.png' && { saved: settings }) })),
    },
    models: { list: vi.fn(async () => models.map(known)) },
  })
  await app.get().load()
  await app.get().open([new File(['s'], 'saved.png')])
  const explanation = () => app.get().shown?.outcome?.explanation
  const brought = () => app.get().pictures.find(({ file }) => file.name === 'saved.png')?.savedSettings
  return { ...app, explanation, brought }
}

describe('a picture that Heatlens saved', () => {
  it('changes nothing by itself', async () => {
    const { get, brought, explanation } = await withSaved(saved)
    expect(brought()).toEqual(saved)
    expect(get().settings).toEqual(defaultSettings)
    expect(explanation()?.classIndex).toBe(1)
  })

  it('is explained and drawn as it was, when that is wanted; the next picture too', async () => {
    const { get, brought, explanation, explainer } = await withSaved(saved)
    vi.mocked(explainer.explain).mockClear()
    await get().applySavedSettings()
    expect(get().settings).toEqual({ ...defaultSettings, ...drawn, ...asked })
    expect(explanation()).toMatchObject({ classIndex: 2, layer: 'k', score: 'logit', evidence: 'against' })
    expect(explainer.explain).toHaveBeenCalledOnce()
    expect(get().notices).toEqual([])
    expect(brought()).toBeNull()
    await get().open([new File(['o'], 'original.png')])
    expect(explanation()).toMatchObject({ classIndex: 2, layer: 'k', score: 'logit' })
  })

  it('is asked for no class where that was the most probable one, but shows it', async () => {
    const { get, explanation } = await withSaved({
      ...saved,
      class: { index: 0, wnid: 'a', label: 'ant', isFirst: true },
    })
    await get().applySavedSettings()
    expect(get().settings.classAsked).toBeNull()
    expect(explanation()?.classIndex).toBe(0)
  })

  it('is not asked about again once that was declined, wherever one goes', async () => {
    const { get, brought } = await withSaved(saved)
    get().declineSavedSettings()
    await get().applySavedSettings()
    expect(get().settings).toEqual(defaultSettings)
    await get().open([new File(['o'], 'other.png')])
    await get().pick(1)
    expect(brought()).toBeNull()
  })

  it('brings its network where that is here', async () => {
    const { get, explanation } = await withSaved({ ...saved, model: { id: 'mine', name: 'Mine', sha256 } }, [
      'efficientnet-lite0',
      'mine',
    ])
    await get().applySavedSettings()
    expect(get().modelId).toBe('mine')
    expect(explanation()).toMatchObject({ classIndex: 2, layer: 'k' })
    expect(get().notices).toEqual([])
  })

  it('says where its network is not here, and takes what fits the one in use', async () => {
    const model = { id: 'mine', name: 'Mi\u202Ene', sha256 }
    const other = { index: 0, wnid: 'c', label: 'cat', isFirst: false }
    const { get, explanation } = await withSaved({ ...saved, model, class: other, layer: 'gone', method: 'new' })
    await get().applySavedSettings()
    expect(get().modelId).toBe('efficientnet-lite0')
    expect(get().settings).toEqual({
      ...defaultSettings,
      ...drawn,
      score: 'logit',
      evidence: 'against',
      classAsked: 'c',
    })
    expect(explanation()?.classIndex).toBe(2)
    expect(get().notices).toEqual([
      expect.toTell(/^The network “Mine” that the picture was explained with is not here/),
    ])
  })

  it('says where the network of its name is another one', async () => {
    const { get } = await withSaved({
      ...saved,
      model: { id: 'efficientnet-lite0', name: 'Starter', sha256: 'b'.repeat(64) },
    })
    await get().applySavedSettings()
    expect(get().notices).toEqual([expect.toTell('is another version than the one')])
    expect(get().settings).toMatchObject(asked)
  })

  it('is not taken for another class that has its place, or its number', async () => {
    const elsewhere = await withSaved({ ...saved, class: { index: 2, wnid: 'n99', label: 'cat', isFirst: false } })
    await elsewhere.get().applySavedSettings()
    expect(elsewhere.get().settings.classAsked).toBeNull()
    expect(elsewhere.explanation()).toMatchObject({ classIndex: 1, layer: 'k' })
    const numbered = await withSaved({ ...saved, class: { index: 7, wnid: '2', label: 'two', isFirst: false } })
    await numbered.get().applySavedSettings()
    expect(numbered.get().settings.classAsked).toBeNull()
  })

  it('may know nothing but that it is one', async () => {
    const { get } = await withSaved({ heatlens: 1 } as SavedSettings)
    await get().applySavedSettings()
    expect(get().settings).toEqual(defaultSettings)
    expect(get().notices).toEqual([])
  })
})
