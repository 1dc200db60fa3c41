import { expect, it, vi } from 'vitest'
import type { Explanation, Question } from '../types.ts'
import type { ExplainProgress } from '../worker/explainer/followSteps.ts'
import type { PassReader } from './appState.ts'
import { createExplanationMaker, type ToExplain } from './explaining.ts'

const question: Question = { classIndex: 0, method: 'rise', layer: 'l', score: 'probability', evidence: 'for' }

/**
 * A maker over an explainer that takes until it is told to end. A method of many passes that is aborted answers with
 * its map so far if it `hasMap`, and rejects otherwise, as the worker does.
 */
function setUp({ hasMap = true } = {}) {
  const asked: Question[] = []
  let finish = () => {}
  const explain = vi.fn(
    (_: number, about: Question, onProgress?: (progress: ExplainProgress) => void, signal?: AbortSignal) =>
      new Promise<Explanation>((resolve, reject) => {
        asked.push(about)
        const answer = (more = {}) => resolve({ ...about, ...more } as unknown as Explanation)
        if (about.method === 'gradCam') return answer()
        finish = answer
        onProgress?.({ done: 3, total: 9 })
        const end = () =>
          hasMap ? answer({ unfinished: { done: 3, total: 9 } }) : reject(new DOMException('', 'AbortError'))
        signal?.addEventListener('abort', end)
      }),
  )
  const tell = vi.fn()
  const drop = vi.fn()
  const maker = createExplanationMaker({ tell, drop })
  const explainer = { explain } as unknown as PassReader
  const reading = { pass: 1, predictions: [{ classIndex: 4 } as never], explainer }
  const begin = (more: Partial<ToExplain> = {}) => {
    const live = new AbortController()
    const questionFor = (first: number) => ({ ...question, classIndex: first })
    const answer = maker.make(reading, { pictureId: 7, questionFor, signal: live.signal, ...more })
    return { answer, live }
  }
  return { maker, begin, asked, tell, drop, finish: () => finish() }
}

it('explains the first class, tells how far it is, and that it has ended', async () => {
  const { begin, finish, tell, maker } = setUp()
  const { answer } = begin()
  finish()
  expect(await answer).toMatchObject({ classIndex: 4, method: 'rise' })
  expect(tell.mock.calls).toEqual([[{ pictureId: 7, classIndex: 4, done: 3, total: 9 }], [null]])
  // Nothing is left to stop.
  expect(maker.stop()).toBe(false)
  expect(maker.makeAnother(1)).toBe(false)
})

it('that is stopped answers with the map so far', async () => {
  const { begin, maker, asked, drop } = setUp()
  const { answer } = begin()
  expect(maker.stop()).toBe(true)
  expect(await answer).toMatchObject({ method: 'rise', unfinished: { done: 3, total: 9 } })
  expect(asked).toHaveLength(1)
  expect(drop).not.toHaveBeenCalled()
})

it('that is stopped before there is a map gives way to Grad-CAM of the same class and layer', async () => {
  const { begin, maker, asked, drop, tell } = setUp({ hasMap: false })
  const smooth = { ...question, smoothing: 'flips', furtherLayers: ['k'] } as const
  const { answer } = begin({ questionFor: () => smooth })
  maker.stop()
  expect(await answer).toEqual({ ...question, method: 'gradCam' })
  expect(asked).toHaveLength(2)
  expect(drop).toHaveBeenCalledExactlyOnceWith(smooth)
  expect(tell).toHaveBeenLastCalledWith(null)
})

it('of a picture that is no longer wanted rejects, and Grad-CAM does not answer', async () => {
  const { begin, asked, drop } = setUp({ hasMap: false })
  const { answer, live } = begin()
  live.abort()
  await expect(answer).rejects.toThrow(DOMException)
  expect(asked).toHaveLength(1)
  expect(drop).not.toHaveBeenCalled()
})

it.each([true, false])(
  'that is left for another class ends, and that class is explained (map so far: %s)',
  async (hasMap) => {
    const { begin, maker, asked, finish, drop, tell } = setUp({ hasMap })
    const { answer } = begin()
    expect(maker.makeAnother(2)).toBe(true)
    await vi.waitFor(() => expect(asked).toHaveLength(2))
    finish()
    expect(await answer).toMatchObject({ classIndex: 2, method: 'rise' })
    expect(drop).not.toHaveBeenCalled()
    // Between the two, nothing says that it has ended.
    expect(tell.mock.calls.map(([told]) => told?.classIndex)).toEqual([4, 2, undefined])
  },
)

it('that is left for another question asks it about the class that was chosen', async () => {
  const { begin, maker, asked } = setUp()
  let method: Question['method'] = 'rise'
  const { answer } = begin({ questionFor: (first) => ({ ...question, method, classIndex: first }) })
  maker.makeAnother(2)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  method = 'gradCam'
  maker.makeAnother()
  expect(await answer).toMatchObject({ classIndex: 2, method: 'gradCam' })
})
