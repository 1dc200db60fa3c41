import { describe, expect, it, vi } from 'vitest'
import { allBut, deferred, picture, setUp } from '../../fixtures/fakeApp.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import { askBeforeLeaving } from './leaving.ts'

/** The app on a page; `asks` tries to leave it, and gives whether the browser would ask. */
async function onPage(own: Parameters<typeof setUp>[0] = {}) {
  const app = setUp(own)
  const page = new EventTarget()
  const leavesItself = vi.fn(() => false)
  askBeforeLeaving(app.store, page, leavesItself)
  const asks = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asks()).toBe(false)
  await app.get().load()
  expect(asks()).toBe(false)
  return { ...app, asks, leavesItself }
}

describe('leaving the page', () => {
  it('asks while several pictures are looked at, also before the last one, and not once it is done, held or stopped', async () => {
    const slow = deferred<Photo>()
    const { get, store, asks, leavesItself } = await onPage({ imageWorker: { open: allBut('b.png', slow.promise) } })
    const all = get().open(['a.png', 'b.png'].map(picture))
    await vi.waitFor(() => expect(get().phase).toEqual({ at: 'working', picture: 'b.png' }))
    expect(asks()).toBe(true)
    // The page takes its pictures along to a newer version.
    leavesItself.mockReturnValue(true)
    expect(asks()).toBe(false)
    leavesItself.mockReturnValue(false)
    get().cancel()
    expect(asks()).toBe(false)
    void get().resume()
    expect(asks()).toBe(true)
    const { phase } = get()
    store.setState({ phase: { at: 'stopped', problem: { code: 'noBackend', parameters: {} }, way: 'restart' } })
    expect(asks()).toBe(false)
    store.setState({ phase })
    slow.reject(new Error())
    await all
    await vi.waitFor(() => expect(get().phase.at).toBe('resting'))
    expect(asks()).toBe(false)
  })

  it('does not ask for one picture', async () => {
    const slow = deferred<Photo>()
    const { get, asks } = await onPage({ imageWorker: { open: () => slow.promise } })
    void get().open([picture('a.png')])
    await vi.waitFor(() => expect(get().phase.at).toBe('working'))
    expect(asks()).toBe(false)
  })

  it('asks during an export', async () => {
    const slow = deferred<Blob>()
    const { get, imageWorker, asks } = await onPage({
      imageWorker: { withArchive: vi.fn(() => slow.promise as never) },
    })
    await get().open([picture('a.png')])
    const exported = get().exportAll(() => '')
    expect(asks()).toBe(true)
    await vi.waitFor(() => expect(imageWorker.withArchive).toHaveBeenCalled())
    slow.reject(new Error('It broke.'))
    await expect(exported).rejects.toThrow('It broke.')
    expect(asks()).toBe(false)
  })

  it('asks while a network is being kept', async () => {
    const slow = deferred<string>()
    const { get, asks } = await onPage({ models: { add: () => slow.promise } })
    const adding = get().addModel([new File([''], 'w.h5')])
    expect(asks()).toBe(true)
    slow.resolve('added')
    await adding
    expect(asks()).toBe(false)
  })
})
