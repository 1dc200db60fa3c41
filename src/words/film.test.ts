import { expect, it } from 'vitest'
import { lazy as de } from './de/lazy.ts'
import { lazy as en } from './en/lazy.ts'
import { lazy as es } from './es/lazy.ts'
import { lazy as pl } from './pl/lazy.ts'
import { lazy as zh } from './zh/lazy.ts'

it('the title of a contact sheet says how many of its pictures have an answer', () => {
  for (const { film } of [de, en, es, pl, zh]) {
    const numbers = (count: number, all: number) => film.sheetTitle('VGG', count, all).match(/\d+/g)?.map(Number).sort()
    expect(numbers(34, 43)).toEqual([34, 43])
    expect(numbers(43, 43)).toEqual([43])
  }
  expect(en.film.sheetTitle('VGG', 1, 2)).toBe('Heatlens: what VGG sees in 1 of 2 pictures')
  expect(en.film.sheetTitle('VGG', 1, 1)).toBe('Heatlens: what VGG sees in 1 picture')
})
