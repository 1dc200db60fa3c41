import { fullSizeH5 } from '../fixtures/seededH5.ts'
import { openH5 } from '../scripts/openH5.ts'
import { writePackageTo } from '../scripts/writePackageTo.ts'
import { classesFor } from '../src/model/aboutFile.ts'
import { readKerasH5 } from '../src/model/kerasH5.ts'

/** Writes VGG16 at its full size, with seeded weights in float32, as a model package into a folder. */
export async function writeSeededPackage(folder: string, id: string): Promise<void> {
  const h5 = await openH5(await fullSizeH5())
  try {
    const about = {
      id,
      name: 'VGG16, seeded',
      classes: classesFor(1000),
      preset: 'caffe',
      inputSize: 224,
      source: 'fixtures/seededVgg.ts',
      licence: 'CC0 1.0',
    }
    await writePackageTo(folder, readKerasH5(h5, about.inputSize), about, 'float32')
  } finally {
    h5.close()
  }
}
