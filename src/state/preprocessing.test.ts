import { describe, expect, it, vi } from 'vitest'
import { opened, photoOf, picture, setUp } from '../../fixtures/fakeApp.ts'
import { readPreprocessing } from '../image/input/readPreprocessing.ts'
import type { ModelInfo, Preprocessing, Question } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { RestartableExplainer } from '../worker/page/connectExplainer.ts'
import type { AppState } from './appState.ts'
import { recall, remember } from './changePreprocessing.ts'
import { asksOf, isDoubtful, isOutdated, preprocessingKey, withOwnPreprocessing } from './preprocessing.ts'

const { preprocessing: own } = opened.model
const other: Preprocessing = { ...own, values: '0..1', channels: 'rgb' }

/** An app whose network answers by the first value of its input: class 1 below 5, else class 2. */
async function answered(names = ['a.png', 'bb.png', 'ccc.png'], more: Parameters<typeof setUp>[0] = {}) {
  let pass = 0
  const forward = vi.fn(async (input: Float32Array) => {
    const order = (input[0] as number) < 50 ? [1, 0, 2] : [2, 1, 0]
    const predictions = order.map((classIndex) => ({ classIndex, wnid: '', label: '', probability: 0.5, logit: 1 }))
    return { pass: ++pass, predictions, forwardMs: 5 }
  })
  const open = vi.fn(async (file: File, { preprocessing }: Pick<ModelInfo, 'preprocessing'>) => {
    const isOther = preprocessing.values === '0..1'
    // Its first photo never arrives.
    if (file.name === 'slow.png' && !isOther) await new Promise(() => {})
    return { ...photoOf(file.name, preprocessing), input: Float32Array.of(isOther ? 100 : 1, 0, 0) }
  })
  const app = setUp({ ...more, explainer: { forward, ...more.explainer }, imageWorker: { open } })
  await app.get().load()
  await app.get().open(names.map(picture))
  await app.get().pick(app.get().pictures[0]?.id as number)
  return { ...app, forward, open }
}

const nameOf = (app: Awaited<ReturnType<typeof answered>>) => app.get().shown?.outcome?.image.name
const outdated = ({ get }: Awaited<ReturnType<typeof answered>>) =>
  get().pictures.map((one) => isOutdated(one, get().engine?.model))
const classes = ({ get }: Awaited<ReturnType<typeof answered>>) =>
  get().pictures.map(({ outcome }) => outcome?.explanation.classIndex)

describe('another preprocessing', () => {
  it('applies at once to the picture on the stage, and the others are out of date', async () => {
    const app = await answered()
    const { get, forward } = app
    expect(nameOf(app)).toBe('a.png')
    await get().changePreprocessing(other)
    expect(get().engine?.model).toMatchObject({ preprocessing: other, preprocessingFrom: 'person' })
    expect(nameOf(app)).toBe('a.png')
    expect(get().shown?.photo.preprocessing).toEqual(other)
    expect(get().shown?.outcome?.input.preprocessing).toEqual(other)
    expect(classes(app)).toEqual([2, 1, 1])
    expect(outdated(app)).toEqual([false, true, true])
    expect(forward).toHaveBeenCalledTimes(4)
    expect(get().phase.at).toBe('resting')
  })

  it('answers one of the others anew when it is shown', async () => {
    const app = await answered()
    await app.get().changePreprocessing(other)
    await app.get().pick(app.get().pictures[1]?.id as number)
    expect(nameOf(app)).toBe('bb.png')
    expect(outdated(app)).toEqual([false, false, true])
    expect(classes(app)).toEqual([2, 2, 1])
    // Back in the history, with the class that was on the stage then.
    await app.get().revisit(app.get().pictures[2]?.id as number, 0)
    expect(nameOf(app)).toBe('ccc.png')
    expect(classes(app)).toEqual([2, 2, 0])
    expect(outdated(app)).toEqual([false, false, false])
  })

  it('answers them anew when all are exported, with the class that a person chose', async () => {
    const app = await answered()
    await app.get().pick(app.get().pictures[1]?.id as number)
    await app.get().explainClass(0)
    await app.get().pick(app.get().pictures[2]?.id as number)
    await app.get().changePreprocessing(other)
    expect(outdated(app)).toEqual([true, true, false])
    const lines: number[] = []
    const sheet = await app.get().drawSheet({
      title: '',
      lines: ({ explanation }) => [String(lines.push(explanation.classIndex))],
      missing: () => [],
    })
    expect(sheet).toBeInstanceOf(File)
    expect(lines).toEqual([2, 0, 2])
    expect(outdated(app)).toEqual([false, false, false])
    expect(classes(app)).toEqual([2, 0, 2])
  })

  it('leaves the answers alone where it changes nothing, and brings them back with the old one', async () => {
    const app = await answered()
    await app.get().changePreprocessing({ ...own })
    expect(app.forward).toHaveBeenCalledTimes(3)
    expect(app.get().engine?.model.preprocessingFrom).toBe('person')
    await app.get().changePreprocessing(other)
    await app.get().resetPreprocessing()
    expect(app.get().engine?.model).toMatchObject({ preprocessing: own, preprocessingFrom: 'file' })
    expect(outdated(app)).toEqual([false, false, false])
    expect(classes(app)).toEqual([1, 1, 1])
    // The one on the stage twice more.
    expect(app.forward).toHaveBeenCalledTimes(5)
  })

  it('interrupts the analysis, which goes on with it', async () => {
    const app = await answered(['a.png'])
    void app.get().open(['bb.png', 'slow.png', 'dddd.png'].map(picture))
    await vi.waitFor(() => expect(app.get().phase).toEqual({ at: 'working', picture: 'slow.png' }))
    await app.get().changePreprocessing(other)
    expect(app.get().pictures.every(({ state }) => state === 'done')).toBe(true)
    expect(app.get().shown?.outcome?.input.preprocessing).toEqual(other)
    const latest = app.open.mock.calls.filter(([file]) => file.name === 'dddd.png').at(-1)
    expect(latest?.[1].preprocessing).toEqual(other)
  })
})

describe('what a person chose', () => {
  const storage = () => {
    let text: string | null = null
    return {
      read: () => text,
      change: (change: (text: string | null) => string) => {
        text = change(text)
      },
    }
  }

  it('is kept with the network, and forgotten by a reset', async () => {
    const preprocessings = storage()
    const first = await answered(['a.png'], { preprocessings })
    await first.get().changePreprocessing(other)
    const second = await answered(['a.png'], { preprocessings })
    expect(second.get().engine?.model).toMatchObject({ preprocessing: other, preprocessingFrom: 'person' })
    expect(classes(second)).toEqual([2])
    await second.get().resetPreprocessing()
    expect(second.get().engine?.model).toMatchObject({ preprocessing: own, preprocessingFrom: 'file' })
    expect((await answered(['a.png'], { preprocessings })).get().engine?.model.preprocessing).toEqual(own)
  })

  it('stays where the network is loaded again, also if nothing can be stored', async () => {
    const app = await answered(['a.png'])
    await app.get().changePreprocessing(other)
    await app.get().restart()
    expect(app.get().engine?.model.preprocessing).toEqual(other)
  })

  it('is added to an explainer whose methods a proxy makes', async () => {
    const made = new Proxy({} as RestartableExplainer, {
      get: (_, name) => async () => (name === 'open' ? opened : name),
    })
    const explainer = withOwnPreprocessing(made, storage(), new Map())
    expect((await explainer.open({ modelUrl: '' }, () => {})).model.id).toBe(opened.model.id)
    expect(await explainer.memory()).toBe('memory')
  })

  const model = opened.model
  it.each([
    ['another version', { ...model, sha256: 'version2' }],
    ['another network', { ...model, id: 'other' }],
    ['another size', { ...model, preprocessing: { ...own, height: 9 } }],
    ['other channels', { ...model, input: { ...model.input, channels: 1 } }],
  ])('is not for %s', (_, another) => {
    expect(recall(remember(null, model, other), another)).toBe(another)
  })

  it.each([
    null,
    '',
    'no json',
    '[]',
    '{"version":1}',
    '{"version":2,"networks":[]}',
    '{"version":1,"networks":[[1,2],7]}',
  ])('survives %j in its place', (text) => {
    expect(recall(text ?? '', model)).toBe(model)
    expect(recall(remember(text, model, other), model).preprocessing).toEqual(other)
  })

  it('is kept for the last networks', () => {
    let text: string | null = null
    for (let i = 0; i < 60; i++) text = remember(text, { ...model, id: `network ${i}` }, other)
    expect(recall(text ?? '', { ...model, id: 'network 9' }).preprocessing).toEqual(own)
    expect(recall(text ?? '', { ...model, id: 'network 10' }).preprocessing).toEqual(other)
  })

  it.each([
    { height: 0 },
    { width: 1.5 },
    { height: 1e6 },
    { channels: 'toString' },
    { values: 'vgg' },
    { resize: 1 },
    { fit: undefined },
    { antialias: 'yes' },
  ])('is not read with %o', (wrong) => {
    expect(readPreprocessing({ ...other, ...wrong })).toBeUndefined()
  })

  it('is read as it was written', () => {
    const custom = { ...other, values: 'custom', mean: [1, 2, 3], scale: [0.5], fit: 'short-side', shortSide: 256 }
    expect(readPreprocessing(JSON.parse(JSON.stringify(custom)))).toEqual(custom)
    expect(readPreprocessing({ ...custom, mean: [1, 2], scale: ['1'], shortSide: -1 })).toEqual({
      ...{ ...other, values: 'custom', fit: 'short-side' },
    })
  })
})

describe('tries', () => {
  it('each choice on the picture in hand, and leaves its answer on the stage', async () => {
    const app = await answered(['a.png'])
    const before = app.get().shown
    const seen: [number, number][] = []
    const choices = [own, other, { ...own, values: '-1..1' as const }]
    await app
      .get()
      .tryPreprocessings(choices, (at, { classIndex }) => seen.push([at, classIndex]), new AbortController().signal)
    // 1 + 103.939 as a pixel is 0.41 of 255.
    expect(seen.map(([at]) => at)).toEqual([0, 1, 2])
    expect(app.forward).toHaveBeenCalledTimes(3)
    const [[first] = [], ...tried] = app.forward.mock.calls.map(([input]) => [...input])
    expect(first).toBe(1)
    // The input has three channels, blue first.
    expect(tried[0]?.[2]).toBeCloseTo((1 + 103.939) / 255, 5)
    expect(tried[1]?.[0]).toBeCloseTo((1 + 103.939) / 127.5 - 1, 5)
    expect(app.get().shown).toBe(before)
    expect(outdated(app)).toEqual([false])
    // The next class needs a pass of the picture itself again.
    await app.get().explainClass(0)
    expect(app.forward).toHaveBeenCalledTimes(4)
    expect(app.forward.mock.calls[3]?.[0][0]).toBe(1)
  })

  it('nothing more once it is aborted', async () => {
    const app = await answered(['a.png'])
    const asked = new AbortController()
    const seen: number[] = []
    await app.get().tryPreprocessings(
      [own, other],
      (at) => {
        seen.push(at)
        asked.abort()
      },
      asked.signal,
    )
    expect(seen).toEqual([0])
    expect(app.forward).toHaveBeenCalledTimes(1)
    expect(app.get().failure).toBeNull()
  })
})

describe('an answer is doubtful', () => {
  const withFirst = async (probability: number, logit: number, from: ModelInfo['preprocessingFrom'] = 'file') => {
    const model = { ...opened.model, preprocessingFrom: from }
    const app = await answered(['a.png'], {
      explainer: {
        open: vi.fn(async () => ({ ...opened, model }) as OpenedNetwork),
        forward: vi.fn(async () => ({
          pass: 1,
          predictions: [{ classIndex: 1, wnid: '', label: '', probability, logit }],
          forwardMs: 1,
        })),
      },
    })
    return app
  }
  it.each([
    [1, 412.7, 'file', true],
    [1, -150, 'person', true],
    [1, 412.7, 'network', false],
    [0.97, 412.7, 'file', false],
    [1, 60, 'guess', false],
  ] as const)('with a probability of %f and a logit of %f, by %s: %s', async (probability, logit, from, isExpected) => {
    const { get } = await withFirst(probability, logit, from)
    expect(isDoubtful(get())).toBe(isExpected)
  })

  it('until a person says that it is right', async () => {
    const { get } = await withFirst(1, 300)
    get().trustPreprocessing()
    expect(isDoubtful(get())).toBe(false)
    await get().changePreprocessing(other)
    expect(isDoubtful(get())).toBe(true)
  })
})

describe('the part of the picture that the network saw', () => {
  it('places the map', async () => {
    const explain = vi.fn(
      async (_: number, question: Question) =>
        ({ ...question, heatmap: { height: 1, width: 1, values: Float32Array.of(1) } }) as never,
    )
    const crop = { left: 1, top: 0, height: 1, width: 1 }
    const open = async (file: File) => ({ ...photoOf(file.name), crop })
    const { get } = setUp({ explainer: { explain }, imageWorker: { open } })
    await get().load()
    await get().open([picture('a.png')])
    const { outcome } = get().shown ?? {}
    expect(outcome?.explanation.heatmap.area).toEqual({ left: 0.5, top: 0, right: 1, bottom: 1 })
    expect(outcome?.input.crop).toEqual(crop)
    // Of another class, too, and of one that is prefetched.
    const prefetched = await get().prefetchClass(2, new AbortController().signal)
    expect(prefetched?.heatmap.area).toEqual({ left: 0.5, top: 0, right: 1, bottom: 1 })
  })

  it('is all of it by default', async () => {
    const app = await answered(['a.png'])
    expect(app.get().shown?.outcome?.explanation).not.toHaveProperty('heatmap')
    expect(app.get().shown?.outcome?.input.crop).toEqual({ left: 0, top: 0, height: 1, width: 2 })
  })
})

it('knows preprocessings that make the same input', () => {
  const key = preprocessingKey
  expect(key({ ...own, shortSide: 9, mean: [1] })).toBe(key(own))
  expect(key({ ...own, fit: 'short-side', shortSide: 9 })).not.toBe(key({ ...own, fit: 'short-side', shortSide: 8 }))
  expect(key({ ...own, values: 'custom', mean: [1] })).not.toBe(key({ ...own, values: 'custom', mean: [2] }))
  expect(key({ ...own, antialias: true })).not.toBe(key(own))
})

describe('a network whose size is free', () => {
  const free = { height: 224, width: 224 }
  const sizeOf = ({ height, width }: Preprocessing) => [height, width]

  /** Opens with the size that is asked for, unless it is less than 8. */
  async function freeApp() {
    const open = vi.fn(async ({ sizes = {} }: Parameters<RestartableExplainer['open']>[0]) => {
      const { height, width } = Object.values(sizes)[0] ?? free
      const size = height < 8 ? free : { height, width }
      const model = { ...opened.model, preprocessingFrom: 'guess' as const, input: { ...size, channels: 3, free } }
      return { ...opened, model: { ...model, preprocessing: { ...own, ...size } } }
    })
    const app = await answered(undefined, { explainer: { open } })
    return { ...app, openNetwork: open }
  }

  it('is opened anew with another size, and its pictures are answered again', async () => {
    const app = await freeApp()
    const { get, openNetwork } = app
    expect(asksOf(get())).toBe('size')
    await get().changePreprocessing({ ...(get().engine?.model.preprocessing as Preprocessing), height: 96, width: 64 })
    expect(openNetwork).toHaveBeenCalledTimes(2)
    expect(sizeOf(get().engine?.model.preprocessing as Preprocessing)).toEqual([96, 64])
    expect(sizeOf(get().lastOutcome?.input.preprocessing as Preprocessing)).toEqual([96, 64])
    expect(get().pictures.every(({ outcome }) => outcome)).toBe(true)
    expect(asksOf(get())).toBeUndefined()
    await get().resetPreprocessing()
    expect(sizeOf(get().engine?.model.preprocessing as Preprocessing)).toEqual([224, 224])
    expect(asksOf(get())).toBe('size')
  })

  it('says where it cannot run with a size, and forgets that', async () => {
    const { get, openNetwork } = await freeApp()
    const tiny = { ...(get().engine?.model.preprocessing as Preprocessing), height: 4, width: 4 }
    await expect(get().changePreprocessing(tiny)).rejects.toTell(/cannot run with pictures of 4 × 4 pixels/)
    expect(sizeOf(get().engine?.model.preprocessing as Preprocessing)).toEqual([224, 224])
    await get().useModel('starter')
    expect(openNetwork.mock.lastCall?.[0].sizes).toEqual({})
  })
})

it('what weights leave open is asked of the network that they are of, until a person chooses', async () => {
  const { get } = await answered()
  const question = { about: 'activation', module: 'fc.0', options: ['ReLU', 'none'], chosen: 'ReLU' } as const
  const asked = (id: string, from: 'usual' | 'guess' | 'file' | 'person') =>
    asksOf({ ...get(), understood: { id, open: [{ ...question, from }] } as unknown as AppState['understood'] })
  const id = get().engine?.model.id as string
  expect(asked(id, 'guess')).toBe('architecture')
  for (const from of ['usual', 'file', 'person'] as const) expect(asked(id, from)).toBeUndefined()
  expect(asked('another', 'guess')).toBeUndefined()
})
