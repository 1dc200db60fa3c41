import { expect, it } from 'vitest'
import { listedMethods, methodNames } from '../../explain/methods/names.ts'
import { methods } from '../../words/en/methods.ts'
import { groupMethods } from './groups.ts'

it('puts every method into its group, in the order of the menu', () => {
  const groups = groupMethods(listedMethods)
  expect([...groups.values()].flat()).toEqual(listedMethods)
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
