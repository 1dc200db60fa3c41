import { describe, expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import { deferred, known, opened, picture, setUp } from '../../fixtures/fakeApp.ts'
import { HeatlensError, remedyFor, toProblem } from '../errors/index.ts'
import type { OpenedNetwork, OpenRequest } from '../worker/explainer/explainer.ts'
import { toPageState } from './pageState.ts'

/** An explainer that opens every network but one, which fails with this error. */
const allBut = (id: string, error: () => Error) =>
  vi.fn(async ({ modelUrl }: OpenRequest) => {
    if (modelUrl.endsWith(`/${id}`)) throw error()
    return opened
  })

describe('a network that does not come', () => {
  it.each([
    ['may come another time', failed.load('It broke off. Try again.'), 'other'],
    ['lacks a part of Heatlens', failed.part(), 'other'],
    ['can never run', failed.format('It is of another kind. Choose one.'), undefined],
    ['is not whole any more', failed.gone('It is gone. Open its file.'), undefined],
    ['has not got the memory', failed.backend(), undefined],
  ])('and %s leaves the one in use in use, with its answers', async (_, error, again) => {
    const { get, explainer, memory } = setUp({ explainer: { open: allBut('other', () => error) } })
    await get().load()
    await get().open([picture('a.png'), picture('b.png')])
    const [first] = get().pictures
    await get().pick(first?.id ?? 0)
    const { pictures, shown, lastOutcome } = get()
    const passes = vi.mocked(explainer.forward).mock.calls.length
    await get().useModel('other')
    expect(get().modelId).toBe('efficientnet-lite0')
    expect(get().phase).toEqual({ at: 'resting' })
    expect(get().failure).toEqual({
      ...{ problem: toProblem(error), about: 'network', isUnharmed: true },
      ...(again && { again }),
    })
    expect(toPageState(get()).state).toBe('failed')
    // The network is not run on any picture again.
    expect(get().pictures).toEqual(pictures)
    expect(get().shown).toEqual(shown)
    expect(get().lastOutcome).toEqual(lastOutcome)
    expect(explainer.forward).toHaveBeenCalledTimes(passes)
    expect(explainer.open).toHaveBeenLastCalledWith(
      { modelUrl: 'https://x.test/efficientnet-lite0' },
      expect.any(Function),
    )
    expect(memory.write).toHaveBeenLastCalledWith('efficientnet-lite0')
    // The stage answers as before.
    await get().explainClass(0)
    expect(get().shown?.outcome?.explanation.classIndex).toBe(0)
  })

  it('leaves what was chosen and taken away meanwhile as it is', async () => {
    const slow = deferred<OpenedNetwork>()
    const { get } = setUp({
      explainer: {
        open: vi.fn(async ({ modelUrl }: OpenRequest) => (modelUrl.endsWith('/other') ? slow.promise : opened)),
      },
    })
    await get().load()
    await get().open([picture('a.png'), picture('b.png')])
    const using = get().useModel('other')
    await vi.waitFor(() => expect(get().phase.at).toBe('loading'))
    await get().remove([get().pictures[0]?.id ?? 0])
    await get().open([picture('new.png')])
    slow.reject(failed.load('It broke off. Try again.'))
    await using
    expect(get().pictures.map(({ file, state }) => [file.name, state])).toEqual([
      ['b.png', 'done'],
      ['new.png', 'done'],
    ])
    expect(get().shown?.outcome?.image.name).toBe('new.png')
  })

  it('after another one that did not come either leads back to the one that worked', async () => {
    const slow = deferred<OpenedNetwork>()
    const { get } = setUp({
      explainer: {
        open: vi.fn(async ({ modelUrl }: OpenRequest) => {
          if (modelUrl.endsWith('/slow')) return slow.promise
          if (modelUrl.endsWith('/bad')) throw failed.load('No.')
          return opened
        }),
      },
    })
    await get().load()
    await get().open([picture('a.png')])
    void get().useModel('slow')
    await vi.waitFor(() => expect(get().phase.at).toBe('loading'))
    await get().useModel('bad')
    expect(get().modelId).toBe('efficientnet-lite0')
    expect(get().pictures[0]?.outcome).toBeDefined()
  })

  it('and another one that is asked for on the way back lead back to the one that worked', async () => {
    const back = deferred<OpenedNetwork>()
    let starts = 0
    const { get } = setUp({
      explainer: {
        open: vi.fn(async ({ modelUrl }: OpenRequest) => {
          if (modelUrl.endsWith('/efficientnet-lite0')) return ++starts === 2 ? back.promise : opened
          throw failed.load('No.')
        }),
      },
    })
    await get().load()
    await get().open([picture('a.png')])
    void get().useModel('bad')
    await vi.waitFor(() => expect(starts).toBe(2))
    await get().useModel('worse')
    expect(get().modelId).toBe('efficientnet-lite0')
    expect(get().phase).toEqual({ at: 'resting' })
    expect(get().pictures[0]?.outcome).toBeDefined()
    expect(get().failure).toMatchObject({ again: 'worse' })
  })

  it('stops the page where there is none to go back to', async () => {
    const { get } = setUp({
      query: '?model=other',
      explainer: { open: allBut('other', () => failed.format('It is of another kind. Choose one.')) },
    })
    await get().load()
    expect(get().phase).toEqual({
      at: 'stopped',
      problem: toProblem(failed.format('It is of another kind. Choose one.')),
      way: 'leave',
    })
  })
})

it('an update that the host does not give takes nothing away', async () => {
  const open = vi.fn(async ({ isUpdate }: OpenRequest) => {
    if (isUpdate) throw failed.load('The host is away. Try again.')
    return opened
  })
  const { get, models } = setUp({ explainer: { open } })
  await get().load()
  await get().updateModel('vgg16')
  expect(models.urlOf).toHaveBeenCalledWith('vgg16', true)
  expect(models.remove).not.toHaveBeenCalled()
  expect(get().modelId).toBe('efficientnet-lite0')
  expect(get().failure?.problem).toEqual(toProblem(failed.load('The host is away. Try again.')))
})

it('a network that cannot be taken off the device is told of', async () => {
  const { get } = setUp({ models: { remove: async () => Promise.reject(new Error('denied')) } })
  await get().load()
  await get().deleteModel('old')
  expect(get().failure).toMatchObject({ about: 'network', problem: expect.toTell('denied') })
})

it('a network that is not kept says so once, however often it is opened, and its files go to the explainer', async () => {
  const files = new Map([['model.json', new Blob()]])
  const { get, explainer } = setUp({
    models: {
      list: async () => [known('efficientnet-lite0'), { ...known('added'), name: 'Mine', place: 'visit' as const }],
      filesAt: (url) => (url.endsWith('/added') ? files : undefined),
    },
  })
  await get().load()
  for (let i = 0; i < 2; i++) await get().addModel([new File(['x'], 'w.h5')])
  expect(get().notices).toEqual([
    expect.toTell('Mine could not be kept on this device. You can use it until you close or reload this page.'),
  ])
  expect(explainer.open).toHaveBeenLastCalledWith({ modelUrl: 'https://x.test/added', files }, expect.any(Function))
})

it('files for which there is no room can be used without being kept', async () => {
  const files = [new File(['x'], 'w.h5')]
  const keeping = { weights: 'float16', preset: 'tf' } as const
  const { get } = setUp({ models: { add: async () => Promise.reject(failed.room()) } })
  await get().load()
  await get().addModel(files, keeping)
  expect(get().failure?.unkept).toEqual({ files, keeping })
})

it('a network that the address asks for and that nothing here has is unknown; one that is listed did not come', async () => {
  const refused = (status: number) =>
    new HeatlensError('modelFileRefused', { file: 'model.json', status }, { kind: 'load' })
  const load = async (id: string, error: HeatlensError) => {
    const { get } = setUp({ query: `?model=${id}`, explainer: { open: allBut(id, () => error) } })
    await get().load()
    return get().phase
  }
  const unknown = {
    at: 'stopped',
    problem: { code: 'networkUnknown', parameters: { network: 'nonsense' } },
    way: 'leave',
  }
  expect(await load('nonsense', refused(404))).toEqual(unknown)
  // Some hosts answer with a page.
  const page = new HeatlensError('modelFileIsPage', { file: 'model.json' }, { kind: 'load' })
  expect(await load('nonsense', page)).toEqual(unknown)
  for (const [id, error] of [
    ['nonsense', refused(503)],
    ['nonsense', new HeatlensError('modelFileIsPage', { file: 'weights1.bin' }, { kind: 'load' })],
    ['nonsense', failed.load()],
    ['efficientnet-lite0', refused(404)],
  ] as const) {
    expect(await load(id, error)).toEqual({ at: 'stopped', problem: toProblem(error), way: 'load' })
  }
})

it.each([
  [failed.load(''), 'load'],
  [new Error('of an unknown kind'), 'load'],
  [failed.lost(), 'restart'],
  [failed.worker(), 'restart'],
  [failed.backend(), 'restart'],
  [failed.format(''), 'leave'],
  [failed.gone(''), 'leave'],
  [failed.noBackend(), 'none'],
] as const)('after %s the way on is %s', (error, way) => expect(remedyFor(error)).toBe(way))
