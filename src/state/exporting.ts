import { latestOnly } from '../async/abort.ts'
import type { Notice } from '../errors/codes.ts'
import { HeatlensError } from '../errors/index.ts'
import { isSame } from '../errors/same.ts'
import { lazyImport } from '../lazyImport.ts'
import type { MessageFormatter } from '../words/formatMessage.ts'
import type { AppState } from './appState.ts'
import type { Exported, ExportWanted } from './exportFiles.ts'
import type { StoreDeps } from './storeDeps.ts'

/** What is made of all pictures. */
export type ExportKind = 'zip' | 'sheet'

/** An export that is under way. */
export interface ExportProgress {
  kind: ExportKind
  done: number
  total: number
}

export type Exporting = Pick<AppState, 'exportAll' | 'drawSheet' | 'cancelExport'>

/** Hardly a visit needs it. */
const loadWork = lazyImport(() => import('./exportFiles.ts'))

/** Makes one file of all pictures: each is opened again, one at a time, so that it does not matter how many they are. */
export function createExporting(deps: StoreDeps): Exporting {
  const { get, set } = deps
  const exports = latestOnly()
  /** What was told of the last one. */
  let lastNotice: Notice | undefined

  const notifyOnce = (kind: ExportKind, { missing, total }: Exported) => {
    const last = lastNotice
    if (last) set(({ notices }) => ({ notices: notices.filter((one) => !isSame(one, last)) }))
    lastNotice = undefined
    if (missing === 0 || total === 1) return
    const now: Notice = {
      code: kind === 'zip' ? 'missingInTable' : 'missingOnSheet',
      parameters: { count: missing, total },
    }
    lastNotice = now
    get().notify(now)
  }

  const run = async (
    kind: ExportKind,
    inWords: MessageFormatter,
    work: (by: Awaited<ReturnType<typeof loadWork>>, wanted: ExportWanted) => Promise<Exported>,
  ) => {
    const { engine, pictures, settings, embedsSettings } = get()
    if (!engine) throw new HeatlensError('noNetworkInUse')
    const signal = exports.begin()
    const onProgress = (done: number, total: number) => set({ exporting: { kind, done, total } })
    onProgress(0, pictures.filter(({ state }) => state === 'done').length)
    set({ failure: null })
    try {
      const wanted = { engine, pictures, settings, embedsSettings, signal, onProgress, inWords }
      const exported = await work(await loadWork(), wanted)
      notifyOnce(kind, exported)
      if (exported.problem !== undefined) get().refuse(exported.problem)
      return exported.file
    } catch (error) {
      if (signal.aborted) return null
      throw error
    } finally {
      // A newer one has its own progress.
      if (exports.signal === signal) set({ exporting: null })
    }
  }

  return {
    exportAll: (inWords) => run('zip', inWords, ({ exportToZip }, wanted) => exportToZip(deps, wanted)),
    drawSheet: (texts) =>
      run(
        'sheet',
        // The sheet has its own words for a picture that is not there.
        () => '',
        ({ drawOnSheet }, wanted) => drawOnSheet(deps, wanted, texts),
      ),
    cancelExport() {
      exports.begin()
      set({ exporting: null })
    },
  }
}
