import type { Fetch } from '../package/fetchFile.ts'
import type { ModelSummary } from '../package/summary.ts'
import { type ModelSource, onDevice } from './deviceModels.ts'
import type { ModelCache } from './openModelCache.ts'

/** The files of a package in memory, by name. */
export type HeldFiles = ReadonlyMap<string, Blob>

/** A model in memory for this visit only, because the browser does not allow storage. */
export interface HeldModel {
  files: HeldFiles
  summary: ModelSummary
  /** What it was made from, as JSON. */
  source: string
}

/** Storage for one model in memory instead of on the device. Uses blobs, since the browser may move these to disk. */
export function memoryModelCache(): ModelCache & { files: HeldFiles } {
  const files = new Map<string, Blob>()
  return { files, kept: new Map(), put: async (path, bytes) => void files.set(path, new Blob([bytes])) }
}

/** Compares equal for models made from the same source. */
export const sourceText = (source: ModelSource): string => JSON.stringify(source)

/** Fetches from the files of a model in memory, by their addresses on the device. */
export const fetchHeld =
  (files: HeldFiles): Fetch =>
  async (url) => {
    const blob = files.get(onDevice(url)?.file ?? '')
    return new Response(blob ?? null, { status: blob ? 200 : 404 })
  }
