import { latestOnly } from '../async/abort.ts'
import { HeatlensError } from '../errors/index.ts'
import { lazyImport } from '../lazyImport.ts'
import type { MessageFormatter } from '../words/formatMessage.ts'
import type { AppState } from './appState.ts'
import type { Exported, ExportWanted } from './exportFiles.ts'
import type { StoreDeps } from './storeDeps.ts'

/** The kinds of export. */
export type ExportKind = 'zip' | 'sheet'

/** An export in progress. */
export interface ExportProgress {
  kind: ExportKind
  done: number
  total: number
}

export type Exporting = Pick<AppState, 'exportAll' | 'drawSheet' | 'cancelExport'>

/** Most visits do not need it. */
const loadWork = lazyImport(() => import('./exportFiles.ts'))

/** Makes one file of all pictures. Each is opened again, one at a time, so that their number does not matter. */
export function createExporting(deps: StoreDeps): Exporting {
  const { get, set } = deps
  const exports = latestOnly()
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
      const by = await loadWork()
      const exported = await work(by, wanted)
      by.tellMissing(deps, kind, exported)
      if (exported.problem !== undefined) get().refuse(exported.problem)
      return exported.file
    } catch (error) {
      if (signal.aborted) return null
      throw error
    } finally {
      // A newer export has its own progress.
      if (exports.signal === signal) set({ exporting: null })
    }
  }

  return {
    exportAll: (inWords) => run('zip', inWords, ({ exportToZip }, wanted) => exportToZip(deps, wanted)),
    drawSheet: (texts) =>
      run(
        'sheet',
        // The sheet has its own text for a missing picture.
        () => '',
        ({ drawOnSheet }, wanted) => drawOnSheet(deps, wanted, texts),
      ),
    cancelExport() {
      exports.begin()
      set({ exporting: null })
    },
  }
}
