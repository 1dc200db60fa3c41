import { type ComponentType, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { lazyImport } from '../../lazyImport.ts'
import { useApp } from '../useApp.ts'
import type { PrintSheetProps } from './PrintSheet.tsx'
import './print.css'

const loadPrintSheet = lazyImport(() => import('./PrintSheet.tsx'))

/**
 * The sheet is fetched this long after the first answer, so that it is there when somebody prints: the browser does not
 * wait then.
 */
const AHEAD_MS = 2500

/** What is printed of an answer, loaded lazily. If it does not arrive, the page itself is printed. */
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
  // Passed from here: imported by the sheet, it would become a chunk of its own that is fetched at the start.
  return Sheet && <Sheet drawNow={flushSync} />
}
