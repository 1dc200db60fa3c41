import { type ComponentType, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { lazyImport } from '../../lazyImport.ts'
import { useApp } from '../useApp.ts'
import type { PrintSheetProps } from './PrintSheet.tsx'
import './print.css'

const loadPrintSheet = lazyImport(() => import('./PrintSheet.tsx'))

/** So long after the first answer the sheet is fetched, so that it is there when somebody prints: the browser waits for nothing then. */
const AHEAD_MS = 2500

/** What is printed of an answer, in a file of its own. Where it does not come, the page itself is printed. */
export function Printing() {
  const hasAnswer = useApp(({ lastOutcome }) => lastOutcome !== null)
  const [Sheet, setSheet] = useState<ComponentType<PrintSheetProps> | null>(null)
  useEffect(() => {
    if (!hasAnswer) return
    const timer = setTimeout(async () => {
      const part = await loadPrintSheet().catch(() => null)
      setSheet(() => part?.default ?? null)
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [hasAnswer])
  // From here: with the sheet it would be a file of its own, and be fetched at the start.
  return Sheet && <Sheet drawNow={flushSync} />
}
