import { expect, it } from 'vitest'
import { labelOf } from './readable.ts'

it('reads labels as people do, and has a name for a class without one', () => {
  const unnamed = (index: number) => `class ${index}`
  expect(labelOf(0, [['n1', 'golf_ball']], unnamed)).toBe('golf ball')
  expect(labelOf(5, [], unnamed)).toBe('class 5')
})
