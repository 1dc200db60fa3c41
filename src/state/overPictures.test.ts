import { expect, it, vi } from 'vitest'
import { broken, picture, setUp } from '../../fixtures/fakeApp.ts'
import type { MeasuredPicture } from '../export/summaryFiles.ts'
import type { Explainer } from '../worker/explainer/explainer.ts'
import { measureOver } from './overPictures.ts'

const question = { layer: 'l', score: 'logit' } as const

/** Three pictures that are explained; the value of a map is the length of its method's name, by its pass. */
async function ready(imageOpen = broken) {
  const measure = vi.fn<Explainer['measure']>(async (pass, { method }, [metric = 'insertion'], onProgress) => {
    onProgress?.({ done: 2, total: 4, metric, results: {} })
    return { insertion: { value: method.length / pass } }
  })
  let passes = 0
  let open = (file: File) => broken(new File([], file.name.replace('bad', 'good')))
  const forward = vi.fn<Explainer['forward']>(async () => ({
    ...{
      pass: ++passes,
      predictions: [{ classIndex: 1, wnid: '', label: '', probability: 0, logit: 0 }],
      forwardMs: 5,
    },
  }))
  const app = setUp({ explainer: { measure, forward }, imageWorker: { open: vi.fn((file: File) => open(file)) } })
  await app.get().load()
  await app.get().open(['one', 'bad', 'three'].map(picture))
  expect(app.get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  open = imageOpen
  forward.mockClear()
  return { ...app, measure, forward }
}

it('measures each method on every picture that has an answer, of the class that is explained there', async () => {
  const { get, measure, forward } = await ready((file) => broken(new File([], file.name.replace('bad', 'good'))))
  const told: [number, number][] = []
  let last: readonly MeasuredPicture[] = []
  await measureOver(get().deps, {
    ...{ question, methods: ['gradCam', 'fem'], metric: 'insertion', signal: new AbortController().signal },
    onProgress(done, total, pictures) {
      told.push([done, total])
      last = pictures
    },
  })
  expect(last.map(({ name, classIndex }) => [name, classIndex])).toEqual([
    ['one', 1],
    ['bad', 1],
    ['three', 1],
  ])
  for (const { values } of last) expect(values.gradCam).toBeCloseTo(((values.fem as number) * 7) / 3, 12)
  // It moves within a map, too.
  expect(told.slice(0, 4).map(([done]) => done)).toEqual([0, 0.5, 1, 1.5])
  expect(told.at(-1)).toEqual([6, 6])
  expect(measure.mock.calls.map(([, { method, layer }]) => [method, layer])).toHaveLength(6)
  // One pass a picture, whatever the methods.
  expect(forward.mock.calls.length).toBeLessThanOrEqual(3)
})

it('goes on where a picture can no longer be opened, and ends when it is stopped', async () => {
  const { get, measure } = await ready()
  const stop = new AbortController()
  let last: readonly MeasuredPicture[] = []
  const wanted = { question, methods: ['gradCam'], metric: 'insertion' as const, signal: stop.signal }
  const onProgress = (_: number, __: number, pictures: readonly MeasuredPicture[]) => {
    last = pictures
  }
  await measureOver(get().deps, { ...wanted, onProgress })
  expect(last.map(({ name, values }) => [name, Object.keys(values)])).toEqual([
    ['one', ['gradCam']],
    ['bad', []],
    ['three', ['gradCam']],
  ])
  measure.mockClear()
  measure.mockImplementation(async () => {
    stop.abort()
    return { insertion: { value: 1 } }
  })
  await expect(measureOver(get().deps, { ...wanted, onProgress })).rejects.toMatchObject({ name: 'AbortError' })
  expect(measure).toHaveBeenCalledTimes(1)
})
