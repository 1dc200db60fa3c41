import type { ownStepsOf } from '../../export/ownSteps.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'

const parts = ['asked', 'answered', 'mapped'] as const

/** The three steps of a method that is not made of one layer's gradients. */
export function StepCells({ own: [id, steps] }: { own: NonNullable<ReturnType<typeof ownStepsOf>> }) {
  const { titles, steps: texts } = useWalkthroughWords().methods
  return parts.map((part, index) => (
    <Cell key={part} number={8 + index} title={titles[part]} {...steps[part]}>
      <p>{texts[id][part]}</p>
    </Cell>
  ))
}
