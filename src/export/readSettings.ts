import { isMissingPart } from '../errors/index.ts'
import { lazyImport } from '../lazyImport.ts'
import { readText, SETTINGS } from './pngText.ts'
import type { SavedSettings } from './savedSettings.ts'

/** Few pictures have any. */
const arrive = lazyImport(() => import('./savedSettings.ts'))

/**
 * Reads the settings from a picture that Heatlens saved; undefined if there are no valid ones. Throws nothing but a
 * `part` error.
 */
export async function readSettings(file: Blob): Promise<SavedSettings | undefined> {
  try {
    const found = await readText(file, SETTINGS)
    return found === undefined ? undefined : (await arrive()).understandSettings(found)
  } catch (error) {
    if (isMissingPart(error)) throw error
    return undefined
  }
}
