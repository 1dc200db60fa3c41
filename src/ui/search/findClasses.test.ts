import { expect, it } from 'vitest'
import { findClasses } from './findClasses.ts'

const classes = [
  ['n01', 'tiger_cat'],
  ['n02', 'cat'],
  ['n03', 'Egyptian_cat'],
  ['n04', 'dog'],
] as const
const found = (text: string) => findClasses(classes, text).map(({ label }) => label)

it('finds by a part of the label, what begins with it first', () => {
  expect(found('cat')).toEqual(['cat', 'tiger cat', 'Egyptian cat'])
  expect(found(' EGYPT ')).toEqual(['Egyptian cat'])
  expect(found('tiger cat')).toEqual(['tiger cat'])
})

it('puts what is called so before what only begins with it', () => {
  const sharks = [
    ['n1', 'tiger_shark'],
    ['n2', 'tiger_beetle'],
    ['n3', 'tiger'],
  ] as const
  expect(findClasses(sharks, 'tiger').map(({ label }) => label)).toEqual(['tiger', 'tiger shark', 'tiger beetle'])
})

it('finds by the id and by the number', () => {
  expect(found('n04')).toEqual(['dog'])
  expect(found('2')).toEqual(['Egyptian cat'])
  expect(found('9')).toEqual([])
})

it('lists the first of all where nothing is typed', () => {
  const many = Array.from({ length: 1000 }, (_, i) => [`n${i}`, `class_${i}`] as const)
  expect(findClasses(many, '').map(({ id }) => id)).toEqual(Array.from({ length: 60 }, (_, i) => i))
})
