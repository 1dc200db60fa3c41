import type { NetworkPlan } from '../graph/plan.ts'

/** The picture among the inputs of a network. */
export interface PictureShape {
  /** Of its node. */
  name: string
  height: number
  width: number
  channels: number
}

/** The size of the picture as the network takes it, and the name of its node. */
export function pictureShape({ nodes, inputs: [picture] }: NetworkPlan): PictureShape {
  const [height = 1, width = 1, channels = 1] = picture?.shape ?? []
  return { name: nodes[picture?.node ?? 0]?.name ?? '', height, width, channels }
}

/** A picture with each pixel times its value in a mask, [height, width]. */
export function masked(picture: Float32Array, mask: ArrayLike<number>): Float32Array {
  const channels = picture.length / mask.length
  return picture.map((value, at) => value * (mask[Math.floor(at / channels)] as number))
}

/** Values of a picture, [height, width, channels], as one a pixel: the sum over the channels of a function of each. */
export function perPixel(values: ArrayLike<number>, channels: number, of: (value: number) => number): Float64Array {
  const map = new Float64Array(values.length / channels)
  for (let pixel = 0, at = 0; pixel < map.length; pixel++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += of(values[at++] as number)
    map[pixel] = sum
  }
  return map
}
