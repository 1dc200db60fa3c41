import { HeatlensError } from '../../errors/index.ts'
import type { Sample } from './samples.ts'

/** A sample at full size. Throws a `picture` error. */
export async function fetchSample({ file }: Pick<Sample, 'file'>): Promise<File[]> {
  try {
    const response = await fetch(`./samples/${file}`)
    if (!response.ok) throw new Error(response.statusText)
    return [new File([await response.blob()], file, { type: 'image/png', lastModified: 0 })]
  } catch {
    throw new HeatlensError('sampleMissing', { sample: file })
  }
}
