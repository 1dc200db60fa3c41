import { type ReactNode, startTransition, useEffect, useState } from 'react'

interface DeferredProps {
  /** The height reserved until it renders. */
  room: string
  /** How many steps later; parts with the same number render together. */
  steps?: number
  children: ReactNode
}

/**
 * Renders its children in a separate step, after what surrounds them, so that no single step blocks the page for long.
 */
export function Deferred({ room, steps = 1, children }: DeferredProps) {
  const [isTime, setTime] = useState(false)
  // Not useDeferredValue: while React holds back a finished render for a moment, as after a fallback, it rendered all
  // of this again and again.
  useEffect(() => startTransition(() => setTime(true)), [])
  if (!isTime) return <div style={{ minBlockSize: room }} />
  if (steps === 1) return children
  return (
    <Deferred room={room} steps={steps - 1}>
      {children}
    </Deferred>
  )
}
