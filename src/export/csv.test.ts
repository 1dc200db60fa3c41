import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'

it('quotes what has to be quoted, and nothing else', () => {
  expect(
    toCsv([
      ['plain', 'with, comma', 'with "quotes"', 'two\r\nlines', '', 'Kätzchen 猫'],
      [1, 0.25, -3, 1e-7],
    ]),
  ).toBe('plain,"with, comma","with ""quotes""","two\r\nlines",,Kätzchen 猫\r\n1,0.25,-3,1e-7\r\n')
})

it.each([
  ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"\r\n`],
  ['+1', "'+1\r\n"],
  ['-1.png', "'-1.png\r\n"],
  ['@SUM(A1)', "'@SUM(A1)\r\n"],
  ['\t=1', "'\t=1\r\n"],
  ['\r=1', `"'\r=1"\r\n`],
  ['＝1', "'＝1\r\n"],
  ['a=1', 'a=1\r\n'],
])('%j does no harm in a spreadsheet', (name, field) => {
  expect(toCsv([[name]])).toBe(field)
})
