import { useContext, useEffect } from 'react'
import { peakRatio } from '../../image/heat/commonScale.ts'
import { isSameQuestion } from '../../state/asDrawn.ts'
import type { Explanation } from '../../types.ts'
import { TOP } from '../panel/topThree.ts'
import { StoreContext, useApp } from '../useApp.ts'

/**
 * Finds the scale of the classes that are shown of the picture: explains those that are not known yet, and remembers the
 * one whose map has the highest peak. Draws nothing.
 */
export default function CommonScale() {
  const store = useContext(StoreContext)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const settings = useApp((state) => state.settings)
  const isResting = useApp(({ phase }) => phase.at === 'resting')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another setting may be another question.
  useEffect(() => {
    if (!store || !outcome || !isResting) return
    const asked = new AbortController()
    const find = async () => {
      const { prefetchClass, hottest } = store.getState()
      const { predictions, explanation } = outcome
      if (hottest?.of === predictions && isSameQuestion(hottest.explanation, explanation)) return
      const found: Explanation[] = [explanation]
      for (const { classIndex } of predictions.slice(0, TOP)) {
        const one = await prefetchClass(classIndex, asked.signal)
        if (!one) return
        found.push(one)
      }
      const hotter = (a: Explanation, b: Explanation) => (peakRatio(b, a) > 1 ? b : a)
      store.setState({ hottest: { of: predictions, explanation: found.reduce(hotter) } })
    }
    void find()
    return () => asked.abort()
  }, [store, outcome, settings, isResting])
  return null
}
