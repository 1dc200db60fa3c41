import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { behindChannel } from '../../../fixtures/behindChannel.ts'
import { fakeCaches } from '../../../fixtures/fakeCaches.ts'
import { openModelCache } from '../../model/cache/openModelCache.ts'
import type { Importer } from '../importer/importer.ts'
import { connectModels } from './connectModels.ts'

const file = new File(['x'], 'w.h5')
const modelJson = new Uint8Array(readFileSync('public/model/starter/model.json'))
const keeping = { weights: 'float32', preset: 'caffe' } as const

function setUp(importNetwork: Importer['importNetwork'], watchSeconds = 1000) {
  const worker = behindChannel<Importer>({ importNetwork })
  const models = connectModels({
    base: 'https://x.test/app/',
    onHost: async () => [],
    start: () => worker,
    watchSeconds,
  })
  return { worker, models }
}

it('gives the id and ends the reader', async () => {
  const { worker, models } = setUp(async (_files, _keeping, base, onProgress) => {
    onProgress({ loaded: 1, total: 2 })
    return { id: `${base}#w` }
  })
  const onProgress = vi.fn()
  await expect(models.add([file], keeping, onProgress, new AbortController().signal)).resolves.toBe(
    'https://x.test/app/#w',
  )
  await vi.waitFor(() => expect(onProgress).toHaveBeenCalledWith({ loaded: 1, total: 2 }))
  expect(worker.stop).toHaveBeenCalledOnce()
})

it('gives a file up that gives no sign, with its reader', async () => {
  const { worker, models } = setUp(() => new Promise(() => {}), 1)
  await expect(models.add([file], keeping, () => {}, new AbortController().signal)).rejects.toThrow(
    expect.objectContaining({ kind: 'format' }),
  )
  expect(worker.stop).toHaveBeenCalledOnce()
})

it('counts anew with each sign that a file gives', async () => {
  const interval = vi.spyOn(globalThis, 'setInterval')
  let tell: Parameters<Importer['importNetwork']>[3] = () => {}
  const { models } = setUp((_files, _keeping, _base, onProgress) => {
    tell = onProgress
    return new Promise(() => {})
  }, 3)
  const [onProgress, onFailure] = [vi.fn(), vi.fn()]
  const adding = models.add([file], keeping, onProgress, new AbortController().signal).catch(onFailure)
  await vi.waitFor(() => expect(interval.mock.calls.some(([, ms]) => ms === 1000)).toBe(true))
  const tick = interval.mock.calls.find(([, ms]) => ms === 1000)?.[0] as () => void
  for (const loaded of [1, 2]) {
    tick()
    tick()
    tell({ loaded, total: 2 })
    await vi.waitFor(() => expect(onProgress).toHaveBeenLastCalledWith({ loaded, total: 2 }))
  }
  expect(onFailure).not.toHaveBeenCalled()
  for (let i = 0; i < 3; i++) tick()
  await adding
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'fileTimedOut' }))
  interval.mockRestore()
})

it('does not count until the reader is there, nor while it waits for a part of itself', async () => {
  const interval = vi.spyOn(globalThis, 'setInterval')
  let give = (): void | Promise<void> => {}
  const { models } = setUp((...given) => {
    give = given[6] as () => void
    return new Promise(() => {})
  }, 3)
  const onFailure = vi.fn()
  const adding = models.add([file], keeping, () => {}, new AbortController().signal).catch(onFailure)
  await vi.waitFor(() => expect(interval.mock.calls.some(([, ms]) => ms === 1000)).toBe(true))
  const tick = interval.mock.calls.find(([, ms]) => ms === 1000)?.[0] as () => void
  for (let i = 0; i < 9; i++) tick()
  for (let i = 0; i < 3; i++) {
    await give()
    // As long as a call takes.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    tick()
    tick()
  }
  expect(onFailure).not.toHaveBeenCalled()
  tick()
  await adding
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'fileTimedOut' }))
  interval.mockRestore()
})

it('breaks off when asked to, with its reader', async () => {
  const { worker, models } = setUp(() => new Promise(() => {}))
  const stop = new AbortController()
  const adding = models.add([file], keeping, () => {}, stop.signal)
  stop.abort()
  await expect(adding).rejects.toThrow(/abort/i)
  expect(worker.stop).toHaveBeenCalledOnce()
})

it('breaks off in the midst of reading, too', async () => {
  const importNetwork = vi.fn<Importer['importNetwork']>(() => new Promise(() => {}))
  const { worker, models } = setUp(importNetwork)
  const stop = new AbortController()
  const adding = models.add([file], keeping, () => {}, stop.signal)
  await vi.waitFor(() => expect(importNetwork).toHaveBeenCalledOnce())
  stop.abort()
  await expect(adding).rejects.toThrow(/abort/i)
  expect(worker.stop).toHaveBeenCalledOnce()
})

it('looks on the host for what is not on the device', async () => {
  const { models } = setUp(async () => ({ id: '' }))
  await expect(models.urlOf('vgg16')).resolves.toBe('https://x.test/app/model/vgg16/model.json')
})

it('asks the host for what comes with the page, also where there is a copy of it', async () => {
  const caches = fakeCaches()
  vi.stubGlobal('caches', caches)
  const shelf = await openModelCache('https://x.test/app/', 'efficientnet-lite0', { package: 'old' })
  await shelf.put('model.json', modelJson)
  const { models } = setUp(async () => ({ id: '' }))
  await expect(models.urlOf('efficientnet-lite0')).resolves.toBe(
    'https://x.test/app/model/efficientnet-lite0/model.json',
  )
  // Without the host's list, the copy is listed, but cannot be deleted.
  await expect(models.list()).resolves.toMatchObject([{ id: 'efficientnet-lite0', place: 'embedded' }])
  vi.unstubAllGlobals()
})

it('has the cache of a new network open before its reader ends: in private windows of WebKit it would be gone with that', async () => {
  const caches = fakeCaches()
  const open = vi.fn(caches.open)
  const held: unknown[] = []
  vi.stubGlobal('caches', { ...caches, open })
  const { worker, models } = setUp(async () => ({ id: 'mine' }))
  worker.stop.mockImplementation(() => held.push(...open.mock.calls.flat()))
  await models.add([file], keeping, () => {}, new AbortController().signal)
  expect(held).toEqual(['heatlens-model-mine'])
  vi.unstubAllGlobals()
})

it('asks the host for the newer version of what is on the device', async () => {
  vi.stubGlobal('caches', fakeCaches())
  const shelf = await openModelCache('https://x.test/app/', 'vgg16', { package: 'old' })
  await shelf.put('model.json', modelJson)
  const { models } = setUp(async () => ({ id: '' }))
  await expect(models.urlOf('vgg16')).resolves.toBe('https://x.test/app/on-device/vgg16/model.json')
  await expect(models.urlOf('vgg16', true)).resolves.toBe('https://x.test/app/model/vgg16/model.json')
  vi.unstubAllGlobals()
})
