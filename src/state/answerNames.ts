import { legible } from '../settings/checks.ts'
import type { AppState } from './appState.ts'

/** The most networks whose names are kept. */
const MOST = 100

/** Reads stored names of answers, the newest last, and leaves out what is invalid; nothing if there are none. */
export function readAnswerNames(stored: unknown): { answerNames?: AppState['answerNames'] } {
  const names = new Map<string, readonly [string, string]>()
  for (const entry of Array.isArray(stored) ? stored.slice(-MOST) : []) {
    const [key, pair]: unknown[] = Array.isArray(entry) ? entry : []
    const [low, high]: unknown[] = Array.isArray(pair) ? pair : []
    if (typeof key !== 'string' || typeof low !== 'string' || typeof high !== 'string') continue
    names.set(key, [legible(low), legible(high)])
  }
  return names.size > 0 ? { answerNames: names } : {}
}
