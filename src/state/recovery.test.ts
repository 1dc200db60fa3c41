import { expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import { sample } from '../../fixtures/fakeApp.ts'
import { asVgg16, preparedWhole } from '../../fixtures/preprocessing.ts'
import { toProblem } from '../errors/index.ts'
import type { BackendId } from '../ids.ts'
import { readAddress } from '../settings/address.ts'
import type { Details, Explanation, Question } from '../types.ts'
import { inEnglish } from '../words/inEnglish.ts'
import type { OpenRequest } from '../worker/explainer/explainer.ts'
import { toPageState } from './pageState.ts'
import { createAppStore } from './store.ts'

const gpuLost = () => failed.lost()
const workerDied = () => failed.worker()
const cancelled = () => new DOMException('', 'AbortError')

type Call = 'open' | 'forward' | 'explain' | 'details'

/** The page over a fake worker, whose calls can be made to fail or wait, one by one. */
function setUp({ query = '', backend = 'webgl' as BackendId } = {}) {
  /** What the next call of a kind does before it answers: a simulated fault of the worker. */
  const faults: Partial<Record<Call, (() => Promise<void>)[]>> = {}
  const calls: string[] = []
  let worker = 1
  let pass = 0
  const take = async (call: Call) => {
    calls.push(`${call} ${worker}`)
    await faults[call]?.shift()?.()
  }
  const explainer = {
    open: vi.fn(async (request: OpenRequest) => {
      await take('open')
      const id = request.withoutGpu && !request.backend ? 'wasm' : backend
      const model = {
        id: 'm',
        name: 'VGG16',
        classes: [0, 1, 2],
        layers: ['l'],
        targetLayer: 'l',
        preprocessing: asVgg16,
      }
      return { model, backend: { id }, methods: [{ id: 'gradCam' }], notices: [] } as never
    }),
    forward: vi.fn(async (_: unknown, __: string, _signal?: AbortSignal) => {
      await take('forward')
      return { pass: ++pass, predictions: [{ classIndex: 1 } as never], forwardMs: 5 }
    }),
    explain: vi.fn(async (_: number, question: Question) => {
      await take('explain')
      return { ...question } as unknown as Explanation
    }),
    details: vi.fn(async () => {
      await take('details')
      return { channels: 3 } as Details
    }),
    facts: vi.fn(async () => ({})),
    aboutMetrics: vi.fn(async () => []),
    measure: vi.fn(async () => ({})),
    memory: vi.fn(async () => ({ tensors: 1, bytes: 4 })),
    restart: vi.fn(() => {
      worker++
    }),
  }
  const openPhoto = vi.fn(
    async (file: File) =>
      ({ size: { height: 1, width: 2 }, input: Float32Array.of(file.size), ...preparedWhole(1, 2) }) as never,
  )
  const store = createAppStore({
    explainer,
    imageWorker: {
      open: openPhoto,
      openWhole: async () => Promise.reject(new Error()),
      pack: async () => new Blob(),
      render: async () => new Blob(),
      renderSmall: async () => ({}) as ImageBitmap,
      stretch: async (file) => file,
      withArchive: async () => Promise.reject(new Error()),
      withSheet: async () => Promise.reject(new Error()),
    },
    address: readAddress(query),
    models: {
      urlOf: async (id) => `https://x.test/${id}`,
      filesAt: () => undefined,
      canKeep: async () => true,
      list: async () => [],
      add: async () => 'added',
      remove: async () => {},
      export: async () => new Blob(),
      room: async () => undefined,
      keep: async () => true,
    },
    memory: { read: () => null, write: () => {} },
  })
  const sentences: (string | undefined)[] = []
  store.subscribe(({ phase }) => sentences.push(phase.at === 'loading' && phase.why ? inEnglish(phase.why) : undefined))
  const fail = (call: Call, ...errors: (() => Error)[]) => {
    faults[call] = errors.map((error) => () => Promise.reject(error()))
  }
  /** Makes the next call of a kind wait until the returned function is called; with an error, the call fails. */
  const hold = (call: Call) => {
    let release: (error?: Error) => void = () => {}
    const held = new Promise<void>((resolve, reject) => {
      release = (error) => (error ? reject(error) : resolve())
    })
    faults[call] = [() => held]
    return release
  }
  return { explainer, openPhoto, calls, sentences, fail, hold, get: store.getState }
}

const picture = (name: string) => new File([name], name)

async function withPicture(own: Parameters<typeof setUp>[0] = {}) {
  const page = setUp(own)
  await page.get().load()
  await page.get().open([picture('first.png')])
  page.calls.splice(0)
  page.sentences.splice(0)
  return page
}

for (const call of ['forward', 'explain'] as const) {
  it(`a graphics processor that is lost in ${call}: the network is loaded anew and the picture explained, by itself`, async () => {
    const { get, fail, calls, sentences, explainer } = await withPicture()
    fail(call, gpuLost)
    await get().open([picture('second.png'), picture('third.png')])
    const lost = call === 'forward' ? ['forward 1'] : ['forward 1', 'explain 1']
    expect(calls).toEqual([...lost, 'open 2', 'forward 2', 'explain 2', 'forward 2', 'explain 2'])
    expect(sentences).toContain('The graphics processor was reset; loading VGG16 again.')
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'third.png' })
    expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(explainer.open).toHaveBeenLastCalledWith(
      { modelUrl: 'https://x.test/efficientnet-lite0' },
      expect.any(Function),
    )
  })
}

it('keeps photo, result and list in their places meanwhile', async () => {
  const { get, fail, hold } = await withPicture()
  fail('explain', gpuLost)
  const release = hold('open')
  const answer = get().explainClass(2)
  await vi.waitFor(() => expect(get().phase).toMatchObject({ at: 'loading', why: expect.toTell(/reset/) }))
  expect(get().shown?.outcome?.explanation.classIndex).toBe(1)
  expect(get().engine).not.toBeNull()
  expect(get().pictures).toHaveLength(1)
  expect(get().failure).toBeNull()
  release()
  await answer
  expect(get().shown?.outcome?.explanation.classIndex).toBe(2)
  expect(get().phase).toEqual({ at: 'resting' })
})

it('reads what an answer was made of once more', async () => {
  const { get, fail, calls } = await withPicture()
  fail('details', workerDied)
  expect(await get().readDetails()).toEqual({ channels: 3 })
  expect(calls).toEqual(['details 1', 'open 2', 'forward 2', 'details 2'])
})

it('makes up for a pass that is gone and for a lost engine in one and the same job', async () => {
  const { get, fail, calls } = await withPicture()
  fail('explain', failed.passGone, gpuLost)
  await get().explainClass(2)
  expect(calls).toEqual(['explain 1', 'forward 1', 'explain 1', 'open 2', 'forward 2', 'explain 2'])
  expect(get().shown?.outcome?.explanation.classIndex).toBe(2)
})

it('does one job at a time also while the network comes again', async () => {
  const { get, fail, calls } = await withPicture()
  fail('details', gpuLost)
  const [details] = await Promise.all([get().readDetails(), get().explainClass(2)])
  expect(details).toEqual({ channels: 3 })
  expect(calls).toEqual(['details 1', 'open 2', 'forward 2', 'details 2', 'explain 2'])
  expect(get().shown?.outcome?.explanation.classIndex).toBe(2)
})

it('asks the person after a second loss in a row, and goes on from there', async () => {
  const { get, fail, calls } = await withPicture()
  fail('forward', workerDied, workerDied)
  await get().open([picture('second.png'), picture('third.png')])
  expect(calls).toEqual(['forward 1', 'open 2', 'forward 2'])
  expect(get().phase).toEqual({ at: 'stopped', problem: toProblem(workerDied()), way: 'restart' })
  expect(get().shown?.outcome?.image.name).toBe('first.png')
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'waiting', 'waiting'])
  await get().restart()
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
})

it('loads once more where the worker dies in loading, and no more often than that', async () => {
  const { get, fail, calls, sentences } = setUp()
  fail('open', workerDied)
  await get().load()
  expect(calls).toEqual(['open 1', 'open 2'])
  expect(sentences).toContain('The part of Heatlens that runs the network stopped; loading the network again.')
  expect(get().phase).toEqual({ at: 'resting' })
  fail('open', workerDied, workerDied)
  await get().load()
  expect(get().phase).toMatchObject({ at: 'stopped', way: 'restart' })
})

it('leaves the graphics processor alone after two losses', async () => {
  const { get, fail, explainer } = await withPicture()
  fail('forward', gpuLost)
  await get().open([picture('second.png')])
  expect(get().engine?.backend.id).toBe('webgl')
  fail('forward', gpuLost)
  await get().open([picture('third.png')])
  expect(get().engine?.backend.id).toBe('wasm')
  expect(explainer.open.mock.lastCall?.[0].withoutGpu).toTell(
    'The graphics processor was reset twice, so it is left alone until the page is reloaded.',
  )
  expect(toPageState(get())).toEqual({ state: 'done', picture: 'third.png' })
})

it('leaves it alone also where the person starts again after two losses in a row', async () => {
  const { get, fail } = await withPicture()
  fail('forward', gpuLost, gpuLost)
  await get().open([picture('second.png')])
  expect(get().phase.at).toBe('stopped')
  await get().restart()
  expect(get().engine?.backend.id).toBe('wasm')
  expect(toPageState(get())).toEqual({ state: 'done', picture: 'second.png' })
})

it('counts what was lost while loading, too', async () => {
  const { get, fail } = setUp()
  fail('open', gpuLost, gpuLost)
  await get().load()
  await get().restart()
  expect(get().engine?.backend.id).toBe('wasm')
})

it('counts what was lost while the network came again, and waits for the person then', async () => {
  const { get, fail, calls } = await withPicture()
  fail('explain', gpuLost)
  fail('open', gpuLost)
  // A later question does not restart everything once more.
  fail('forward', gpuLost)
  const queue = get().open([picture('second.png')])
  const answer = get().explainClass(2)
  await Promise.all([queue, answer])
  expect(calls.filter((call) => call.startsWith('open'))).toEqual(['open 2'])
  expect(get().phase.at).toBe('stopped')
  await get().restart()
  expect(get().engine?.backend.id).toBe('wasm')
})

it('goes on asking for the backend that the address names', async () => {
  const { get, fail, explainer } = await withPicture({ query: '?backend=webgl' })
  fail('forward', gpuLost, gpuLost)
  await get().open([picture('second.png')])
  await get().restart()
  expect(explainer.open.mock.lastCall?.[0].backend).toBe('webgl')
  expect(toPageState(get())).toEqual({ state: 'done', picture: 'second.png' })
})

it('does not blame the graphics processor for a worker that died, nor for numbers that went wrong without it', async () => {
  for (const [backend, error] of [
    ['webgl', workerDied],
    ['wasm', gpuLost],
  ] as const) {
    const { get, fail, explainer, sentences } = await withPicture({ backend })
    for (const name of ['second.png', 'third.png', 'fourth.png']) {
      fail('forward', error)
      await get().open([picture(name)])
    }
    expect(explainer.open.mock.lastCall?.[0].withoutGpu).toBeUndefined()
    expect(sentences.join()).not.toMatch(/graphics/)
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'fourth.png' })
  }
})

it('says what keeps the network from coming again, and the picture waits', async () => {
  const { get, fail } = await withPicture()
  fail('forward', gpuLost)
  fail('open', () => failed.load('It could not be fetched. Check the connection.'))
  await get().open([picture('second.png')])
  expect(get().phase).toEqual({
    at: 'stopped',
    problem: toProblem(failed.load('It could not be fetched. Check the connection.')),
    way: 'restart',
  })
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'waiting'])
  await get().restart()
  expect(toPageState(get())).toEqual({ state: 'done', picture: 'second.png' })
})

it('asks the person also where what was lost is shown by nobody any more', async () => {
  const twice = await withPicture()
  twice.fail('details', gpuLost, gpuLost)
  await expect(twice.get().readDetails()).rejects.toMatchObject({ kind: 'lost' })
  expect(twice.get().phase).toMatchObject({ at: 'stopped', way: 'restart' })

  const { get, fail, hold, calls } = await withPicture()
  fail('forward', gpuLost)
  const release = hold('open')
  const lost = get().open([sample('cat')])
  await vi.waitFor(() => expect(calls).toContain('open 2'))
  const chosen = get().open([picture('chosen.png')])
  release(failed.load('It could not be fetched.'))
  await Promise.all([lost, chosen])
  expect(get().phase).toMatchObject({ at: 'stopped', problem: toProblem(failed.load('It could not be fetched.')) })
  await get().restart()
  expect(toPageState(get())).toEqual({ state: 'done', picture: 'chosen.png' })
})

it('lets a queue go on that asks for nothing while the network comes again', async () => {
  const { get, fail, hold, calls, openPhoto } = await withPicture()
  let refuse: (error: Error) => void = () => {}
  openPhoto.mockImplementationOnce(
    () =>
      new Promise((_, reject) => {
        refuse = reject
      }),
  )
  const queue = get().open([picture('bad.png')])
  const release = hold('open')
  fail('explain', gpuLost)
  const answer = get().explainClass(2)
  await vi.waitFor(() => expect(calls).toContain('open 2'))
  refuse(failed.picture('It is bad. Take another.'))
  await vi.waitFor(() => expect(get().failure?.picture).toBe('bad.png'))
  release()
  await Promise.all([queue, answer])
  expect(get().phase).toEqual({ at: 'resting' })
  expect(get().shown?.outcome?.explanation.classIndex).toBe(2)
})

it('comes to rest where the lost picture was cancelled while the network came again', async () => {
  const { get, fail, hold, calls } = await withPicture()
  fail('forward', gpuLost)
  const release = hold('open')
  const lost = get().open([picture('second.png')])
  await vi.waitFor(() => expect(calls).toContain('open 2'))
  get().cancel()
  release()
  await lost
  expect(get().phase).toEqual({ at: 'resting' })
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'held'])
  expect(calls).toEqual(['forward 1', 'open 2'])
})

it('counts a graphics processor that is lost while the network comes again', async () => {
  const { get, fail } = await withPicture()
  fail('explain', gpuLost)
  fail('open', gpuLost)
  await get().explainClass(2)
  expect(get().phase.at).toBe('stopped')
  await get().restart()
  expect(get().engine?.backend.id).toBe('wasm')
})

it('does not start a worker anew for a load that another one has taken the place of', async () => {
  const { get, hold, calls, explainer } = setUp()
  const release = hold('open')
  const load = get().load()
  await vi.waitFor(() => expect(calls).toEqual(['open 1']))
  const switched = get().useModel('other')
  await vi.waitFor(() => expect(calls).toEqual(['open 1', 'open 2']))
  release(workerDied())
  await Promise.all([load, switched])
  expect(explainer.restart).toHaveBeenCalledOnce()
  expect(get().phase).toEqual({ at: 'resting' })
})

it('analyses what was picked of the rest while the network came again', async () => {
  const { get, fail, hold, calls, openPhoto } = await withPicture()
  openPhoto.mockReturnValueOnce(new Promise<never>(() => {}))
  void get().open([picture('second.png'), picture('third.png')])
  await vi.waitFor(() => expect(get().pictures[1]?.state).toBe('working'))
  get().cancel()
  fail('explain', gpuLost)
  const release = hold('open')
  const answer = get().explainClass(2)
  await vi.waitFor(() => expect(calls).toContain('open 2'))
  await get().pick(get().pictures[1]?.id as number)
  release()
  await answer
  await vi.waitFor(() => expect(toPageState(get())).toEqual({ state: 'done', picture: 'second.png' }))
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'held'])
})

it('explains what was chosen while the network came again, and not what was lost', async () => {
  const { get, fail, hold, calls } = await withPicture()
  fail('forward', gpuLost)
  const release = hold('open')
  const lost = get().open([sample('cat')])
  await vi.waitFor(() => expect(calls).toContain('open 2'))
  const chosen = get().open([picture('chosen.png')])
  expect(get().phase.at).toBe('loading')
  release()
  await Promise.all([lost, chosen])
  await vi.waitFor(() => expect(toPageState(get())).toEqual({ state: 'done', picture: 'chosen.png' }))
  expect(calls).toEqual(['forward 1', 'open 2', 'forward 2', 'explain 2'])
  expect(get().pictures.map(({ file }) => file.name)).toEqual(['first.png', 'chosen.png'])
})

it('leaves the network that comes again for another one at once', async () => {
  const { get, fail, hold, calls, explainer } = await withPicture()
  fail('forward', gpuLost)
  const release = hold('open')
  const lost = get().open([picture('second.png')])
  await vi.waitFor(() => expect(calls).toContain('open 2'))
  const switched = get().useModel('other')
  release(cancelled())
  await Promise.all([lost, switched])
  expect(explainer.open.mock.lastCall?.[0].modelUrl).toBe('https://x.test/other')
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done'])
  expect(get().phase).toEqual({ at: 'resting' })
  expect(get().failure).toBeNull()
})

/** The held forward pass ends once its signal is aborted, as in the worker. Gives that signal. */
function releaseAtAbort({ forward }: ReturnType<typeof setUp>['explainer'], release: (error: Error) => void) {
  const signal = forward.mock.lastCall?.[2] as AbortSignal
  signal.addEventListener('abort', () => release(cancelled()))
  return signal
}

it('breaks off the forward pass of a picture that a newer one replaces, without a word', async () => {
  const { get, hold, explainer, calls } = await withPicture()
  const release = hold('forward')
  const old = get().open([sample('cat')])
  await vi.waitFor(() => expect(calls).toEqual(['forward 1']))
  const signal = releaseAtAbort(explainer, release)
  await get().open([picture('new.png')])
  await old
  expect(signal.aborted).toBe(true)
  expect(calls).toEqual(['forward 1', 'forward 1', 'explain 1'])
  expect(toPageState(get())).toEqual({ state: 'done', picture: 'new.png' })
  expect(get().failure).toBeNull()
  expect(explainer.restart).not.toHaveBeenCalled()
})

it('breaks it off for another network, too', async () => {
  const { get, hold, explainer, calls } = await withPicture()
  const release = hold('forward')
  const old = get().open([picture('second.png')])
  await vi.waitFor(() => expect(calls).toEqual(['forward 1']))
  const signal = releaseAtAbort(explainer, release)
  await get().useModel('other')
  await old
  expect(signal.aborted).toBe(true)
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done'])
  expect(get().failure).toBeNull()
})

it('does not break off the forward pass of the queue for a class of the picture on the stage', async () => {
  const { get, hold, explainer, calls } = await withPicture()
  const release = hold('forward')
  const queue = get().open([picture('second.png')])
  await vi.waitFor(() => expect(calls).toEqual(['forward 1']))
  await get().pick(get().pictures[0]?.id as number)
  const answer = get().explainClass(2)
  release()
  await Promise.all([queue, answer])
  expect(explainer.forward.mock.lastCall?.[2]?.aborted).toBe(false)
  expect(get().pictures.map(({ outcome }) => outcome?.explanation.classIndex)).toEqual([2, 1])
})
