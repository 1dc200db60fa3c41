import { useEffect, useState } from 'react'
import type { AppState } from '../state/appState.ts'
import { useApp, useDeferredApp } from './useApp.ts'

/** True if the network is there and no first picture is under way. */
const isAtRest = ({ phase, lastOutcome, pictures }: AppState) =>
  phase.at === 'resting' &&
  (lastOutcome !== null || pictures.every(({ state }) => state !== 'waiting' && state !== 'working'))

/**
 * False until the page has come to rest once: a first answer does not wait for the files of what is beside it. Once
 * they are there, they stay.
 */
export function useRested(): boolean {
  const isResting = useDeferredApp(isAtRest)
  const [hasRested, setRested] = useState(isResting)
  if (isResting && !hasRested) setRested(true)
  return hasRested
}

/** False until a moment after the first answer is drawn. */
export function useAnswered(): boolean {
  const hasAnswer = useApp(({ lastOutcome }) => lastOutcome !== null)
  const [isAfter, setAfter] = useState(false)
  useEffect(() => {
    if (!hasAnswer) return
    const timer = setTimeout(() => setAfter(true))
    return () => clearTimeout(timer)
  }, [hasAnswer])
  return isAfter
}
