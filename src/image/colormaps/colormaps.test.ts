import { describe, expect, it } from 'vitest'
import { colormaps } from './index.ts'
import { readTable } from './readTable.ts'

it('lists every colour map of the folder', () => {
  const files = Object.keys(import.meta.glob('./*.ts')).map((path) => path.slice(2, -3))
  const others = ['index', 'readTable', 'colormaps.test']
  expect(Object.keys(colormaps).sort()).toEqual(files.filter((file) => !others.includes(file)).sort())
})

describe.each(Object.entries(colormaps))('%s', (_, { label, table }) => {
  it('has a label and 256 colours', () => {
    expect(label).not.toBe('')
    expect(table.length).toBe(768)
  })
})

it("is OpenCV's JET, by its formula, with its one exception", () => {
  const roundHalfEven = (value: number) => (value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value))
  const ramp = (rise: number, fall: number) => (i: number) =>
    roundHalfEven(Math.min(Math.max(Math.min(4 * i + rise, fall - 4 * i), 0), 255))
  const channels = [ramp(-382.5, 1147.5), ramp(-127.5, 892.5), ramp(127.5, 637.5)]
  const expected = Array.from({ length: 768 }, (_, at) =>
    (channels[at % 3] as (i: number) => number)(Math.floor(at / 3)),
  )
  expected[159 * 3 + 2] = 1
  expect([...colormaps.jet.table]).toEqual(expected)
})

it('is grey from 0 to 255, evenly', () => {
  for (let i = 0; i < 256; i++) expect([...colormaps.grey.table.subarray(3 * i, 3 * i + 3)]).toEqual([i, i, i])
})

it('gets lighter with every step, unless it is one of the rainbows', () => {
  const { jet: _, turbo: __, ...even } = colormaps
  for (const [name, { table }] of Object.entries(even)) {
    // Luma of Rec. 709.
    const luma = (i: number) =>
      0.2126 * (table[3 * i] as number) + 0.7152 * (table[3 * i + 1] as number) + 0.0722 * (table[3 * i + 2] as number)
    for (let i = 8; i < 256; i += 8) expect(luma(i), `${name} ${i}`).toBeGreaterThan(luma(i - 8))
  }
})

it('refuses a table that is not 256 colours', () => {
  expect(() => readTable('000000 ffffff')).toThrow(RangeError)
})
