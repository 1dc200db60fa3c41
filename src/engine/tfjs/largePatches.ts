import { env, getBackend } from '@tensorflow/tfjs-core'

/** As many pixels as the largest texture has, 4096 x 4096. */
export const MAX_PIXELS = 2 ** 24

/**
 * The pixels of a texture with all that the windows of a convolution see, which WebGL writes out first: one for four
 * values. Kernel: [height, width, channels, filters].
 */
export function patchPixels([rows = 0, columns = 0]: readonly number[], kernel: readonly number[]): number {
  const [height = 0, width = 0, channels = 1] = kernel
  return (rows * columns * height * width * channels) / 4
}

/** Runs a convolution. Where these pixels fit into no texture, WebGL computes the sums without writing them out. */
export function withPatches<T>(pixels: number, run: () => T): T {
  if (pixels <= MAX_PIXELS || getBackend() !== 'webgl') return run()
  const before = env().getBool('WEBGL_CONV_IM2COL')
  env().set('WEBGL_CONV_IM2COL', false)
  try {
    return run()
  } finally {
    env().set('WEBGL_CONV_IM2COL', before)
  }
}
