import { type ComponentType, useEffect, useState } from 'react'
import { useApp } from '../useApp.ts'

/** So long after the first answer the sheet is fetched, so that it is there when somebody prints: the browser waits for nothing then. */
const AHEAD_MS = 2500

/** What is printed of an answer, in a file of its own. Where it does not come, the page itself is printed. */
export function Printing() {
  const hasAnswer = useApp(({ lastOutcome }) => lastOutcome !== null)
  const [Sheet, setSheet] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (!hasAnswer) return
    const timer = setTimeout(async () => {
      const part = await import('./PrintSheet.tsx').catch(() => null)
      setSheet(() => part?.default ?? null)
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [hasAnswer])
  return Sheet && <Sheet />
}
