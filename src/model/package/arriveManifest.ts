import { lazyImport } from '../../lazyImport.ts'
import { isVersion2, type ModelManifest, readVersion2 } from './manifest.ts'

/** The network that comes with the page does without. */
const arriveVersion1 = lazyImport(() => import('./version1.ts'))

/** The same as `readManifest`, without what only packages of version 1 need. Also rejects with a `part` error. */
export async function arriveManifest(json: unknown): Promise<ModelManifest> {
  return isVersion2(json) ? readVersion2(json) : (await arriveVersion1()).readVersion1(json)
}
