import { arrived } from '../errors.ts'
import type { Exporting } from './exporting.ts'
import type { Workings } from './workings.ts'

/** The exports, which come in a file of their own with the first of them. */
export function createExportLater(workings: Workings): Exporting {
  let made: Exporting | undefined
  const exporting = async () => {
    const { createExporting } = await arrived(import('./exporting.ts'))
    made ??= createExporting(workings)
    return made
  }
  return {
    exportAll: async () => (await exporting()).exportAll(),
    drawSheet: async (texts) => (await exporting()).drawSheet(texts),
    cancelExport: () => made?.cancelExport(),
  }
}
