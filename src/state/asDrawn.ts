import { factorOn, onScaleOf } from '../image/heat/commonScale.ts'
import { questionKeys } from '../settings/settings.ts'
import type { Explanation } from '../types.ts'
import type { AppState } from './appState.ts'

/** Whether two explanations answer the same question about two classes. */
export const isSameQuestion = (a: Explanation, b: Explanation): boolean =>
  questionKeys.every((key) => a[key] === b[key])

type Scaling = Pick<AppState, 'settings' | 'hottest' | 'shown'>

/** The explanation whose scale it is drawn on, if not its own. */
function scaleOf(explanation: Explanation, { settings, hottest, shown }: Scaling): Explanation | undefined {
  const isKnown = hottest && hottest.of === shown?.outcome?.predictions
  return settings.scale === 'common' && isKnown && isSameQuestion(hottest.explanation, explanation)
    ? hottest.explanation
    : undefined
}

/**
 * The explanation as it is drawn: with the setting `scale` at `common`, its map is on the scale of the hottest of the
 * classes that are shown of the picture, once those are known.
 */
export function asDrawn(explanation: Explanation, state: Scaling): Explanation {
  const scale = scaleOf(explanation, state)
  return scale ? onScaleOf(explanation, scale) : explanation
}

/** What its map is multiplied by when it is drawn. */
export function factorDrawn(explanation: Explanation, state: Scaling): number {
  const scale = scaleOf(explanation, state)
  return scale ? factorOn(explanation, scale) : 1
}
