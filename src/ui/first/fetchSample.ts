import { PictureError } from '../../errors.ts'
import type { Words } from '../../words/en/index.ts'
import type { Sample } from './samples.ts'

/** A sample at its full size. Throws PictureError. */
export async function fetchSample({ file }: Sample, words: Words['pictures']): Promise<File[]> {
  try {
    const response = await fetch(`./samples/${file}`)
    if (!response.ok) throw new Error(response.statusText)
    return [new File([await response.blob()], file, { type: 'image/png', lastModified: 0 })]
  } catch {
    throw new PictureError(words.sampleMissing(words.sampleNames[file]))
  }
}
