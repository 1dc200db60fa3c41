import { unzipSync } from 'fflate'
import { expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import { broken, deferred, opened, picture, setUp } from '../../fixtures/fakeApp.ts'
import { toProblem } from '../errors/index.ts'
import { defaultSettings, drawingOf } from '../settings/settings.ts'
import type { Explanation, Question } from '../types.ts'
import { inEnglish } from '../words/inEnglish.ts'
import type { SheetTexts } from './exportFiles.ts'

/** An answer with everything that is saved of one. */
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

const sheetTexts: Omit<SheetTexts, 'title'> = {
  lines: ({ image }) => [image.name],
  missing: (name) => [name, 'not opened'],
}

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
  const { get, imageWorker } = await explained()
  await get().pick(get().pictures[0]?.id as number)
  await get().explainClass(2)
  await get().change({ colours: 'viridis', opacity: 0.7 })
  const files = await unzip(await get().exportAll(inEnglish))
  expect(Object.keys(files)).toEqual([
    'cat-cat-heatmap.png',
    'cat-cat-heatlens.json',
    'cat-bee-heatmap.png',
    'cat-bee-heatlens.json',
    'cat-bee-2-heatmap.png',
    'cat-bee-2-heatlens.json',
    'heatlens.csv',
  ])
  expect(files['cat-bee-heatmap.png']).toBe('=cat.jpg')
  expect(JSON.parse(files['cat-cat-heatlens.json'] as string)).toMatchObject({
    image: { name: 'cat.png' },
    explanation: { classIndex: 2 },
  })
  const [head, ...lines] = (files['heatlens.csv'] as string).trimEnd().split('\r\n')
  expect(head).toBe(
    'file,saved_as,width,height,wnid_1,label_1,probability_1,wnid_2,label_2,probability_2,wnid_3,label_3,probability_3,wnid_4,label_4,probability_4,wnid_5,label_5,probability_5,seen_left,seen_top,seen_width,seen_height,explained_wnid,explained_label,evidence,layer,method,score,raw_peak,place,further_layers,fusion,smoothing,unfinished,problem',
  )
  expect(lines).toEqual([
    'cat.png,cat-cat,2,1,,,0,,,0,,,0,,,,,,,0,0,2,1,c,cat,for,l,gradCam,probability,0.25,topLeft,,,none,,',
    "'=cat.jpg,cat-bee,2,1,,,0,,,0,,,0,,,,,,,0,0,2,1,b,bee,for,l,gradCam,probability,0.25,topLeft,,,none,,",
    '../cat.webp,cat-bee-2,2,1,,,0,,,0,,,0,,,,,,,0,0,2,1,b,bee,for,l,gradCam,probability,0.25,topLeft,,,none,,',
  ])
  expect(vi.mocked(imageWorker.render).mock.calls[2]?.[2]).toEqual({
    ...drawingOf(defaultSettings),
    ...{ colours: 'viridis', opacity: 0.7, overlayStyle: 'heat', threshold: 0.5, showsRegion: false },
  })
  // Each file contains its own settings.
  expect(vi.mocked(imageWorker.render).mock.calls.map(([, , , saved]) => saved?.class?.label)).toEqual([
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
  const files = await unzip(await get().exportAll(inEnglish))
  const explanations = ['cat-ant', 'cat-bee', 'cat-bee-2'].map(
    (stem) => JSON.parse(files[`${stem}-heatlens.json`] as string).explanation,
  )
  expect(explanations.map(({ score, classIndex }) => [score, classIndex])).toEqual([
    ['logit', 0],
    ['logit', 1],
    ['logit', 1],
  ])
  // The one on the stage already had its answer.
  expect(vi.mocked(explainer.explain).mock.calls.length - before).toBe(2)
})

it('passes over a picture that cannot be opened any more, and says so', async () => {
  const { get, imageWorker } = await explained()
  vi.mocked(imageWorker.render).mockImplementationOnce(async () => Promise.reject(failed.picture('cat.png')))
  const files = await unzip(await get().exportAll(inEnglish))
  expect(Object.keys(files)).toHaveLength(5)
  expect((files['heatlens.csv'] as string).split('\r\n')[1]).toMatch(
    /^cat\.png,,2,1,.*,“cat\.png” is empty\. Choose another file\.$/,
  )
  expect(get().failure?.problem).toEqual(toProblem(failed.picture('cat.png')))
})

it('can be cancelled, tells how far it is, and can be begun again', async () => {
  const { get, imageWorker } = await explained()
  const slow = deferred<Blob>()
  vi.mocked(imageWorker.render).mockResolvedValueOnce(new Blob()).mockReturnValueOnce(slow.promise)
  const first = get().exportAll(inEnglish)
  await vi.waitFor(() => expect(get().exporting).toEqual({ kind: 'zip', done: 1, total: 3 }))
  get().cancelExport()
  expect(get().exporting).toBeNull()
  const second = get().exportAll(inEnglish)
  slow.resolve(new Blob())
  expect(await first).toBeNull()
  expect(Object.keys(await unzip(await second))).toHaveLength(7)
  expect(get().exporting).toBeNull()
  expect(get().failure).toBeNull()
})

it('draws the contact sheet of what is explained', async () => {
  const { get, imageWorker } = await explained()
  const add = vi.fn(async () => {})
  vi.mocked(imageWorker.withSheet).mockImplementation((_, work) =>
    work({ add, finish: async () => new Blob(['sheet']) }),
  )
  const sheet = await get().drawSheet({ title: 'All', ...sheetTexts })
  expect(sheet?.size).toBe(5)
  expect(imageWorker.withSheet).toHaveBeenCalledWith({ title: 'All', count: 3 }, expect.any(Function))
  expect(add.mock.calls.map((call: unknown[]) => call[1])).toEqual(names.map((name) => [name]))
})

it('is of one piece, whatever is changed, removed, added or asked meanwhile', async () => {
  const { get, imageWorker } = await explained()
  const ids = get().pictures.map(({ id }) => id)
  // The other two still have to be explained.
  await get().pick(ids[0] as number)
  await get().change({ colours: 'viridis', score: 'logit' })
  const slow = deferred<Blob>()
  const isAtSecond = deferred<void>()
  const rendered = vi.mocked(imageWorker.render)
  rendered.mockResolvedValueOnce(new Blob(['first'])).mockImplementationOnce(async () => {
    isAtSecond.resolve()
    return slow.promise
  })
  const exported = get().exportAll(inEnglish)
  // A moment after the export began.
  get().embedSettings(false)
  await isAtSecond.promise
  await get().change({
    colours: 'magma',
    opacity: 0.9,
    overlayStyle: 'mask',
    threshold: 0.9,
    score: 'probability',
    evidence: 'against',
  })
  await get().pick(ids[2] as number)
  await get().explainClass(0)
  await get().remove([ids[0] as number])
  await get().open([picture('new.png')])
  slow.resolve(new Blob(['second']))
  const files = await unzip(await exported)

  const kept = Object.keys(files).filter((name) => name.endsWith('.json'))
  expect(kept).toEqual(['cat-bee-heatlens.json', 'cat-bee-2-heatlens.json', 'cat-bee-3-heatlens.json'])
  const explanations = kept.map((name) => JSON.parse(files[name] as string).explanation)
  expect(explanations.map(({ score, evidence, classIndex }) => [score, evidence ?? 'for', classIndex])).toEqual(
    Array(3).fill(['logit', 'for', 1]),
  )
  const drawn = { colours: 'viridis', opacity: 0.4, threshold: 0.5, showsRegion: false }
  expect(rendered.mock.calls.map(([, , drawing]) => drawing)).toEqual(
    Array(3).fill({ ...drawingOf(defaultSettings), ...drawn, overlayStyle: 'heat' }),
  )
  for (const [, , , saved] of rendered.mock.calls) {
    expect(saved).toMatchObject({ ...drawn, look: 'heat', score: 'logit', evidence: 'for', class: { index: 1 } })
  }
  const lines = (files['heatlens.csv'] as string).trimEnd().split('\r\n').slice(1)
  expect(lines).toHaveLength(3)
  for (const line of lines) expect(line).toMatch(/,b,bee,for,l,gradCam,logit,/)
  // What was asked for meanwhile is still the picture's answer.
  const asked = get().pictures.find(({ id }) => id === ids[2])?.outcome?.explanation
  expect(asked).toMatchObject({ classIndex: 0, score: 'probability', evidence: 'against' })
})

it('stops where it has to ask and another network is in use, and goes on where it has not', async () => {
  for (const isAsked of [true, false]) {
    const { get, imageWorker, explainer } = await explained()
    if (isAsked) await get().change({ score: 'logit' })
    const slow = deferred<Blob>()
    const isDrawing = deferred<void>()
    vi.mocked(imageWorker.render).mockImplementationOnce(async () => {
      isDrawing.resolve()
      return slow.promise
    })
    const exported = get().exportAll(inEnglish)
    const settled = exported.catch((error: Error) => error)
    await isDrawing.promise
    vi.mocked(explainer.open).mockResolvedValue({ ...opened, model: { ...opened.model, id: 'other', sha256: 'f' } })
    await get().useModel('other')
    slow.resolve(new Blob())
    if (isAsked) expect(await settled).toTell(/^Another network was taken into use during the export/)
    else expect(Object.keys(await unzip(await exported))).toHaveLength(7)
    expect(get().exporting).toBeNull()
  }
})

it('has a line for each picture that was not opened or not looked at, an empty place on the sheet, and says so', async () => {
  const slow = deferred<never>()
  const { get, imageWorker } = setUp({
    explainer: { explain: vi.fn(async (_: number, question: Question) => whole(question)) },
    imageWorker: { open: (file) => (file.name === 'c.png' ? slow.promise : broken(file)) },
  })
  await get().load()
  await get().open(['bad1.png', 'a.png', 'bad2.png', 'b.png'].map(picture))
  await get().pick(get().pictures[1]?.id as number)
  void get().open([picture('c.png'), picture('d.png')])
  await vi.waitFor(() => expect(get().phase).toEqual({ at: 'working', picture: 'c.png' }))
  get().cancel()
  const files = await unzip(await get().exportAll(inEnglish))
  const lines = (files['heatlens.csv'] as string).trimEnd().split('\r\n')
  const columns = lines[0]?.split(',').length as number
  expect(lines[1]).toBe(`bad1.png${','.repeat(columns - 1)}“bad1.png” is empty. Choose another file.`)
  expect(lines.map((line) => line.split(',')[0])).toEqual([
    'file',
    'bad1.png',
    'a.png',
    'bad2.png',
    'b.png',
    'c.png',
    'd.png',
  ])
  expect(lines[5]).toBe(`c.png${','.repeat(columns - 1)}not analysed`)
  expect(get().notices).toEqual([
    expect.toTell('2 of 4 pictures could not be opened. The table heatlens.csv says why.'),
  ])
  expect(get().failure).toBeNull()

  const add = vi.fn(async () => {})
  vi.mocked(imageWorker.withSheet).mockImplementation((_, work) =>
    work({ add, finish: async () => new Blob(['sheet']) }),
  )
  vi.mocked(imageWorker.renderSmall).mockImplementationOnce(async () => Promise.reject(failed.picture('a.png')))
  await get().drawSheet({ title: 'All', ...sheetTexts })
  expect(imageWorker.withSheet).toHaveBeenCalledWith({ title: 'All', count: 4 }, expect.any(Function))
  expect(add.mock.calls).toEqual([
    [null, ['bad1.png', 'not opened']],
    [null, ['a.png', 'not opened']],
    [null, ['bad2.png', 'not opened']],
    [{}, ['b.png']],
  ])
  expect(get().notices).toEqual([
    expect.toTell('3 of 4 pictures could not be opened. Choose one in the filmstrip to see why.'),
  ])
  expect(get().failure?.problem).toEqual(toProblem(failed.picture('a.png')))
})
