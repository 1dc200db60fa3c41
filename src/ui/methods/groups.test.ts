import { expect, it } from 'vitest'
import { methodNames } from '../../explain/methods/names.ts'
import { methods } from '../../words/en/methods.ts'
import { groupMethods } from './groups.ts'

const listed = Object.entries(methodNames).map(([id, label]) => ({ id, label }))

it('puts every method into its group, in the order of the menu', () => {
  const groups = groupMethods(listed)
  expect([...groups.values()].flat()).toEqual(listed)
  expect([...groups].map(([group, { length }]) => [group, length])).toEqual([
    ['layer', 15],
    ['passes', 5],
    ['pixels', 5],
    ['baselines', 2],
  ])
})

it('has a sentence for each method', () => {
  expect(Object.keys(methods.about)).toEqual(Object.keys(methodNames))
})
