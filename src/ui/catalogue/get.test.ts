import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../../fixtures/fakeCaches.ts'
import { openPieces } from '../../catalogue/pieces.ts'
import type { AppState, AppStore } from '../../state/appState.ts'
import type { Keeping } from '../../types.ts'
import { addByHand, followFrame, getFromServer } from './get.ts'
import { openGet, useGet } from './useGet.ts'

const ADDRESS = 'https://publisher.test/nets/net.h5'
const network = {
  ...{ id: 'net', name: 'Net', knows: 'x', bytes: 6, licence: 'MIT', source: 's', roads: [] },
  // Of the bytes 1 to 6.
  md5: '6ac1e56bc78f031059be7be854522c4c',
}
const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6)

/** The page's state, and the files that were added. */
function makeApp(after: Partial<AppState> = {}) {
  const added: { files: readonly File[]; keeping: Keeping | undefined; run: string | undefined }[] = []
  const state = {
    ...{ halted: null, failure: null, ...after },
    async addModel(files: readonly File[], keeping?: Keeping) {
      added.push({ files, keeping, run: useGet.getState().run?.step })
    },
  }
  return { added, app: { getState: () => state } as unknown as AppStore }
}

const about = { id: 'net', name: 'Net', source: 's', licence: 'MIT' }
const over = () => vi.waitUntil(() => useGet.getState().run === null)
const isKept = async (address: string) => (await openPieces(address, 'https://page.test/')).size > 0

beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches())
  vi.stubGlobal('document', { baseURI: 'https://page.test/?model=net#x' })
  useGet.setState({ view: null, run: null, problem: null })
})
afterEach(() => vi.unstubAllGlobals())

it('gets a network by the local server, as the one of the catalogue', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response(bytes, { headers: { 'content-length': '6', etag: '"1"' } })
  })
  const { app, added } = makeApp()
  openGet({ at: 'network', id: 'net' })
  await getFromServer(network, ADDRESS, app)
  expect(asked).toEqual(['https://page.test/model/get/net'])
  expect(added).toMatchObject([{ keeping: { weights: 'float32', about }, run: 'adding' }])
  expect(added[0]?.files[0]?.name).toBe('net.h5')
  expect(new Uint8Array((await added[0]?.files[0]?.arrayBuffer()) ?? [])).toEqual(bytes)
  expect(useGet.getState()).toEqual({ view: null, run: null, problem: null })
  expect(await isKept(ADDRESS)).toBe(false)
})

it('adds nothing of a wrong checksum, and keeps nothing of it', async () => {
  vi.stubGlobal('fetch', async () => new Response(bytes.slice(1)))
  const { app, added } = makeApp()
  openGet({ at: 'network', id: 'net' })
  await getFromServer(network, ADDRESS, app)
  expect(added).toEqual([])
  expect(useGet.getState()).toMatchObject({
    ...{ view: { at: 'network', id: 'net' }, run: null },
    problem: { code: 'downloadWrong', parameters: { file: 'net.h5' } },
  })
  expect(await isKept(ADDRESS)).toBe(false)
})

it('says nothing of what a person cancels, and keeps what has come', async () => {
  vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.slice(0, 3))
        signal.addEventListener('abort', () => controller.error(signal.reason))
      },
    })
    return new Response(body, { headers: { etag: '"1"' } })
  })
  const { app, added } = makeApp()
  const getting = getFromServer(network, ADDRESS, app)
  await vi.waitUntil(() => useGet.getState().run?.loaded === 3)
  useGet.getState().run?.cancel()
  await getting
  expect([useGet.getState().run, useGet.getState().problem, added]).toEqual([null, null, []])
  expect(await isKept(ADDRESS)).toBe(true)
})

it('follows a frame over several files, which stays while it fetches', async () => {
  const { app, added } = makeApp()
  const frame = { at: 'address' } as const
  const view = { name: 'model.json', host: 'publisher.test', frame }
  const events = followFrame(view, { network: undefined, app }, () => {})
  for (const [file, content] of [
    ['model.json', bytes.slice(0, 2)],
    ['a.bin', bytes.slice(2)],
  ] as const) {
    const address = `https://publisher.test/${file}`
    expect(await events.onFile({ name: file, address, isList: false })).toEqual({
      size: 0,
      version: '',
      isWhole: false,
    })
    await events.onStart({ start: 0, version: 'v', total: content.length, host: 'cdn.test' })
    await events.onPiece(content.slice().buffer)
    await events.onEnd()
  }
  expect(useGet.getState().run).toMatchObject({ frame, host: 'cdn.test', loaded: 6 })
  useGet.setState({ view: null })
  openGet()
  expect(useGet.getState().view).toEqual(frame)
  events.onAll()
  await over()
  expect(added[0]?.files.map(({ name, size }) => [name, size])).toEqual([
    ['model.json', 2],
    ['a.bin', 4],
  ])
  expect(added[0]?.keeping).toEqual({ weights: 'float32' })
})

it('tells what a frame tells, and stops the frame', async () => {
  const { app, added } = makeApp()
  const stop = vi.fn()
  const view = { name: 'net.h5', host: 'publisher.test', frame: { at: 'address' } as const }
  followFrame(view, { network, app }, stop).onFailed({ code: 'downloadIsPage', parameters: { host: 'cdn.test' } })
  await over()
  expect(useGet.getState().problem).toEqual({ code: 'downloadIsPage', parameters: { host: 'cdn.test' } })
  const events = followFrame(view, { network, app }, stop)
  useGet.getState().run?.cancel()
  await over()
  expect(stop).toHaveBeenCalledTimes(1)
  events.onStopped()
  followFrame(view, { network, app }, stop).onStopped()
  await over()
  expect([useGet.getState().problem, added]).toEqual([null, []])
})

it('takes a file that a person has downloaded, if it is the right one', async () => {
  const { app, added } = makeApp()
  await addByHand([new File([bytes.slice(1)], 'net.h5.crdownload')], { network, app })
  expect(useGet.getState().problem).toMatchObject({ code: 'downloadWrong' })
  await addByHand([new File([bytes], 'net (1).h5')], { network, app })
  expect(added).toMatchObject([{ keeping: { about } }])
  expect(useGet.getState().problem).toBeNull()
})

it('keeps what has come of a network that was not stored to the end', async () => {
  vi.stubGlobal('fetch', async () => new Response(bytes, { headers: { etag: '"1"' } }))
  await getFromServer(network, ADDRESS, makeApp({ halted: { files: [] } as never }).app)
  expect(await isKept(ADDRESS)).toBe(true)
})
