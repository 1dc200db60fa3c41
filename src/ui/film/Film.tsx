import { useEffect } from 'react'
import type { AppState } from '../../state/appState.ts'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import './film.css'

const Strip = part(() => import('./Strip.tsx'))

/** The filmstrip is fetched this long after the first answer, so that it is there for a second picture. */
const AHEAD_MS = 1500

/** True if nothing is on the stage, or about to be. */
const isOffStage = ({ pictures, shown }: AppState) =>
  shown === null && !pictures.some(({ state }) => state === 'waiting' || state === 'working')

/** The filmstrip and its batch actions, once there are several pictures. */
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
    // If it does not arrive, it is requested again when it is needed.
    const timer = setTimeout(Strip.ahead, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [hasAnswer])
}
