import type { CamMethod } from '../method.ts'
import { perPixel, pictureShape } from '../pictureShape.ts'

/**
 * A baseline: the edges of the picture, without any network. The length of Sobel's gradient of the mean over the
 * channels of the network's input, [height, width] of that; the pixels at the rim stand for those outside.
 */
export const sobel: CamMethod = {
  paper: 'Sobel and Feldman 1968',
  isCounterfactual: false,
  isClassFree: true,
  cost: () => 0,
  async run({ plan, inputs: [picture = new Float32Array()] }) {
    const { height, width, channels } = pictureShape(plan)
    const grey = perPixel(picture, channels, (value) => value / channels)
    const at = (y: number, x: number) =>
      grey[Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1)] as number
    const values = Float64Array.from(grey, (_, pixel) => {
      const [y, x] = [Math.floor(pixel / width), pixel % width]
      const column = (dx: number) => at(y - 1, x + dx) + 2 * at(y, x + dx) + at(y + 1, x + dx)
      const row = (dy: number) => at(y + dy, x - 1) + 2 * at(y + dy, x) + at(y + dy, x + 1)
      return Math.hypot(column(1) - column(-1), row(1) - row(-1))
    })
    return { height, width, values, isAbsolute: true }
  },
}
