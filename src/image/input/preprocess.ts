/**
 * How a network's input is computed: output channel c is `(pixel[order[c]] - mean[c]) / divisor[c]`, pixels 0 to 255.
 */
export interface Preset {
  order: readonly [number, number, number]
  mean: readonly [number, number, number]
  divisor: readonly [number, number, number]
}

/**
 * The three modes of Keras' `imagenet_utils.preprocess_input`. `caffe` is VGG16's: BGR, ImageNet means subtracted, not
 * scaled.
 */
export const presets = {
  caffe: {
    order: [2, 1, 0],
    mean: [103.939, 116.779, 123.68],
    divisor: [1, 1, 1],
  },
  tf: { order: [0, 1, 2], mean: [127.5, 127.5, 127.5], divisor: [127.5, 127.5, 127.5] },
  torch: {
    order: [0, 1, 2],
    mean: [0.485 * 255, 0.456 * 255, 0.406 * 255],
    divisor: [0.229 * 255, 0.224 * 255, 0.225 * 255],
  },
} satisfies Record<string, Preset>

export type PresetId = keyof typeof presets

/** Converts RGB bytes, [height, width, 3], to the network's input, float32 [height, width, 3]. */
export function preprocess(rgb: Uint8Array, { order, mean, divisor }: Preset): Float32Array<ArrayBuffer> {
  const input = new Float32Array(rgb.length)
  for (let at = 0; at < rgb.length; at += 3) {
    for (let c = 0; c < 3; c++) {
      input[at + c] = ((rgb[at + (order[c] as number)] as number) - (mean[c] as number)) / (divisor[c] as number)
    }
  }
  return input
}

/** Inverts {@link preprocess}: the RGB bytes, [height, width, 3]. */
export function unprocess(input: Float32Array, { order, mean, divisor }: Preset): Uint8Array<ArrayBuffer> {
  const rgb = new Uint8Array(input.length)
  for (let at = 0; at < input.length; at += 3) {
    for (let c = 0; c < 3; c++) {
      const value = (input[at + c] as number) * (divisor[c] as number) + (mean[c] as number)
      rgb[at + (order[c] as number)] = Math.round(value)
    }
  }
  return rgb
}
