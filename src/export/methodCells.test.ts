import { expect, it } from 'vitest'
import { methodNames } from '../explain/methods/names.ts'
import { walkthrough } from '../words/en/walkthrough.ts'
import { gradientMethodOf, gradientMethods } from './gradientCells.ts'
import { otherMethods, ownStepsOf } from './ownSteps.ts'

it.each(Object.keys(methodNames))('%s has cells of its own: those of gradients, or its own three steps', (id) => {
  expect([gradientMethodOf(id), ownStepsOf(id)].filter((one) => one !== undefined)).toHaveLength(1)
})

it('has a text for the weights or the products of each method of gradients', () => {
  const { weights, products } = walkthrough.methods
  for (const id of Object.keys(gradientMethods).filter((one) => one !== 'gradCam')) {
    expect(gradientMethodOf(id)?.weight ? weights : products).toHaveProperty(id)
  }
})

it('combines an output and its gradient as the methods do', () => {
  const of = (id: string, output: number, gradient: number) => gradientMethodOf(id)?.product?.of(output, gradient)
  expect([of('hiResCam', 2, -3), of('gradCamElementWise', 2, -3), of('layerCam', 2, -3)]).toEqual([-6, 0, 0])
  expect([of('gradCamElementWise', -2, -3), of('layerCam', -2, 3), of('segEigenCam', 2, -3)]).toEqual([6, -6, 6])
})

it('goes through three steps, each with its code', () => {
  for (const steps of Object.values(otherMethods)) {
    expect(Object.keys(steps)).toEqual(['asked', 'answered', 'mapped'])
    for (const { code } of Object.values(steps)) expect(code).not.toBe('')
  }
})
