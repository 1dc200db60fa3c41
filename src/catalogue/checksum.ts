import { createMD5, createSHA256 } from 'hash-wasm'
import { HeatlensError } from '../errors/index.ts'
import type { CatalogueNetwork } from './catalogue.ts'

/** Throws `downloadWrong` if a file is not the one that its publisher has published. Without a checksum, none is. */
export async function demandChecksum(
  file: Blob & { name: string },
  { md5, sha256 }: Pick<CatalogueNetwork, 'md5' | 'sha256'>,
  signal: AbortSignal,
): Promise<void> {
  const wanted = sha256 ?? md5
  if (wanted === undefined) return
  const hash = await (sha256 === undefined ? createMD5() : createSHA256())
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) break
      hash.update(value)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
  if (hash.digest('hex') !== wanted) throw new HeatlensError('downloadWrong', { file: file.name }, { kind: 'load' })
}
