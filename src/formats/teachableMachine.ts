import { HeatlensError } from '../errors/index.ts'
import type { Graph } from '../graph/graph.ts'
import { isObject, own } from '../json.ts'
import type { Preprocessing } from '../types.ts'
import type { SourceFile } from './sources.ts'

/** What is known of a network of Teachable Machine. */
interface TeachableMachine {
  preprocessing: Partial<Preprocessing>
  /** What its author called it. */
  name?: string
}

/** As the site's Python: the centre in the input's shape, by Lanczos, which bicubic with antialiasing is closest to. */
const asItsSite = { values: '-1..1', fit: 'centre-crop', resize: 'bicubic', antialias: true } as const

const MAX_SIDE = 2048

/**
 * What the metadata.json beside a network of Teachable Machine says of it, or its own layers where Keras' export has
 * no such file: the site builds them around `model1`, which is MobileNet. Undefined for others.
 */
export function teachableMachine(files: readonly SourceFile[], { nodes }: Graph): TeachableMachine | undefined {
  const metadata = files
    .map(({ json }) => json)
    .filter(isObject)
    .find((json) => own(json, 'packageName') === '@teachablemachine/image')
  if (!metadata) {
    const isOurs = nodes.some(({ name }) => /(?:^|\/)sequential(?:_\d+)?\/model1\/Conv1$/.test(name))
    return isOurs ? { preprocessing: asItsSite } : undefined
  }
  const [name, side] = [own(metadata, 'modelName'), own(metadata, 'imageSize')]
  const hasSide = typeof side === 'number' && Number.isInteger(side) && side > 0 && side <= MAX_SIDE
  return {
    preprocessing: { ...asItsSite, ...(hasSide && { height: side, width: side }) },
    ...(typeof name === 'string' && name !== '' && { name: name.slice(0, 80) }),
  }
}

/**
 * Refuses what Teachable Machine made of sounds or poses, by the metadata.json beside it: sounds come as pictures of their
 * spectrum, which photographs must not be taken for. `file` is the network's. Throws a `format` error.
 */
export function demandPictures(files: readonly SourceFile[], file: string): void {
  for (const { json } of files) {
    if (!isObject(json)) continue
    const said = own(json, 'packageName')
    const isOfSounds = own(json, 'tfjsSpeechCommandsVersion') !== undefined
    const isOther = typeof said === 'string' && /^@teachablemachine\/(?!image$)/.test(said)
    if (isOfSounds || isOther) {
      throw new HeatlensError('notForPictures', {
        file,
        what: `Teachable Machine ${isOther ? said.slice(18, 58) : 'audio'}`,
      })
    }
  }
}
