import { useEffect } from 'react'
import type { AppState } from '../../state/appState.ts'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import './film.css'

const Strip = part(() => import('./Strip.tsx'))

/** So long after the first answer the filmstrip is fetched, so that a second picture finds it there. */
const AHEAD_MS = 1500

/** Nothing is on the stage, nor on its way there. */
const isOffStage = ({ pictures, shown }: AppState) =>
  shown === null && !pictures.some(({ state }) => state === 'waiting' || state === 'working')

/** The filmstrip, once there are several pictures, and what is done with all of them. */
export function Film() {
  const count = useApp(({ pictures }) => pictures.length)
  const isAway = useApp(isOffStage)
  const canUndo = useApp(({ removals }) => removals.length > 0)
  useLoadAhead()
  const isStrip = count > 1 || (count === 1 && (isAway || canUndo))
  if (!isStrip && !canUndo) return null
  return <Strip isStrip={isStrip} />
}

function useLoadAhead() {
  const hasAnswer = useApp(({ lastOutcome }) => lastOutcome !== null)
  useEffect(() => {
    if (!hasAnswer) return
    // Where it does not come, it is asked for again when it is wanted.
    const timer = setTimeout(Strip.ahead, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [hasAnswer])
}
