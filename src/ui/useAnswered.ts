import { useEffect, useState } from 'react'
import type { AppState } from '../state/appState.ts'
import { useApp } from './useApp.ts'

const hasAnswer = ({ lastOutcome }: AppState) => lastOutcome !== null

/** False until a moment after the first answer is drawn, which does not wait for the files of what is beside it. */
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

/** True if there is something to ask about: an answer that is drawn, or a first one that takes many passes. */
export function useMayAsk(): boolean {
  const isAnswered = useAnswered()
  const isThere = useApp(hasAnswer)
  const isLong = useApp(({ explaining }) => explaining !== null)
  return isThere ? isAnswered : isLong
}
