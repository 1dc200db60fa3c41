import { expect, it } from 'vitest'
import { seededNumbers, spotsOn } from '../../../fixtures/madeMaps.ts'
import { defaultSettings, drawingOf } from '../../settings/settings.ts'
import type { Pixels } from '../../types.ts'
import { blend } from './blend.ts'
import { colormaps } from './colormaps/index.ts'
import { drawInto } from './drawing.ts'
import { dimmed } from './mask.ts'
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
