import type { PackageAbout } from '../model/package/writePackage.ts'
import type { Classes } from '../types.ts'
import imagenetClasses from './imagenetClasses.json' with { type: 'json' }
import { stemOf } from './networkNames.ts'

/** Keras' release of VGG16. */
export const vgg16 = {
  url: 'https://storage.googleapis.com/tensorflow/keras-applications/vgg16/vgg16_weights_tf_dim_ordering_tf_kernels.h5',
  file: 'vgg16_weights_tf_dim_ordering_tf_kernels.h5',
  id: 'vgg16',
  name: 'VGG16',
  source:
    'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications',
  licence: 'CC BY 4.0',
} as const

/**
 * What a file's name tells about it: Keras' release is credited to its authors; nothing is claimed about any other
 * file.
 */
export function aboutFile(fileName: string): Pick<PackageAbout, 'id' | 'name' | 'source' | 'licence'> {
  if (fileName === vgg16.file) {
    const { id, name, source, licence } = vgg16
    return { id, name, source, licence }
  }
  const stem = stemOf(fileName)
  const id = stem
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 60)
  return {
    id: id || 'network',
    name: stem.slice(0, 80) || 'Network',
    source: `the file ${fileName}`.slice(0, 500),
    licence: 'not stated',
  }
}

/** What TensorFlow's own networks of 1001 classes have before ImageNet's. */
const BACKGROUND = ['0', 'background'] as const

/**
 * Class names for a network whose file has none: ImageNet's for a thousand outputs, the same after a class for the
 * background for a thousand and one, otherwise numbers.
 */
export function classesFor(outputs: number): Classes {
  const imagenet = imagenetClasses as [string, string][]
  if (outputs === imagenet.length) return imagenet
  if (outputs === imagenet.length + 1) return [BACKGROUND, ...imagenet]
  return Array.from({ length: outputs }, (_, index) => [String(index), `class ${index}`] as const)
}
