import { createContext } from 'react'

/** The steps of the walkthrough, by the numbers of their cells. */
export const allSteps = Array.from({ length: 15 }, (_, index) => index + 1)

/** Those that tell the way from the picture to the heatmap without code, files and names. */
export const plainSteps = [1, 3, 5, 7, 8, 10, 11, 12, 14]

/** What is presented: by default every step, as on the page. */
export interface Presented {
  /** The only step that is drawn. */
  step?: number
  /** True if formulas and code are left out. */
  isPlain?: boolean
}

export const PresentedContext = createContext<Presented>({})

/** The steps that are presented. */
export const stepsOf = (isPlain: boolean): readonly number[] => (isPlain ? plainSteps : allSteps)

/** The step of a presentation that is nearest to a step of the walkthrough: itself, or the one before it. */
export const nearestStep = (isPlain: boolean, step: number): number =>
  stepsOf(isPlain).findLast((one) => one <= step) ?? 1

/** The step that a key leads to, from another one; undefined if the key means nothing here. */
export function stepByKey(key: string, isPlain: boolean, step: number): number | undefined {
  const steps = stepsOf(isPlain)
  const at = steps.indexOf(step)
  const target = new Map([
    ['ArrowRight', at + 1],
    ['PageDown', at + 1],
    ['ArrowLeft', at - 1],
    ['PageUp', at - 1],
    ['Home', 0],
    ['End', steps.length - 1],
  ]).get(key)
  return target === undefined ? undefined : steps[Math.min(Math.max(target, 0), steps.length - 1)]
}
