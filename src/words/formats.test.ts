import { describe, expect, it } from 'vitest'
import { formats as de } from './de/formats.ts'
import { formats as en, plural } from './en/formats.ts'
import { formats as es } from './es/formats.ts'
import { formats as pl, plural as polish } from './pl/formats.ts'
import { formats as zh } from './zh/formats.ts'

/** Intl puts a no-break space before units, a narrow one in some. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')

describe('English', () => {
  it.each([
    [1, '100%'],
    [1 - 2 ** -53, '>99.9%'],
    [0.9995, '>99.9%'],
    [0.999, '99.9%'],
    [0.9982, '99.8%'],
    [0.995, '99.5%'],
    [0.9949, '99%'],
    [0.6812, '68%'],
    [0.0996, '10%'],
    [0.0995, '10%'],
    [0.0994, '9.9%'],
    [0.001, '0.1%'],
    [0.00099, '<0.1%'],
    [0.00001, '<0.1%'],
    [Number.MIN_VALUE, '<0.1%'],
    [0, '0%'],
  ])('writes %d as %s', (probability, text) => expect(en.percent(probability)).toBe(text))

  it('rounds no probability up to 100% or down to 0%', () => {
    for (let step = 1; step < 20_000; step++) {
      const probability = step / 20_000
      const text = en.percent(probability)
      const number = Number.parseFloat(text.replace(/[<>]/, ''))
      expect(number, text).toBeGreaterThan(0)
      expect(number, text).toBeLessThan(100)
      // Within half of the last digit shown, or beyond the bound.
      if (!/[<>]/.test(text)) expect(Math.abs(number - probability * 100)).toBeLessThan(0.5 + 1e-9)
    }
  })

  it.each([
    [0, '0'],
    [0.00194411, '0.00194'],
    [-0.5, '-0.5'],
    [1.2345e-5, '1.2e-5'],
    [571.0598, '571'],
    [123456, '1.2e+5'],
  ])('writes the number %d as %s', (value, text) => expect(en.short(value)).toBe(text))

  it.each([
    [[1.26, -412], '1.3e-412', '1.26e-412'],
    [[-0.00099999, -400], '-1.0e-403', '-9.9999e-404'],
    [[25, -2], '2.5e-1', '2.5e-1'],
    [[9.9999999, 9], '1.0e+10', '1e+10'],
    [[0, -500], '0', '0'],
    [[2, 0], '2', '2'],
  ] as const)('writes what is too small for a number, %j, as %s', (amount, short, precise) => {
    expect(en.short(amount)).toBe(short)
    expect(en.precise(amount)).toBe(precise)
  })

  it('writes sizes and times', () => {
    expect([en.megabytes(4_218_230), en.megabytes(553_467_096), en.gigabytes(1.24e9), en.seconds(153)]).toEqual([
      '4.2\u00a0MB',
      '553\u00a0MB',
      '1.2\u00a0GB',
      '0.15\u00a0s',
    ])
    expect([en.megabytes(0), en.megabytes(3), en.megabytes(42_400), en.megabytes(60_000)]).toEqual([
      '0.0\u00a0MB',
      '1\u00a0kB',
      '42\u00a0kB',
      '0.1\u00a0MB',
    ])
    expect([en.number(138_357_544), en.precise(1.23456e-7), en.share(-0.0123, 1)]).toEqual([
      '138,357,544',
      '1.2346e-7',
      '-1.2%',
    ])
  })

  it('chooses the form of a number', () => {
    const files = (count: number) => plural(count, { one: 'one file', other: `${count} files` })
    expect([files(1), files(0), files(2)]).toEqual(['one file', '0 files', '2 files'])
  })
})

describe.each([
  [
    'de',
    de,
    ['68 %', '4,7 %', '< 0,1 %', '> 99,9 %', '138.357.544', '1.234,5', '1,2e-5', '4,2 MB', '0,15 s', 'a, b und c'],
  ],
  [
    'es',
    es,
    ['68 %', '4,7 %', '< 0,1 %', '> 99,9 %', '138.357.544', '1234,5', '1,2e-5', '4,2 MB', '0,15 s', 'a, b y c'],
  ],
  ['pl', pl, ['68%', '4,7%', '<0,1%', '>99,9%', '138 357 544', '1234,5', '1,2e-5', '4,2 MB', '0,15 s', 'a, b i c']],
  ['zh', zh, ['68%', '4.7%', '<0.1%', '>99.9%', '138,357,544', '1,234.5', '1.2e-5', '4.2 MB', '0.15 秒', 'a、b和c']],
] as const)('%s', (_, formats, expected) => {
  it('writes numbers as its readers do', () => {
    const written = [
      formats.percent(0.6812),
      formats.percent(0.047),
      formats.percent(0.0002),
      formats.percent(0.9998),
      formats.number(138_357_544),
      formats.number(1234.5),
      formats.short(1.2345e-5),
      formats.megabytes(4_218_230),
      formats.seconds(153),
      formats.list(['a', 'b', 'c']),
    ]
    expect(written.map(plain)).toEqual(expected)
  })
})

it('keeps a percent sign with its number, in German and Spanish after a space that no line breaks at', () => {
  expect([de.percent(0.68), es.percent(0.68), de.percent(0.9998)]).toEqual([
    '68\u202F%',
    '68\u00A0%',
    '>\u202F99,9\u202F%',
  ])
})

it('puts a space between sentences, but not in Chinese', () => {
  expect([en, de, es, pl, zh].map(({ sentences, sentenceGap }) => [sentences('a', 'b'), sentenceGap])).toEqual([
    ['a b', ' '],
    ['a b', ' '],
    ['a b', ' '],
    ['a b', ' '],
    ['ab', ''],
  ])
})

it('knows the three forms of Polish', () => {
  const files = (count: number) => polish(count, { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' })
  expect([1, 2, 5, 12, 22, 25, 1.5].map(files)).toEqual([
    'plik',
    'pliki',
    'plików',
    'plików',
    'pliki',
    'plików',
    'pliku',
  ])
})
