import { unzipSync } from 'fflate'
import { expect, it, vi } from 'vitest'
import { deferred, picture, setUp } from '../../fixtures/fakeApp.ts'
import { PictureError } from '../errors.ts'
import type { Explanation, Question } from '../types.ts'

/** An answer with all that is saved of one. */
const whole = (question: Question) =>
  ({
    evidence: 'for',
    ...question,
    heatmap: { height: 3, width: 3, values: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0) },
    channelWeights: Float64Array.of(0.5),
    rawPeak: 0.25,
    gradientScale: [1, 0],
    empty: false,
    channel: { index: 0, before: Float32Array.of(1), after: Float64Array.of(2) },
  }) as unknown as Explanation

const names = ['cat.png', '=cat.jpg', '../cat.webp']

async function explained() {
  const app = setUp({ explainer: { explain: vi.fn(async (_: number, question: Question) => whole(question)) } })
  await app.get().load()
  await app.get().open(names.map(picture))
  return app
}

const unzip = async (blob: Blob | null) => {
  const files = unzipSync(new Uint8Array(await (blob as Blob).arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}

it('packs each picture with its heat and its data, and a table of all, under names that are safe', async () => {
  const { get, darkroom } = await explained()
  await get().pick(get().pictures[0]?.id as number)
  await get().explainClass(2)
  await get().change({ colours: 'viridis', opacity: 0.7 })
  const files = await unzip(await get().exportAll())
  expect(Object.keys(files)).toEqual([
    'cat-heatmap.png',
    'cat-heatlens.json',
    'cat-2-heatmap.png',
    'cat-2-heatlens.json',
    'cat-3-heatmap.png',
    'cat-3-heatlens.json',
    'heatlens.csv',
  ])
  expect(files['cat-2-heatmap.png']).toBe('=cat.jpg')
  expect(JSON.parse(files['cat-heatlens.json'] as string)).toMatchObject({
    image: { name: 'cat.png' },
    explanation: { classIndex: 2 },
  })
  const [head, ...lines] = (files['heatlens.csv'] as string).trimEnd().split('\r\n')
  expect(head).toBe(
    'file,saved_as,width,height,wnid_1,label_1,probability_1,wnid_2,label_2,probability_2,wnid_3,label_3,probability_3,wnid_4,label_4,probability_4,wnid_5,label_5,probability_5,explained_wnid,explained_label,evidence,layer,method,score,raw_peak,place',
  )
  expect(lines).toEqual([
    'cat.png,cat,2,1,,,0,,,0,,,0,,,,,,,c,cat,for,l,gradCam,probability,0.25,topLeft',
    "'=cat.jpg,cat-2,2,1,,,0,,,0,,,0,,,,,,,b,bee,for,l,gradCam,probability,0.25,topLeft",
    '../cat.webp,cat-3,2,1,,,0,,,0,,,0,,,,,,,b,bee,for,l,gradCam,probability,0.25,topLeft',
  ])
  expect(vi.mocked(darkroom.develop).mock.calls[2]?.[2]).toEqual({
    ...{ colours: 'viridis', opacity: 0.7, look: 'heat', threshold: 0.5, showsRegion: false },
  })
  // Each has its own settings in it.
  expect(vi.mocked(darkroom.develop).mock.calls.map(([, , , saved]) => saved?.class?.label)).toEqual([
    'cat',
    'bee',
    'bee',
  ])
  expect(get().exporting).toBeNull()
})

it('asks anew what was asked otherwise than the settings say now; the class stays', async () => {
  const { get, explainer } = await explained()
  await get().pick(get().pictures[0]?.id as number)
  await get().explainClass(0)
  await get().pick(get().pictures[2]?.id as number)
  await get().change({ score: 'logit' })
  const before = vi.mocked(explainer.explain).mock.calls.length
  const files = await unzip(await get().exportAll())
  const explanations = ['cat', 'cat-2', 'cat-3'].map(
    (stem) => JSON.parse(files[`${stem}-heatlens.json`] as string).explanation,
  )
  expect(explanations.map(({ score, classIndex }) => [score, classIndex])).toEqual([
    ['logit', 0],
    ['logit', 1],
    ['logit', 1],
  ])
  // The one on the stage was asked already.
  expect(vi.mocked(explainer.explain).mock.calls.length - before).toBe(2)
})

it('passes over a picture that cannot be opened any more, and says so', async () => {
  const { get, darkroom } = await explained()
  vi.mocked(darkroom.develop).mockImplementationOnce(async () =>
    Promise.reject(new PictureError('cat.png is gone. Choose it again.')),
  )
  const files = await unzip(await get().exportAll())
  expect(Object.keys(files)).toHaveLength(5)
  expect((files['heatlens.csv'] as string).split('\r\n')[1]).toMatch(/^cat\.png,,2,1,/)
  expect(get().failure?.problem).toBe('cat.png is gone. Choose it again.')
})

it('can be cancelled, tells how far it is, and can be begun again', async () => {
  const { get, darkroom } = await explained()
  const slow = deferred<Blob>()
  vi.mocked(darkroom.develop).mockResolvedValueOnce(new Blob()).mockReturnValueOnce(slow.promise)
  const first = get().exportAll()
  await vi.waitFor(() => expect(get().exporting).toEqual({ kind: 'zip', done: 1, total: 3 }))
  get().cancelExport()
  expect(get().exporting).toBeNull()
  const second = get().exportAll()
  slow.resolve(new Blob())
  expect(await first).toBeNull()
  expect(Object.keys(await unzip(await second))).toHaveLength(7)
  expect(get().exporting).toBeNull()
  expect(get().failure).toBeNull()
})

it('draws the contact sheet of what is explained', async () => {
  const { get, darkroom } = await explained()
  const add = vi.fn(async () => {})
  vi.mocked(darkroom.withSheet).mockImplementation((_, work) => work({ add, finish: async () => new Blob(['sheet']) }))
  const sheet = await get().drawSheet({ title: 'All', lines: ({ image }) => [image.name] })
  expect(sheet?.size).toBe(5)
  expect(darkroom.withSheet).toHaveBeenCalledWith({ title: 'All', count: 3 }, expect.any(Function))
  expect(add.mock.calls.map((call: unknown[]) => call[1])).toEqual(names.map((name) => [name]))
})
