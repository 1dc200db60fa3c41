import { expect, it } from 'vitest'
import { seededNumbers, spotsOn } from '../../../fixtures/madeMaps.ts'
import { defaultSettings, drawingOf } from '../../settings/settings.ts'
import type { Pixels } from '../../types.ts'
import { blend } from './blend.ts'
import { colormaps } from './colormaps/index.ts'
import { drawInto } from './drawing.ts'
import { dimmed } from './mask.ts'
import { colourIndex } from './notebook.ts'
import { enlarge } from './upsample.ts'

const next = seededNumbers(11)
const [height, width] = [45, 61]
const data = Uint8ClampedArray.from({ length: height * width * 4 }, (_, at) => (at % 4 === 3 ? 255 : next() * 256))
const photo = (): Pixels => ({ height, width, data: data.slice() })
const map = spotsOn(7, 7, [[2, 4, 2]])
const drawing = drawingOf(defaultSettings)

it("is the notebook's picture as heat, and with other colours what `blend` makes", () => {
  for (const change of [{}, { colours: 'turbo', opacity: 0.9 }] as const) {
    const drawn = photo()
    const { colours, opacity } = { ...drawing, ...change }
    drawInto(drawn, map, { ...drawing, ...change })
    expect(drawn).toEqual(blend(photo(), map, colormaps[colours], opacity))
  }
})

it('lets the opacity follow the heat: photo · (1 − a·v) + colour · a·v', () => {
  const opacity = 0.7
  const drawn = photo()
  drawInto(drawn, map, { ...drawing, overlayStyle: 'clear', colours: 'inferno', opacity })
  const values = enlarge(map, height, width)
  const expected = photo()
  values.forEach((value, pixel) => {
    const share = opacity * value
    for (let c = 0; c < 3; c++) {
      const colour = colormaps.inferno.table[3 * colourIndex(value) + c] as number
      expected.data[4 * pixel + c] = (data[4 * pixel + c] as number) * (1 - share) + colour * share
    }
  })
  expect(drawn).toEqual(expected)
  expect(drawn).not.toEqual(photo())
})

it('tints nothing where there is no heat, and nothing outside of the map', () => {
  const half = { height: 1, width: 2, values: Float32Array.of(0, 1) }
  const drawn: Pixels = { height: 1, width: 4, data: new Uint8ClampedArray(16).fill(100) }
  drawInto(drawn, half, { ...drawing, overlayStyle: 'clear', opacity: 1 })
  // The first quarter is cold; the last one has JET's last colour, (128, 0, 0), alone.
  expect([...drawn.data.subarray(0, 4)]).toEqual([100, 100, 100, 100])
  expect([...drawn.data.subarray(12)]).toEqual([128, 0, 0, 100])
  const part = { height: 1, width: 1, values: Float32Array.of(1), area: { top: 0, bottom: 1, left: 0.5, right: 1 } }
  const beside: Pixels = { height: 1, width: 2, data: new Uint8ClampedArray(8).fill(100) }
  drawInto(beside, part, { ...drawing, overlayStyle: 'clear', opacity: 1 })
  expect([...beside.data]).toEqual([100, 100, 100, 100, 128, 0, 0, 100])
})

it('leaves the photo alone for contours, whose lines come later', () => {
  const drawn = photo()
  drawInto(drawn, map, { ...drawing, overlayStyle: 'contours' })
  expect(drawn).toEqual(photo())
})

it('keeps what is at or over the threshold, and makes the rest grey and a quarter as bright', () => {
  const drawn = photo()
  drawInto(drawn, map, { ...drawing, overlayStyle: 'mask' })
  const values = enlarge(map, height, width)
  const expected = photo()
  let kept = 0
  for (let pixel = 0; pixel < height * width; pixel++) {
    if ((values[pixel] as number) >= 0.5) {
      kept++
      continue
    }
    const [red, green, blue] = [...data.subarray(pixel * 4, pixel * 4 + 3)] as [number, number, number]
    const level = 0.25 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)
    expected.data.fill(level, pixel * 4, pixel * 4 + 3)
  }
  expect(kept).toBeGreaterThan(100)
  expect(drawn).toEqual(expected)
})

it('masks nothing at 0, and everything where there is no heat', () => {
  const whole = photo()
  drawInto(whole, map, { ...drawing, overlayStyle: 'mask', threshold: 0 })
  expect(whole).toEqual(photo())
  const nothing = photo()
  drawInto(nothing, { ...map, values: new Float32Array(49) }, { ...drawing, overlayStyle: 'mask' })
  expect(Math.max(...nothing.data.filter((_, at) => at % 4 !== 3))).toBeLessThanOrEqual(64)
})

it('has a dimmed copy of the photo for the screen, within one level of what is masked', () => {
  const masked = photo()
  drawInto(masked, { ...map, values: new Float32Array(49) }, { ...drawing, overlayStyle: 'mask' })
  const copy = dimmed(photo())
  expect([copy.height, copy.width]).toEqual([height, width])
  expect(Math.max(...copy.data.map((level, at) => Math.abs(level - (masked.data[at] as number))))).toBeLessThanOrEqual(
    1,
  )
})
