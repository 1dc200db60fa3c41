import { expect, it } from 'vitest'
import type { Pixels } from '../../types.ts'
import { blend, blendAsPlotted, colourCells, colourEnlarged } from './blend.ts'
import { colormaps } from './colormaps/index.ts'
import { colourIndex } from './notebook.ts'

const grey = (level: number): Pixels => ({
  height: 1,
  width: 1,
  data: new Uint8ClampedArray([level, level, level, 255]),
})
const cell = (value: number) => ({ height: 1, width: 1, values: new Float32Array([value]) })

it('truncates the colour index in float32, as np.uint8(255 * value)', () => {
  expect(colourIndex(1)).toBe(255)
  expect(colourIndex(Math.fround(0.99999994))).toBe(254)
  expect(colourIndex(0.5)).toBe(127)
})

it('adds 0.4 of the colour, rounds and clamps', () => {
  // JET's last colour is (128, 0, 0): 100 + 51.2 rounds to 151; 230 + 51.2 is clamped.
  expect([...blend(grey(100), cell(1), colormaps.jet).data]).toEqual([151, 100, 100, 255])
  expect([...blend(grey(230), cell(1), colormaps.jet).data]).toEqual([255, 230, 230, 255])
})

it('rounds halves to even, as cv2.imwrite', () => {
  // An opacity of 0.5 and a colour of 1 put every sum halfway between integers.
  const colormap = { label: 'one', table: new Uint8Array(768).fill(1) }
  expect(blend(grey(10), cell(1), colormap, 0.5).data[0]).toBe(10)
  expect(blend(grey(11), cell(1), colormap, 0.5).data[0]).toBe(12)
})

it('leaves the photo as it is where there is no heat at all, and never changes it in place', () => {
  const photo = grey(100)
  expect([...blend(photo, cell(0), colormaps.jet).data]).toEqual([100, 100, 100, 255])
  blend(photo, cell(1), colormaps.jet)
  expect([...photo.data]).toEqual([100, 100, 100, 255])
})

it('colours cells between the limits given, and a flat map with the first colour', () => {
  const map = { height: 1, width: 3, values: new Float32Array([-2, 0, 2]) }
  const { data } = colourCells(map, colormaps.viridis, -2, 2)
  const colour = (index: number) => [...colormaps.viridis.table.subarray(index * 3, index * 3 + 3), 255]
  expect([...data]).toEqual([...colour(0), ...colour(127), ...colour(255)])
  expect([...colourCells(cell(3), colormaps.viridis, 3, 3).data]).toEqual(colour(0))
})

it('is plotted as the notebook does: divided by the largest sum, not clamped', () => {
  // JET's hottest colour is (128, 0, 0): 0.4 * 128 + 200 = 251.2 is the largest, and 200 of it is 203.03.
  expect([...blendAsPlotted(grey(200), cell(1), colormaps.jet).data]).toEqual([255, 203, 203, 255])
  expect([...blendAsPlotted(grey(200), cell(0), colormaps.jet).data]).toEqual([200, 200, 200, 255])
  expect([...colourEnlarged(cell(1), colormaps.jet, 1, 2).data]).toEqual([128, 0, 0, 255, 128, 0, 0, 255])
})
