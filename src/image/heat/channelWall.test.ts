import { expect, it } from 'vitest'
import { channelWall, layOut } from './channelWall.ts'
import { viridis } from './colormaps/viridis.ts'

/** Two cells and three channels: [0, 1], [2, 4] and [5, 5]. */
const output = { height: 1, width: 2, channels: 3, activations: Float32Array.of(0, 2, 5, 1, 4, 5) }
const cold = [...viridis.table.subarray(0, 3)]
const hot = [...viridis.table.subarray(255 * 3)]
const pixelAt = ({ width, data }: { width: number; data: Uint8ClampedArray }, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]

it('has each channel at its place, on a scale of its own, with clear gaps', () => {
  const layout = layOut(output, 2)
  expect(layout).toEqual({ columns: 2, rows: 2, height: 1, width: 2, gap: 1 })
  const wall = channelWall(output, [1, 0, 2], layout, viridis)
  expect([wall.height, wall.width]).toEqual([3, 5])
  expect(pixelAt(wall, 0, 0)).toEqual([...cold, 255])
  expect(pixelAt(wall, 1, 0)).toEqual([...hot, 255])
  expect(pixelAt(wall, 2, 0)).toEqual([0, 0, 0, 0])
  expect(pixelAt(wall, 4, 0)).toEqual([...hot, 255])
  // A constant channel is cold everywhere; the cell after the last stays transparent.
  expect(pixelAt(wall, 1, 2)).toEqual([...cold, 255])
  expect(pixelAt(wall, 3, 2)).toEqual([0, 0, 0, 0])
})

it('has one scale for all channels once they are weighted', () => {
  // After weighting: [0, -1], [4, 8] and [0, 0], so the scale is -1 to 8.
  const wall = channelWall(output, [0, 1, 2], layOut(output, 3), viridis, Float64Array.of(-1, 2, 0))
  expect(pixelAt(wall, 1, 0)).toEqual([...cold, 255])
  expect(pixelAt(wall, 4, 0)).toEqual([...hot, 255])
  const zero = Math.trunc((255 * 1) / 9) * 3
  expect(pixelAt(wall, 6, 0)).toEqual([...viridis.table.subarray(zero, zero + 3), 255])
})

it('shows large layers as small thumbnails', () => {
  const large = { height: 224, width: 112, channels: 1, activations: new Float32Array(224 * 112) }
  expect(layOut(large, 4)).toMatchObject({ height: 56, width: 28, gap: 2 })
  expect(layOut({ ...large, height: 4, width: 400 }, 4)).toMatchObject({ height: 1, width: 56 })
})

it('shows thousands of channels as smaller ones still, so that a browser can draw all of them', () => {
  const many = { height: 64, width: 64, channels: 4000, activations: new Float32Array() }
  expect(layOut(many, 32)).toMatchObject({ rows: 125, height: 50, width: 50, gap: 4 })
  const { rows, height, width, gap } = layOut(many, 6)
  expect(rows * (height + gap)).toBeLessThanOrEqual(16_000)
  expect(height).toBe(width)
})
