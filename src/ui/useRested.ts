import { useEffect, useState } from 'react'
import type { AppState } from '../state/appState.ts'
import { useApp } from './useApp.ts'

/** How long nothing happens before files are fetched that no answer is waiting for. */
const REST_MS = 1500

/** True if the network is there and no picture is under way. */
const isAtRest = ({ phase, pictures }: AppState) =>
  phase.at === 'resting' && pictures.every(({ state }) => state !== 'waiting' && state !== 'working')

const hasAnswer = ({ lastOutcome }: AppState) => lastOutcome !== null

/**
 * False until a moment after the first answer is drawn, or until nothing has happened for a while: a first answer does
 * not wait for the files of what is beside it. Once they are there, they stay.
 */
export function useRested(): boolean {
  const isAnswered = useAnswered()
  const isResting = useApp(isAtRest)
  const [hasRested, setRested] = useState(false)
  useEffect(() => {
    if (!isResting) return
    const timer = setTimeout(() => setRested(true), REST_MS)
    return () => clearTimeout(timer)
  }, [isResting])
  return isAnswered || hasRested
}

/** False until a moment after the first answer is drawn. */
export function useAnswered(): boolean {
  const isThere = useApp(hasAnswer)
  const [isAfter, setAfter] = useState(false)
  useEffect(() => {
    if (!isThere) return
    const timer = setTimeout(() => setAfter(true))
    return () => clearTimeout(timer)
  }, [isThere])
  return isAfter
}
