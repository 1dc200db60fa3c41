import { isVersion2, type ModelManifest, readVersion2 } from './manifest.ts'
import { readVersion1 } from './version1.ts'

/**
 * Reads the parsed model.json of a package of either version. Validates everything: the graph, names, shapes, sizes,
 * hashes; paths stay inside the package. Throws a `format` error.
 */
export function readManifest(json: unknown): ModelManifest {
  return isVersion2(json) ? readVersion2(json) : readVersion1(json)
}
