import type { Fetch } from '../package/fetchFile.ts'
import type { ModelSummary } from '../package/summary.ts'
import { type ModelSource, onDevice } from './deviceModels.ts'
import type { ModelCache } from './openModelCache.ts'

/** The files of a package in memory, by their names. */
export type HeldFiles = ReadonlyMap<string, Blob>

/** A network that is used for this visit only, because the browser lets the page keep nothing. */
export interface HeldModel {
  files: HeldFiles
  summary: ModelSummary
  /** What it was made from, as JSON. */
  source: string
}

/** A place in memory for the files of one model, in place of one on the device. Blobs, because the browser may lay them onto its disk. */
export function memoryModelCache(): ModelCache & { files: HeldFiles } {
  const files = new Map<string, Blob>()
  return { files, kept: new Map(), put: async (path, bytes) => void files.set(path, new Blob([bytes])) }
}

/** What tells whether two models are made from the same. */
export const sourceText = (source: ModelSource): string => JSON.stringify(source)

/** Answers from the files of a held model, by their addresses on the device. */
export const fetchHeld =
  (files: HeldFiles): Fetch =>
  async (url) => {
    const blob = files.get(onDevice(url)?.file ?? '')
    return new Response(blob ?? null, { status: blob ? 200 : 404 })
  }
