import { beforeEach, expect, it } from 'vitest'
import { useStage } from './useStage.ts'

const atFirst = useStage.getState()
beforeEach(() => {
  useStage.setState(atFirst, true)
  useStage.getState().measure({ room: { height: 400, width: 1000 }, density: 1, margin: 0, nudge: { x: 0, y: 0 } })
  useStage.getState().show({ height: 400, width: 800 })
})

it('compares from the middle of what is visible', () => {
  useStage.getState().toggleCompare()
  expect(useStage.getState().split).toBe(0.5)
})

it('or from where it is told to begin, and then from where it was', () => {
  const { toggleCompare } = useStage.getState()
  toggleCompare(0.25)
  expect(useStage.getState().split).toBeCloseTo(0.25)
  useStage.setState({ split: 0.9 })
  toggleCompare(0.25)
  expect(useStage.getState().split).toBeNull()
  toggleCompare(0.25)
  expect(useStage.getState().split).toBe(0.9)
})

it('begins at an edge where that place is out of sight', () => {
  // The left half of the picture fills the stage.
  useStage.setState(({ fit }) => ({ zoom: { scale: 2, x: -fit.left, y: 0 } }))
  useStage.getState().toggleCompare(0.95)
  expect(useStage.getState().split).toBe(1)
})
