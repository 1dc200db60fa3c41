import { describe, expect, it, vi } from 'vitest'
import { opened, photoOf, picture, setUp } from '../../fixtures/fakeApp.ts'
import { savedSettingsOf } from '../export/savedSettingsOf.ts'
import { frame } from '../image/input/fit.ts'
import type { Preprocessing } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { Wanted } from '../worker/image/imageWorker.ts'
import { isOutdated } from './preprocessing.ts'

const preprocessing: Preprocessing = { ...opened.model.preprocessing, fit: 'centre-crop' }
const size = { height: 300, width: 451 }

/** An app whose network sees the middle square, and answers by where its part begins: class 1 up to 100, else class 2. */
async function answered(names = ['a.png', 'bb.png']) {
  let pass = 0
  const forward = vi.fn(async (input: Float32Array) => {
    const order = (input[0] as number) <= 100 ? [1, 0, 2] : [2, 1, 0]
    const predictions = order.map((classIndex) => ({ classIndex, wnid: '', label: '', probability: 0.5, logit: 1 }))
    return { pass: ++pass, predictions, forwardMs: 5 }
  })
  const explain = vi.fn(async (_: number, question: object) => ({
    ...{ evidence: 'for', ...question },
    heatmap: { height: 1, width: 1, values: Float32Array.of(1) },
  }))
  const open = vi.fn(async (file: File, { preprocessing, seenFrom }: Omit<Wanted, 'viewPixels'>) => {
    const { crop } = frame(size, preprocessing, seenFrom)
    const input = Float32Array.of(crop.left, 0, 0)
    return { ...photoOf(file.name, preprocessing), size, crop, input, ...(seenFrom !== undefined && { seenFrom }) }
  })
  const app = setUp({
    explainer: {
      open: async () => ({ ...opened, model: { ...opened.model, preprocessing } }) as OpenedNetwork,
      ...{ forward, explain: explain as never },
    },
    imageWorker: { open },
  })
  await app.get().load()
  await app.get().open(names.map(picture))
  await app.get().pick(app.get().pictures[0]?.id as number)
  const idOf = (at: number) => app.get().pictures[at]?.id as number
  const outcome = () => app.get().shown?.outcome
  return { ...app, forward, open, explain, idOf, outcome }
}

describe('what the network sees', () => {
  it('is the middle at first; when moved, the picture is answered anew, and its map lies there', async () => {
    const { get, outcome, idOf, forward } = await answered()
    expect(outcome()?.input).toEqual({ preprocessing, crop: { left: 75, top: 0, width: 300, height: 300 } })
    expect(outcome()?.explanation.classIndex).toBe(1)
    const before = forward.mock.calls.length
    await get().moveSeen(idOf(0), 151)
    expect(outcome()?.input.crop.left).toBe(151)
    expect(outcome()?.explanation.classIndex).toBe(2)
    expect(outcome()?.explanation.heatmap.area).toEqual({ left: 151 / 451, top: 0, right: 1, bottom: 1 })
    expect(forward.mock.calls.length - before).toBe(1)
    expect(get().phase.at).toBe('resting')
    expect(get().pictures[1]?.outcome?.input.crop.left).toBe(75)
  })

  it('stays with its picture when another one is looked at, and in what is exported', async () => {
    const { get, outcome, idOf, open } = await answered()
    await get().moveSeen(idOf(0), 20)
    await get().pick(idOf(1))
    expect(outcome()?.input.crop.left).toBe(75)
    await get().pick(idOf(0))
    expect(outcome()?.input.crop.left).toBe(20)
    expect(get().shown?.photo.crop.left).toBe(20)
    // Asked otherwise than the settings say now, they are explained again.
    await get().change({ score: 'logit' })
    await get().drawSheet({ title: '', lines: () => [''], missing: () => [] })
    expect(get().pictures.map((one) => one.outcome?.input.crop.left)).toEqual([20, 75])
    expect(open.mock.calls.at(-1)?.[1]).toEqual({ preprocessing })
  })

  it('goes back to the middle, and is where it was if it moves nowhere', async () => {
    const { get, outcome, idOf, forward } = await answered(['a.png'])
    await get().moveSeen(idOf(0), 75)
    expect(forward).toHaveBeenCalledTimes(1)
    await get().moveSeen(idOf(0), 9999)
    expect(outcome()?.input).toMatchObject({ seenFrom: 151 })
    await get().moveSeen(idOf(0), 151)
    expect(forward).toHaveBeenCalledTimes(2)
    await get().moveSeen(idOf(0), null)
    expect(outcome()?.input).not.toHaveProperty('seenFrom')
    expect(outcome()?.input.crop.left).toBe(75)
    expect(get().pictures.some((one) => isOutdated(one, get().engine?.model))).toBe(false)
  })

  it('keeps a class that a person chose', async () => {
    const { get, outcome, idOf } = await answered(['a.png'])
    await get().explainClass(0)
    await get().moveSeen(idOf(0), 0)
    expect(outcome()?.explanation.classIndex).toBe(0)
    expect(outcome()?.explanation.heatmap.area?.left).toBe(0)
  })

  it('has explanations of its own, also of a class that was looked ahead at', async () => {
    const { get, outcome, idOf } = await answered(['a.png'])
    const { signal } = new AbortController()
    expect((await get().prefetchClass(2, signal))?.heatmap.area?.left).toBe(75 / 451)
    await get().moveSeen(idOf(0), 20)
    expect(get().seenClass(2)).toBeNull()
    await get().explainClass(2)
    expect(outcome()?.explanation.heatmap.area?.left).toBe(20 / 451)
  })

  it('is the last place of all that follow one another', async () => {
    const { get, outcome, idOf } = await answered(['a.png'])
    await Promise.all([10, 20, 30].map((from) => get().moveSeen(idOf(0), from)))
    expect(outcome()?.input.crop.left).toBe(30)
    expect(get().pictures.map(({ state }) => state)).toEqual(['done'])
  })

  it('is saved with the picture, and restored from there', async () => {
    const { get, outcome, idOf } = await answered(['a.png'])
    const saved = () => savedSettingsOf(get(), outcome() as NonNullable<ReturnType<typeof outcome>>)
    expect(saved()).not.toHaveProperty('seenFrom')
    await get().moveSeen(idOf(0), 33)
    expect(saved()).toMatchObject({ seenFrom: 33 })
    const next = await answered(['a.png'])
    const { pictures } = next.get()
    next.store.setState({
      pictures: pictures.map((one) => ({ ...one, savedSettings: { heatlens: 1, seenFrom: 33 } })),
    })
    await next.get().applySavedSettings()
    expect(next.outcome()?.input).toMatchObject({ seenFrom: 33, crop: { left: 33 } })
  })
})
