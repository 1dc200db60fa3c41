import { writeFile } from 'node:fs/promises'
import { readSample } from '../fixtures/goldens.ts'
import { preprocess, presets } from '../src/image/input/preprocess.ts'
import { resizeNearest } from '../src/image/input/resize.ts'

/** The sample picture that every contender gets. */
export const PICTURE = 'cat'

/** The network's input for {@link PICTURE}: [size, size, 3]. */
export const inputOf = (size: number) =>
  preprocess(resizeNearest(readSample(PICTURE), size) as Uint8Array, presets.caffe)

/** Writes it into a file, as raw float32. */
export async function writeInput(path: string, size: number): Promise<void> {
  await writeFile(path, new Uint8Array(inputOf(size).buffer))
}
