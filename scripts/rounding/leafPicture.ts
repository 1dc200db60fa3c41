import { uniformAt } from '../../src/explain/random.ts'
import type { Pixels } from '../../src/types.ts'

/** The radius of the smallest leaf in pixels; of the largest, as a part of the picture's shorter side. */
const LEAST = 4
const MOST = 0.5

/**
 * A picture of fallen leaves by formula, the same for the same seed: ellipses and rectangles of all sizes, colours and
 * angles that cover one another, each with a grain. Edges, areas and textures are in it as often as in photographs
 * (Lee, Mumford and Huang 2001, "Occlusion models for natural images"), and what networks learn from such pictures
 * serves for photographs too (Baradad et al. 2021, arXiv 2106.05963).
 */
export function leafPicture({ height, width }: { height: number; width: number }, seed: number): Pixels {
  let place = 0
  const random = () => uniformAt(place++, seed)
  const data = new Uint8ClampedArray(height * width * 4).fill(255)
  const shorter = Math.min(height, width)
  const leaves = 100 + Math.floor(random() * 400)
  for (let leaf = 0; leaf < leaves; leaf++) {
    // The first one covers the whole picture.
    const radius = leaf === 0 ? 2 * (height + width) : LEAST * ((MOST * shorter) / LEAST) ** (random() ** 1.5)
    const shape = { isRound: random() < 0.5, x: random() * width, y: random() * height, radius }
    const [angle, narrow] = [random() * Math.PI, 0.4 + 0.6 * random()]
    const [grey, grain] = [random() * 255, random() * 30]
    const colour = [grey, grey, grey].map((value) => value + (random() - 0.5) * 160)
    const slope = colour.map(() => (random() - 0.5) * 60)
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const reach = leaf === 0 ? height + width : radius * Math.SQRT2
    for (let y = Math.max(0, Math.floor(shape.y - reach)); y < Math.min(height, shape.y + reach); y++) {
      for (let x = Math.max(0, Math.floor(shape.x - reach)); x < Math.min(width, shape.x + reach); x++) {
        const along = ((x - shape.x) * cos + (y - shape.y) * sin) / radius
        const across = ((y - shape.y) * cos - (x - shape.x) * sin) / (radius * narrow)
        const isInside = shape.isRound
          ? along ** 2 + across ** 2 < 1
          : Math.max(Math.abs(along), Math.abs(across)) < 0.9
        if (!isInside) continue
        const noise = (random() - 0.5) * grain
        for (let c = 0; c < 3; c++) {
          data[(y * width + x) * 4 + c] = (colour[c] as number) + (slope[c] as number) * along + noise
        }
      }
    }
  }
  return { height, width, data }
}
