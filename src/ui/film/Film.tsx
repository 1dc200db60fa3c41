import { lazy, Suspense } from 'react'
import { useApp } from '../useApp.ts'

const Strip = lazy(() => import('./Strip.tsx'))

/** The filmstrip, once there are several pictures, and what is done with all of them. */
export function Film() {
  const count = useApp(({ pictures }) => pictures.length)
  const isEmpty = useApp(({ shown }) => shown === null)
  const canUndo = useApp(({ removal }) => removal !== null)
  const isStrip = count > 1 || (count === 1 && (isEmpty || canUndo))
  if (!isStrip && !canUndo) return null
  return (
    <Suspense>
      <Strip isStrip={isStrip} />
    </Suspense>
  )
}
