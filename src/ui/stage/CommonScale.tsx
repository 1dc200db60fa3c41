import { useContext, useEffect } from 'react'
import { peakRatio, rescalingTo } from '../../image/heat/commonScale.ts'
import type { Explanation } from '../../types.ts'
import { TOP } from '../panel/topThree.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { isSameQuestion } from './useVisibleExplanation.ts'

/**
 * Puts the maps of the first classes of the picture on one scale, that of the highest peak among them and the class on
 * the stage: explains those that are not known yet. Until they are known, each has its own scale. Draws nothing.
 */
export default function CommonScale() {
  const store = useContext(StoreContext)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const settings = useApp((state) => state.settings)
  const isResting = useApp(({ phase }) => phase.at === 'resting')
  // Another picture, or another question, has another scale.
  useEffect(() => {
    if (store && outcome) return () => store.setState({ rescaling: null })
    return undefined
  }, [store, outcome])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another setting may be another question.
  useEffect(() => {
    if (!store || !outcome || !isResting || store.getState().rescaling) return
    const asked = new AbortController()
    const find = async () => {
      const { prefetchClass } = store.getState()
      const { predictions, explanation } = outcome
      const found: Explanation[] = [explanation]
      for (const { classIndex } of predictions.slice(0, TOP)) {
        const one = await prefetchClass(classIndex, asked.signal)
        if (!one) return
        found.push(one)
      }
      if (asked.signal.aborted) return
      const hottest = found.reduce((a, b) => (peakRatio(b, a) > 1 ? b : a))
      store.setState({ rescaling: rescalingTo(hottest, (one) => isSameQuestion(one, explanation)) })
    }
    void find()
    return () => asked.abort()
  }, [store, outcome, settings, isResting])
  return null
}
