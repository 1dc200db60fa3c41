import { type SeededNetwork, seededVgg } from '../fixtures/seededVgg.ts'
import { writePackageTo } from '../scripts/writePackageTo.ts'
import { classesFor } from '../src/formats/aboutFile.ts'
import { vggLayout } from '../src/formats/vggLayout.ts'
import { chainGraph } from '../src/model/package/chainGraph.ts'
import { ofPreset } from '../src/model/package/preprocessing.ts'
import type { PackageAbout } from '../src/model/package/writePackage.ts'
import type { WeightType } from '../src/types.ts'

/** Bytes of VGG16's weights in float32. */
export const FLOAT32_BYTES = 138_357_544 * 4

const full = { width: 64, dense: 4096, classes: 1000 }

/** The networks to measure, with seeded weights. */
export const networks = {
  /** Full-size VGG16. */
  vgg16: () => ({ ...seededVgg(full), classes: classesFor(1000), inputSize: 224 }),
  /** The convolutions of VGG16, with a head so small that its time is negligible. */
  convolutions: () => ({ ...seededVgg({ width: 64, dense: 8, classes: 10 }), classes: tenClasses, inputSize: 224 }),
  /** The dense layers of VGG16, after a convolution so small that its time is negligible. */
  head: () => ({ ...headOnly(), classes: classesFor(1000), inputSize: 7 }),
} satisfies Record<string, () => SeededNetwork & { classes: readonly (readonly [string, string])[]; inputSize: number }>

const tenClasses = Array.from({ length: 10 }, (_, index) => [`seed-${index}`, `class_${index}`] as const)

/** Writes a network with seeded weights as a model package into a folder. */
export async function writeSeededPackage(
  folder: string,
  id: string,
  { network = 'vgg16', weights = 'float32' }: { network?: keyof typeof networks; weights?: WeightType } = {},
): Promise<void> {
  const { classes, inputSize, ...stored } = networks[network]()
  const about: PackageAbout = {
    id,
    name: 'VGG16, seeded',
    outputs: [{ classes }],
    preprocessing: ofPreset('caffe', inputSize),
    preprocessingFrom: 'file',
    source: 'fixtures/seededVgg.ts',
    licence: 'CC0 1.0',
  }
  await writePackageTo(folder, stored, about, weights)
}

function headOnly(): SeededNetwork {
  // With width 512, the first convolution has as many channels as VGG16's last.
  const widest = seededVgg({ width: 512 }).tensors.filter(({ name }) => name.startsWith('block1_conv1/'))
  const dense = seededVgg(full).tensors.filter(({ shape, name }) => shape.length < 3 && !name.startsWith('block'))
  const tensors = [...widest, ...dense]
  const names = ['input_1', 'block1_conv1', 'flatten', 'fc1', 'fc2', 'predictions']
  const shapeOf = (name: string) => tensors.find((tensor) => tensor.name === name)?.shape
  const stored = names.map((name) => ({ name, kernel: shapeOf(`${name}/kernel`), bias: shapeOf(`${name}/bias`) }))
  const layers = vggLayout(stored, 7)
  return { layers, graph: chainGraph(layers, [7, 7, 3]), tensors, about: { name: 'Head' } }
}
