import { lazyImport } from '../../lazyImport.ts'

/** A layer: index of its kind; its name, or the number of one that Keras made; where its inputs are, counted backwards
 * (the layer before by default); the layers inside of it. */
export type LayerLine = readonly [
  kind: number,
  name: string | number,
  inputs?: readonly number[],
  inside?: readonly LayerLine[],
]

/** An architecture without widths. */
export interface Description {
  layers: readonly LayerLine[]
  /** Index of the first layer of its own head. */
  head: number
  /** The layers at the end of it without a head, where there are such. */
  bare?: readonly LayerLine[]
}

/** The classes of layers and their settings, and the networks made of them. */
export interface Family {
  kinds: readonly (readonly [className: string, settings: Readonly<Record<string, unknown>>])[]
  networks: Readonly<Record<string, Description>>
}

/** The architectures of keras.applications, as scripts/oracle/architectures.py wrote them, fetched when one is met. */
const families = {
  vgg: lazyImport(() => import('../architectures/vgg.json', { with: { type: 'json' } })),
  resnet: lazyImport(() => import('../architectures/resnet.json', { with: { type: 'json' } })),
  resnetV2: lazyImport(() => import('../architectures/resnetV2.json', { with: { type: 'json' } })),
  inception: lazyImport(() => import('../architectures/inception.json', { with: { type: 'json' } })),
  mobilenet: lazyImport(() => import('../architectures/mobilenet.json', { with: { type: 'json' } })),
  mobilenetV3: lazyImport(() => import('../architectures/mobilenetV3.json', { with: { type: 'json' } })),
  densenet: lazyImport(() => import('../architectures/densenet.json', { with: { type: 'json' } })),
  nasnetMobile: lazyImport(() => import('../architectures/nasnetMobile.json', { with: { type: 'json' } })),
  nasnetLarge: lazyImport(() => import('../architectures/nasnetLarge.json', { with: { type: 'json' } })),
  efficientnet: lazyImport(() => import('../architectures/efficientnet.json', { with: { type: 'json' } })),
  efficientnetV2: lazyImport(() => import('../architectures/efficientnetV2.json', { with: { type: 'json' } })),
  convnext: lazyImport(() => import('../architectures/convnext.json', { with: { type: 'json' } })),
}

export type FamilyName = keyof typeof families

/** Throws a `part` error if its file does not arrive. */
export async function readFamily(name: FamilyName): Promise<Family> {
  const { default: family } = await families[name]()
  return family as unknown as Family
}
