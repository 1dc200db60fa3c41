import { type CatalogueNetwork, fileNameOf } from '../../catalogue/catalogue.ts'
import { demandChecksum } from '../../catalogue/checksum.ts'
import { download } from '../../catalogue/download.ts'
import { openPieces, type Pieces } from '../../catalogue/pieces.ts'
import type { Problem } from '../../errors/codes.ts'
import { HeatlensError, toProblem } from '../../errors/index.ts'
import type { AppStore } from '../../state/appState.ts'
import type { Keeping } from '../../types.ts'
import { type GetView, type Run, useGet } from './useGet.ts'

/** A file that has come, or is coming. */
export interface Coming {
  name: string
  pieces: Pieces
}

/** What becomes of a download: the network that it is, if the catalogue has it, and the page's state. */
export interface Purpose {
  network: CatalogueNetwork | undefined
  app: AppStore
}

const change = (run: Partial<Run>) => useGet.setState(({ run: now }) => ({ run: now && { ...now, ...run } }))

/** The page's address, which what is kept on the device belongs to. */
export const base = () => document.baseURI.replace(/[?#].*/, '')

/** Begins a download; what fails is told. `act` gets the signal of Cancel. */
async function run(
  { name, host, total, frame }: { name: string; host: string; total: number; frame?: GetView },
  act: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  const first = { name, host, loaded: 0, total, step: 'fetching' as const, cancel: () => stop.abort() }
  useGet.setState({ problem: null, run: { ...first, ...(frame && { frame }) } })
  try {
    await act(stop.signal)
    useGet.setState({ view: null })
  } catch (error) {
    const isStopped = stop.signal.aborted || (error instanceof DOMException && error.name === 'AbortError')
    if (!isStopped) useGet.setState({ problem: toProblem(error) })
  } finally {
    useGet.setState({ run: null })
  }
}

/** Gets a network by the local server, from its publisher. Never rejects. */
export async function getFromServer(network: CatalogueNetwork, address: string, app: AppStore): Promise<void> {
  const { host } = new URL(address)
  await run({ name: network.name, host, total: network.bytes }, async (signal) => {
    const pieces = await openPieces(address, base())
    const url = new URL(`model/get/${encodeURIComponent(network.id)}`, base()).href
    await download(url, pieces, { host, signal, onProgress: change })
    await finish([{ name: fileNameOf(address), pieces }], { network, app }, signal)
  })
}

/** What the frame tells while it fetches. */
export interface FrameEvents {
  onFile(file: {
    name: string
    address: string
    isList: boolean
  }): Promise<Pick<Pieces, 'size' | 'version' | 'isWhole'>>
  onStart(start: { start: number; version: string; total: number; host: string }): Promise<void>
  onPiece(bytes: ArrayBuffer): Promise<void>
  onEnd(): Promise<void>
  onAll(): void
  onStopped(): void
  onFailed(problem: Problem): void
}

/** Follows a download that a frame makes; `stopFrame` stops it. */
export function followFrame(
  { name, host, frame }: { name: string; host: string; frame: GetView },
  { network, app }: Purpose,
  stopFrame: () => void,
): FrameEvents {
  const files: Coming[] = []
  /** Bytes of the files before this one. */
  let before = 0
  let current: Pieces | undefined
  let settle: (error?: unknown) => void = () => {}
  const fetched = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error))
  })
  void run({ name, host, total: network?.bytes ?? 0, frame }, async (signal) => {
    signal.addEventListener('abort', () => {
      stopFrame()
      settle(signal.reason)
    })
    await fetched
    await finish(files, { network, app }, signal)
  })
  return {
    async onFile({ name: file, address }) {
      before += current?.size ?? 0
      const pieces = await openPieces(address, base())
      current = pieces
      files.push({ name: file, pieces })
      const { size, version, isWhole } = pieces
      return { size, version, isWhole }
    },
    async onStart({ start, version, total, host: from }) {
      if (start !== current?.size || version !== current.version) await current?.restart(version)
      change({ host: from, ...(!network && files.length === 1 && { total }) })
    },
    async onPiece(bytes) {
      await current?.append(new Uint8Array(bytes))
      change({ loaded: before + (current?.size ?? 0) })
    },
    async onEnd() {
      await current?.flush(true)
    },
    onAll: () => settle(),
    onStopped() {
      void current?.flush()
      settle(new DOMException('', 'AbortError'))
    },
    onFailed({ code, parameters }) {
      void current?.flush()
      settle(new HeatlensError(code, parameters as never))
    },
  }
}

/** Adds files that a person has downloaded. Never rejects. */
export async function addByHand(files: readonly File[], { network, app }: Purpose): Promise<void> {
  const host = network?.name ?? ''
  await run({ name: files[0]?.name ?? '', host, total: 0 }, async (signal) => {
    await check(files, network, signal)
    await add(files, { network, app })
  })
}

async function check(files: readonly File[], network: CatalogueNetwork | undefined, signal: AbortSignal) {
  const [only, ...others] = files
  change({ step: 'checking' })
  if (only && others.length === 0 && network) await demandChecksum(only, network, signal)
}

/** Checks what has come and adds it; then it is no longer needed as it came. */
async function finish(coming: readonly Coming[], { network, app }: Purpose, signal: AbortSignal): Promise<void> {
  const files = await Promise.all(coming.map(({ name, pieces }) => pieces.file(name)))
  const forget = () => Promise.all(coming.map(({ pieces }) => pieces.forget()))
  try {
    await check(files, network, signal)
  } catch (error) {
    if (!signal.aborted) await forget()
    throw error
  }
  await add(files, { network, app })
  const { halted, failure } = app.getState()
  // Another try goes on with it.
  if (!halted && !failure?.unkept) await forget()
}

async function add(files: readonly File[], { network, app }: Purpose): Promise<void> {
  change({ step: 'adding' })
  const keeping: Keeping = { weights: 'float32', ...(network && { about: aboutOf(network) }) }
  await app.getState().addModel(files, keeping)
}

const aboutOf = ({ id, name, source, licence }: CatalogueNetwork) => ({ id, name, source, licence })
