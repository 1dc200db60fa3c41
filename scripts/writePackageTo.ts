import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PackageAbout, type Packed, packageFiles } from '../src/model/package/writePackage.ts'
import type { WeightType } from '../src/types.ts'

/**
 * Writes a model package into a folder. Replaces an existing package only once the new one is complete. Gives the
 * number of bytes written. Throws what {@link packageFiles} throws.
 */
export async function writePackageTo(
  folder: string,
  network: Packed,
  about: PackageAbout,
  weights: WeightType,
): Promise<number> {
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  try {
    let written = 0
    for await (const { path, bytes } of packageFiles(network, about, weights)) {
      await writeFile(join(part, path), bytes)
      written += bytes.length
    }
    await rm(folder, { recursive: true, force: true })
    await rename(part, folder)
    return written
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}
