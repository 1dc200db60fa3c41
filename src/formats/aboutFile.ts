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

type About = Pick<PackageAbout, 'id' | 'name' | 'source' | 'licence'>

const ofKeras = (file: string, id: string, name: string, by: string, licence: string) => ({
  ...{ file, id, name, licence },
  source: `${by}; Keras Applications`,
})

/** The files of Keras Applications that the catalogue (public/model/networks.json) has, by their names. */
const releases: readonly (About & { file: string })[] = [
  vgg16,
  ofKeras(
    'resnet50_weights_tf_dim_ordering_tf_kernels.h5',
    'resnet50',
    'ResNet50',
    'Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun, Microsoft',
    'MIT',
  ),
  ofKeras(
    'mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224.h5',
    'mobilenetv2',
    'MobileNetV2',
    'Google',
    'Apache-2.0',
  ),
  ofKeras(
    'densenet121_weights_tf_dim_ordering_tf_kernels.h5',
    'densenet121',
    'DenseNet121',
    'Gao Huang, Zhuang Liu, Laurens van der Maaten, Kilian Weinberger',
    'BSD-3-Clause',
  ),
  ofKeras('efficientnetb0.h5', 'efficientnetb0', 'EfficientNetB0', 'Google', 'Apache-2.0'),
]

/** What is known of a file of Keras Applications, by its name; undefined for any other. */
export function releaseOf(fileName: string): About | undefined {
  const found = releases.find(({ file }) => file === fileName)
  return found && { id: found.id, name: found.name, source: found.source, licence: found.licence }
}

/**
 * What a file's name tells about it: Keras' releases are credited to their authors; nothing is claimed about any other
 * file.
 */
export function aboutFile(fileName: string): About {
  const release = releaseOf(fileName)
  if (release) return release
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
