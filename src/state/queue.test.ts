import { describe, expect, it, vi } from 'vitest'
import { allBut, broken, deferred, explanationOf, photoOf, picture, sample, setUp } from '../../fixtures/fakeApp.ts'
import type { Explanation } from '../types.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import { toPageState } from './pageState.ts'

const states = (get: ReturnType<typeof setUp>['get']) => get().pictures.map(({ state }) => state)
const idOf = (get: ReturnType<typeof setUp>['get'], name: string) =>
  get().pictures.find(({ file }) => file.name === name)?.id as number

/** The app with pictures a to d, of which b stays open until the test releases it. */
async function withBatch() {
  const slow = deferred<Photo>()
  const app = setUp({ imageWorker: { open: allBut('b.png', slow.promise) } })
  await app.get().load()
  const all = app.get().open(['a.png', 'b.png', 'c.png', 'd.png'].map(picture))
  await vi.waitFor(() => expect(states(app.get)).toEqual(['done', 'working', 'waiting', 'waiting']))
  return { ...app, all, release: () => slow.resolve(photoOf('b.png')) }
}

describe('what the network sees', () => {
  it('is on the stage before where it looked is known', async () => {
    const slow = deferred<Explanation>()
    const { get } = setUp({ explainer: { explain: () => slow.promise } })
    await get().load()
    const done = get().open([picture('a.png')])
    await vi.waitFor(() => expect(get().shown?.predictions?.map(({ classIndex }) => classIndex)).toEqual([1, 0, 2]))
    expect(get().shown?.outcome).toBeUndefined()
    expect(toPageState(get())).toEqual({ state: 'working', picture: undefined })
    slow.resolve(explanationOf({ classIndex: 1, layer: 'l', method: 'gradCam', score: 'probability' }))
    await done
    expect(get().shown?.outcome?.predictions).toHaveLength(3)
    expect(get().shown?.predictions).toBeUndefined()
  })

  it('of an older picture never gets there', async () => {
    const { get, store, explainer } = setUp()
    await get().load()
    const slow = deferred<Awaited<ReturnType<typeof explainer.forward>>>()
    vi.mocked(explainer.forward).mockReturnValueOnce(slow.promise)
    const seen: (number | undefined)[] = []
    store.subscribe(({ shown }) => seen.push(shown?.predictions?.length))
    const old = get().open([picture('old.png')])
    await vi.waitFor(() => expect(explainer.forward).toHaveBeenCalledOnce())
    const next = get().open([picture('new.png')])
    slow.resolve({ pass: 9, predictions: [], forwardMs: 1 })
    await Promise.all([old, next])
    expect(seen).not.toContain(0)
    expect(seen).toContain(3)
  })
})

describe('several pictures', () => {
  it('wait on when a newer one is chosen, which is looked at first and keeps the stage', async () => {
    const { get, explainer, all, release } = await withBatch()
    const newer = get().open([picture('new.png')])
    release()
    await Promise.all([all, newer])
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['a.png', 'b.png', 'c.png', 'd.png', 'new.png'])
    expect(states(get)).toEqual(['done', 'done', 'done', 'done', 'done'])
    const lengths = vi.mocked(explainer.forward).mock.calls.map(([input]) => input[0])
    expect(lengths).toEqual([5, 7, 5, 5, 5])
    expect(get().shown?.outcome?.image.name).toBe('new.png')
  })

  it('that were answered before stay when a newer one is chosen while another network answers them anew', async () => {
    const slow = deferred<Photo>()
    const { get, imageWorker } = setUp()
    await get().load()
    for (const name of ['a.png', 'b.png']) await get().open([picture(name)])
    vi.mocked(imageWorker.open).mockReturnValueOnce(slow.promise)
    const using = get().useModel('other')
    await vi.waitFor(() => expect(states(get)).toEqual(['waiting', 'working']))
    const newer = get().open([picture('new.png')])
    slow.resolve(photoOf('b.png'))
    await Promise.all([using, newer])
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['a.png', 'b.png', 'new.png'])
    expect(states(get)).toEqual(['done', 'done', 'done'])
  })

  it('are counted until none waits', async () => {
    const { get, all, release } = await withBatch()
    expect(get().finished).toBe(1)
    const more = get().open([picture('new.png')])
    expect(get().finished).toBe(1)
    release()
    await Promise.all([all, more])
    expect(get().finished).toBe(5)
    await get().open([picture('one.png')])
    expect(get().finished).toBe(1)
  })

  it('get a thumbnail each, once, though they are opened again', async () => {
    const { get, imageWorker } = setUp()
    vi.mocked(imageWorker.open).mockImplementation(async (file, _, onThumbnail) => {
      onThumbnail?.(new Blob([file.name]))
      return photoOf(file.name)
    })
    await get().load()
    await get().open([picture('a.png'), picture('bb.png')])
    const first = get().pictures[0]?.thumbnail
    expect(get().pictures.map(({ thumbnail }) => thumbnail?.size)).toEqual([5, 6])
    await get().pick(idOf(get, 'a.png'))
    await get().useModel('other')
    expect(get().pictures[0]?.thumbnail).toBe(first)
    // Each was opened once for each network, and once more to be shown again; only the first asked for a thumbnail.
    expect(vi.mocked(imageWorker.open).mock.calls.filter(([, , onThumbnail]) => onThumbnail)).toHaveLength(2)
  })

  it('are looked at out of turn where one is picked', async () => {
    const { get, explainer, all, release } = await withBatch()
    const picked = get().pick(idOf(get, 'd.png'))
    release()
    await Promise.all([all, picked])
    expect(states(get)).toEqual(['done', 'done', 'done', 'done'])
    expect(explainer.forward).toHaveBeenCalledTimes(4)
    expect(get().shown?.outcome?.image.name).toBe('d.png')
  })
})

describe('files of one name, size and date', () => {
  const at = (content: string, size = 0) =>
    new File([content.padEnd(size, '.')], 'IMG_0001.jpg', { lastModified: 1_700_000_000_000 })
  const contents = (get: ReturnType<typeof setUp>['get']) =>
    Promise.all(get().pictures.map(async ({ file }) => (await file.text()).slice(0, 3)))

  it('are two pictures where they hold something else, chosen together or one after the other', async () => {
    const { get } = setUp()
    await get().load()
    await get().open([at('one'), at('two')])
    await get().open([at('six')])
    expect(await contents(get)).toEqual(['one', 'two', 'six'])
    expect(states(get)).toEqual(['done', 'done', 'done'])
  })

  it('are one picture where they hold the same, wherever in a long file they might differ', async () => {
    const { get } = setUp()
    await get().load()
    const size = 3 * 2 ** 20 + 5
    const long = (place: number) => at(`${'.'.repeat(place)}x`, size)
    await get().open([at('one'), long(7)])
    for (const place of [2 ** 16, 2 ** 16 + 2 ** 20 - 1, size - 1]) await get().open([long(place)])
    expect(get().pictures).toHaveLength(5)
    const before = get().pictures.map(({ id }) => id)
    for (const place of [2 ** 16, 2 ** 16 + 2 ** 20 - 1, size - 1]) await get().open([long(place)])
    await get().open([at('one')])
    expect(get().pictures).toHaveLength(5)
    // The new ones are at the end, as after a first choice.
    expect(get().pictures.filter(({ id }) => before.includes(id))).toHaveLength(1)
  })

  it('are two where one cannot be read any more', async () => {
    const { get } = setUp()
    await get().load()
    const gone = at('one')
    await get().open([gone])
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }) as Blob
    await get().open([at('one')])
    expect(get().pictures).toHaveLength(2)
  })
})

describe('files that are yet to come', () => {
  it('come to the list though something is removed, another network is taken or Cancel is pressed meanwhile', async () => {
    for (const act of ['remove', 'use', 'cancel'] as const) {
      const { get, all, release } = await withBatch()
      release()
      await all
      const files = deferred<File[]>()
      const open = get().open(files.promise)
      if (act === 'remove') await get().remove([idOf(get, 'a.png')])
      else if (act === 'use') await get().useModel('other')
      else get().cancel()
      files.resolve([picture('new.png')])
      await open
      expect(get().pictures.at(-1)).toMatchObject({ state: 'done', outcome: { image: { name: 'new.png' } } })
    }
  })

  it('make way for a newer choice where it is a sample', async () => {
    const { get } = setUp()
    await get().load()
    const files = deferred<File[]>()
    const open = get().open(files.promise)
    await get().open([picture('new.png')])
    files.resolve([sample('cat')])
    await open
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['new.png'])
  })

  it('wait behind a newer choice where they are a person’s own', async () => {
    const { get } = setUp()
    await get().load()
    const files = deferred<File[]>()
    const open = get().open(files.promise)
    await get().open([picture('new.png')])
    files.resolve([picture('a.png'), picture('b.png')])
    await open
    expect(states(get)).toEqual(['done', 'done', 'done'])
    expect(get().shown?.outcome?.image.name).toBe('new.png')
  })
})

describe('a single picture that waits', () => {
  it('is not lost when one that cannot be opened is chosen after it, and takes the stage in its place', async () => {
    const slow = deferred<Photo>()
    const open = allBut('a.png', slow.promise)
    const { get } = setUp({ imageWorker: { open: (file) => (file.name === 'bad.jpg' ? broken(file) : open(file)) } })
    await get().load()
    const choices = ['a.png', 'b.png', 'bad.jpg'].map((name) => get().open([picture(name)]))
    slow.resolve(photoOf('a.png'))
    await Promise.all(choices)
    expect(get().pictures.map(({ file, state }) => [file.name, state])).toEqual([
      ['a.png', 'done'],
      ['b.png', 'done'],
      ['bad.jpg', 'failed'],
    ])
    expect(get().shown?.outcome?.image.name).toBe('b.png')
    expect(get().failure?.picture).toBe('bad.jpg')
  })

  it('makes way for a newer choice where it is a sample', async () => {
    const { get } = setUp()
    await get().load()
    await Promise.all((['cat', 'coffee', 'parachute'] as const).map((id) => get().open([sample(id)])))
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['parachute.png'])
  })
})

describe('cancelling', () => {
  it('keeps what is done, holds the rest, and lets it go on', async () => {
    const { get, explainer, all, release } = await withBatch()
    get().cancel()
    release()
    await all
    expect(states(get)).toEqual(['done', 'held', 'held', 'held'])
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'a.png' })
    await get().resume()
    expect(states(get)).toEqual(['done', 'done', 'done', 'done'])
    expect(get().finished).toBe(4)
    expect(explainer.forward).toHaveBeenCalledTimes(4)
  })

  it('looks at one of the rest where it is picked, and at a new one, and at no other', async () => {
    const { get, all, release } = await withBatch()
    get().cancel()
    release()
    await all
    await get().pick(idOf(get, 'c.png'))
    expect(states(get)).toEqual(['done', 'held', 'done', 'held'])
    expect(get().shown?.outcome?.image.name).toBe('c.png')
    await get().open([picture('new.png')])
    expect(states(get)).toEqual(['done', 'held', 'done', 'held', 'done'])
    expect(get().shown?.outcome?.image.name).toBe('new.png')
    await get().useModel('other')
    expect(states(get)).toEqual(['done', 'held', 'done', 'held', 'done'])
  })

  it('breaks the forward pass off, and leaves no photo without an answer on the stage', async () => {
    const { get, explainer } = setUp()
    await get().load()
    await get().open([picture('a.png')])
    const slow = deferred<never>()
    vi.mocked(explainer.forward).mockReturnValueOnce(slow.promise)
    void get().open([picture('b.png'), picture('c.png')])
    await vi.waitFor(() => expect(get().shown?.outcome).toBeUndefined())
    await vi.waitFor(() => expect(explainer.forward).toHaveBeenCalledTimes(2))
    get().cancel()
    expect(vi.mocked(explainer.forward).mock.lastCall?.[2]).toMatchObject({ aborted: true })
    expect(get().shown?.outcome?.image.name).toBe('a.png')
    expect(toPageState(get()).state).toBe('done')
  })
})

describe('removing', () => {
  async function withThree() {
    const app = setUp({ imageWorker: { open: broken } })
    await app.get().load()
    await app.get().open(['a.png', 'b.png', 'c.png'].map(picture))
    return app
  }

  it('shows the next picture in place of the one on the stage, and puts it back with its answer', async () => {
    const { get, explainer } = await withThree()
    await get().pick(idOf(get, 'b.png'))
    await get().explainClass(2)
    await get().remove([idOf(get, 'b.png')])
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['a.png', 'c.png'])
    expect(get().shown?.outcome?.image.name).toBe('c.png')
    await get().undoRemove()
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['a.png', 'b.png', 'c.png'])
    expect(get().shown?.outcome).toMatchObject({ image: { name: 'b.png' }, explanation: { classIndex: 2 } })
    expect(get().removals).toEqual([])
    expect(explainer.forward).toHaveBeenCalledTimes(4)
  })

  it('shows the one before where the last one is removed', async () => {
    const { get } = await withThree()
    await get().remove([idOf(get, 'c.png')])
    expect(get().shown?.outcome?.image.name).toBe('b.png')
  })

  it('of all leaves the page as it began; undone, all are there again', async () => {
    const { get } = await withThree()
    await get().remove(get().pictures.map(({ id }) => id))
    expect(get().pictures).toEqual([])
    expect(get().shown).toBeNull()
    expect(get().lastOutcome).toBeNull()
    expect(toPageState(get())).toEqual({ state: 'ready', picture: undefined })
    await get().undoRemove()
    expect(states(get)).toEqual(['done', 'done', 'done'])
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'c.png' })
  })

  it('of the one that is being looked at goes on with the others; undone, it gets its turn', async () => {
    const { get, all, release } = await withBatch()
    const removed = get().remove([idOf(get, 'b.png')])
    release()
    await Promise.all([all, removed])
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['a.png', 'c.png', 'd.png'])
    expect(states(get)).toEqual(['done', 'done', 'done'])
    await get().undoRemove()
    expect(states(get)).toEqual(['done', 'done', 'done', 'done'])
  })

  it('cannot be undone after another choice, another network or a word that it is enough', async () => {
    for (const act of ['open', 'use', 'dismiss'] as const) {
      const { get } = await withThree()
      await get().remove([idOf(get, 'a.png')])
      expect(get().removals.map(({ pictures }) => pictures.length)).toEqual([1])
      if (act === 'open') await get().open([picture('d.png')])
      else if (act === 'use') await get().useModel('other')
      else get().dismiss()
      expect(get().removals).toEqual([])
      await get().undoRemove()
      expect(get().pictures.some(({ file }) => file.name === 'a.png')).toBe(false)
    }
  })

  it('can be undone step by step, each in its place with its answer', async () => {
    const { get } = await withThree()
    await get().pick(idOf(get, 'b.png'))
    await get().explainClass(2)
    // As a double click does: the second is removed before the neighbour of the first is on the stage.
    const first = get().remove([idOf(get, 'b.png')])
    const second = get().remove([get().picked as number])
    await Promise.all([first, second])
    await get().remove([idOf(get, 'a.png')])
    expect(get().pictures).toEqual([])
    expect(get().finished).toBe(0)
    const names = () => get().pictures.map(({ file }) => file.name)
    await get().undoRemove()
    expect(names()).toEqual(['a.png'])
    expect(get().shown?.outcome?.image.name).toBe('a.png')
    await get().undoRemove()
    expect(names()).toEqual(['a.png', 'c.png'])
    await get().undoRemove()
    expect(names()).toEqual(['a.png', 'b.png', 'c.png'])
    expect(get().shown?.outcome).toMatchObject({ image: { name: 'b.png' }, explanation: { classIndex: 2 } })
    expect(states(get)).toEqual(['done', 'done', 'done'])
    expect(get().finished).toBe(3)
    await get().undoRemove()
    expect(names()).toHaveLength(3)
  })

  it('can be undone where something else is taken off the page', async () => {
    const ignored = { code: 'unknownIgnored', parameters: { key: 'look', value: 'x' } } as const
    const { get } = await withThree()
    await get().remove([idOf(get, 'a.png')])
    get().refuse({ code: 'noRoom', parameters: {} })
    get().dismiss('failure')
    get().notify(ignored)
    get().dismiss('notices')
    expect([get().failure, get().notices, get().removals.length]).toEqual([null, [], 1])
    get().notify(ignored)
    get().dismiss('removals')
    expect([get().notices, get().removals.length]).toEqual([[ignored], 0])
  })

  it('takes the failure of a removed picture along', async () => {
    const { get } = await withThree()
    await get().open([picture('bad.png')])
    expect(toPageState(get()).state).toBe('failed')
    await get().remove([idOf(get, 'bad.png')])
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'c.png' })
  })
})
