import { expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { Explanation, Question } from '../types.ts'
import type { NetworkSession } from './analyse.ts'
import type { AppState, Shown } from './appState.ts'
import { createPrefetch } from './prefetch.ts'
import type { StoreDeps } from './storeDeps.ts'

const engine = { model: { classes: [], targetLayer: 'l' } } as unknown as AppState['engine']
const about = (classIndex: number, method = 'gradCam') =>
  ({ classIndex, method, layer: 'l', score: 'probability', evidence: 'for' }) as unknown as Explanation
const shownOf = (pictureId: number, explanation = about(1)) =>
  ({
    pictureId,
    photo: { input: new Float32Array(0) },
    outcome: { image: { name: 'a.png' }, predictions: [], explanation, timings: { explainMs: 7 } },
  }) as unknown as Shown

function setUp() {
  const facts = { cost: 0, again: 1, isCounterfactual: true, isClassFree: false }
  const readFacts = vi.fn<AppState['readFacts']>(async () => ({
    layerCam: facts,
    scoreCam: { ...facts, cost: 512 },
  }))
  const state = {
    ...{ shown: shownOf(1), engine, settings: defaultSettings, phase: { at: 'resting' }, readFacts },
  } as unknown as AppState
  const answer = (question: Question) => ({ ...question }) as unknown as Explanation
  const ask = vi.fn<NetworkSession['predictAndExplain']>(async (_, make) => ({
    predictions: [],
    explanation: answer(make(0)),
    forwardMs: 0,
    explainMs: 3,
  }))
  const set = vi.fn()
  const deps = { get: () => state, set, network: { predictAndExplain: ask } } as unknown as StoreDeps
  return { state, ask, set, prefetch: createPrefetch(deps), live: new AbortController().signal }
}

it('asks once for each class, and never for the one on the stage', async () => {
  const { ask, prefetch, live } = setUp()
  expect(prefetch.seenClass(2)).toBeNull()
  const first = await prefetch.prefetchClass(2, live)
  expect(prefetch.seenClass(2)).toBe(first)
  expect(first?.classIndex).toBe(2)
  expect(await prefetch.prefetchClass(2, live)).toBe(first)
  expect((await prefetch.prefetchClass(1, live))?.classIndex).toBe(1)
  expect(ask).toHaveBeenCalledTimes(1)
})

it('gives what was seen to whoever asks the same question about the same picture, and to nobody else', async () => {
  const { state, prefetch, live } = setUp()
  const explanation = await prefetch.prefetchClass(2, live)
  const question = about(2)
  expect(prefetch.find(state.shown as Shown, question)).toMatchObject({ explanation, explainMs: 3 })
  expect(prefetch.find(state.shown as Shown, { ...question, method: 'layerCam' })).toBeUndefined()
  expect(prefetch.find(shownOf(2), question)).toBeUndefined()
})

it('asks anew after other settings, of another picture and of another network', async () => {
  const { state, ask, prefetch, live } = setUp()
  await prefetch.prefetchClass(2, live)
  state.settings = { ...defaultSettings, method: 'layerCam' }
  await prefetch.prefetchClass(2, live)
  state.settings = defaultSettings
  state.shown = shownOf(2)
  await prefetch.prefetchClass(2, live)
  state.engine = { ...engine } as AppState['engine']
  await prefetch.prefetchClass(2, live)
  expect(ask).toHaveBeenCalledTimes(4)
})

it('asks nothing while the engine has other work, or before there is an answer', async () => {
  const { state, ask, prefetch, live } = setUp()
  state.phase = { at: 'working', picture: 'b.png' }
  expect(await prefetch.prefetchClass(2, live)).toBeNull()
  state.phase = { at: 'resting' }
  state.shown = null
  expect(await prefetch.prefetchClass(2, live)).toBeNull()
  expect(ask).not.toHaveBeenCalled()
})

it('says nothing of what nobody waits for any more, and tells a lost engine', async () => {
  const { ask, set, prefetch, live } = setUp()
  const gone = new AbortController()
  ask.mockImplementationOnce(async () => {
    gone.abort()
    throw failed.lost()
  })
  expect(await prefetch.prefetchClass(2, gone.signal)).toBeNull()
  expect(set).not.toHaveBeenCalled()
  ask.mockRejectedValueOnce(failed.lost())
  expect(await prefetch.prefetchClass(2, live)).toBeNull()
  expect(set).toHaveBeenCalledWith(expect.objectContaining({ phase: expect.objectContaining({ at: 'stopped' }) }))
})

it('makes no explanation of many passes ahead of a person', async () => {
  const { state, ask, prefetch, live } = setUp()
  state.settings = { ...defaultSettings, method: 'scoreCam' }
  expect(await prefetch.prefetchClass(2, live)).toBeNull()
  state.settings = { ...defaultSettings, smoothing: 'flips' }
  expect(await prefetch.prefetchClass(2, live)).toBeNull()
  expect(ask).not.toHaveBeenCalled()
  state.settings = { ...defaultSettings, method: 'layerCam' }
  expect((await prefetch.prefetchClass(2, live))?.method).toBe('layerCam')
})

it('does not keep what was stopped', async () => {
  const { state, ask, prefetch, live } = setUp()
  state.shown = shownOf(1, { ...about(1), unfinished: { done: 3, total: 9 } })
  await prefetch.prefetchClass(2, live)
  expect(prefetch.find(state.shown as Shown, about(1))).toBeUndefined()
  expect(ask).toHaveBeenCalledTimes(1)
})
