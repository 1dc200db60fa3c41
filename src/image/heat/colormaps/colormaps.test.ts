import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { colormaps } from './index.ts'
import { readTable } from './readTable.ts'

it('lists every colour map of the folder', () => {
  const files = Object.keys(import.meta.glob('./*.ts')).map((path) => path.slice(2, -3))
  const others = ['index', 'readTable', 'colormaps.test']
  expect(Object.keys(colormaps).sort()).toEqual(files.filter((file) => !others.includes(file)).sort())
})

describe.each(Object.entries(colormaps))('%s', (_, { table }) => {
  it('has 256 colours', () => {
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

it.each([
  ['jet', '661fa696672fecb0ffa3e76bff80e0119d8308227c361c0043f705d8c867faad'],
  ['viridis', '18545f7c72a02f02a54f2e3f6ff9dcf357e0190ab9117a1f8fae44c6eaf179e0'],
  ['inferno', 'e24e8bd38b972989f64c42856b2b274df5ada3a62bc01bf8e83500a2ea938ad4'],
  ['magma', 'f95197e8391d18e2c1db50f2a1ab8650ab7c2a9acb781704a8156872615f002b'],
  ['cividis', '40881f40490dc08ae8b1442b52b01c7169d27124ccb4a501cd0ee290079cc1e1'],
  ['turbo', 'c4ae9ddb8a7f13561562fe15fd276fb55ab04e194786c39edfb2ef2cc0929b2b'],
] as const)("has OpenCV's %s to the last level, by the SHA-256 of its 768 bytes", (name, sha256) => {
  expect(createHash('sha256').update(colormaps[name].table).digest('hex')).toBe(sha256)
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

it('reads steps from the first colour on', () => {
  const steps = (some: string) => some.padEnd(255, 'n')
  const table = readTable('0a64ff', steps('op'), steps('m'), steps('nl'))
  expect([...table.subarray(0, 12)]).toEqual([10, 100, 255, 11, 99, 255, 13, 99, 253, 13, 99, 253])
  expect([...table.subarray(-3)]).toEqual([13, 99, 253])
})

it('refuses a table that is not 256 colours', () => {
  const none = 'n'.repeat(255)
  expect(() => readTable('000000', none, none, 'nn')).toThrow(RangeError)
  expect(() => readTable('000000', none, none, `${none}n`)).toThrow(RangeError)
  expect(() => readTable('0000ff', none, none, `o${none.slice(1)}`)).toThrow(RangeError)
  expect(() => readTable('none', none, none, none)).toThrow(RangeError)
})
