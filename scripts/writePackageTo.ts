import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredNetwork } from '../src/model/kerasH5.ts'
import { type PackageAbout, packageFiles } from '../src/model/writePackage.ts'
import type { WeightType } from '../src/types.ts'

/** Writes a model package into a folder, model.json last. Gives the bytes written. Throws what {@link packageFiles} throws. */
export async function writePackageTo(
  folder: string,
  network: StoredNetwork,
  about: PackageAbout,
  weights: WeightType,
): Promise<number> {
  await mkdir(folder, { recursive: true })
  // A package without its model.json is none: an interrupted run leaves nothing that could be loaded.
  await rm(join(folder, 'model.json'), { force: true })
  let written = 0
  for await (const { path, bytes } of packageFiles(network, about, weights)) {
    await writeFile(join(folder, path), bytes)
    written += bytes.length
  }
  return written
}
