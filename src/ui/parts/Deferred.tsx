import { type ReactNode, startTransition, useEffect, useState } from 'react'

interface DeferredProps {
  /** The height that is kept until it is drawn. */
  room: string
  /** How many steps later; things of the same step are drawn together. */
  steps?: number
  children: ReactNode
}

/** Draws what is in it in a step of its own, after what is around it: so no single step keeps the page from answering for long. */
export function Deferred({ room, steps = 1, children }: DeferredProps) {
  const [isTime, setTime] = useState(false)
  // Not useDeferredValue: where React keeps what is ready back for a moment, as after a fallback, it drew all of that anew, and again, until then.
  useEffect(() => startTransition(() => setTime(true)), [])
  if (!isTime) return <div style={{ minBlockSize: room }} />
  if (steps === 1) return children
  return (
    <Deferred room={room} steps={steps - 1}>
      {children}
    </Deferred>
  )
}
