import { expect, it } from 'vitest'
import { draftOf, draftOfList, linesOf, listIn, namesIn, numbersFor } from './draft.ts'

const classes = [
  ['n1', 'ant'],
  ['n2', 'bee'],
  ['n3', 'cat'],
] as const

it('keeps the ids of classes whose lines are edited, and the own names of others', () => {
  const { text, base } = draftOf(classes, [])
  expect(text).toBe('ant\nbee\ncat')
  expect(namesIn({ text: 'ant\nBiene\n', base }, classes)).toEqual(['', 'Biene', ''])
  const again = draftOf(classes, ['', ['x', 'Biene']])
  expect(again.text).toBe('ant\nBiene\ncat')
  expect(namesIn({ ...again, text: 'ant\nBienen\ncat' }, classes)).toEqual(['', ['x', 'Bienen'], ''])
})

it('drops the ids for a whole list, and for numbers', () => {
  const list = listIn("{0: 'a', 1: 'b', 2: 'c'}", 3, false)
  expect(list?.text).toBe('a\nb\nc')
  expect(list && namesIn(list, classes)).toEqual([
    ['0', 'a'],
    ['1', 'b'],
    ['2', 'c'],
  ])
  expect(namesIn(numbersFor(classes), classes)[1]).toEqual(['1', 'class 1'])
  const gap = draftOfList([
    ['n9', 'x'],
    ['1', ''],
  ])
  expect(namesIn(gap, classes.slice(0, 2))).toEqual([
    ['n9', 'x'],
    ['1', 'class 1'],
  ])
})

it('takes a text for a list only where it is one', () => {
  expect(listIn('["a", "b"]', 3, false)?.text).toBe('a\nb')
  expect(listIn('a, b, c', 3, false)?.text).toBe('a\nb\nc')
  expect(listIn('tench, Tinca tinca', 3, false)).toBeUndefined()
  expect(listIn('a\nb\nc', 3, false)).toBeUndefined()
  expect(listIn('0 a\n1 b', 3, true)?.text).toBe('a\nb')
  expect(listIn('[dog', 3, false)).toBeUndefined()
})

it('counts lines, but not the break after the last one', () => {
  expect(linesOf('a\n b \n')).toEqual(['a', 'b'])
  expect(linesOf('a\n\n')).toEqual(['a', ''])
  expect(linesOf('')).toEqual([''])
})
