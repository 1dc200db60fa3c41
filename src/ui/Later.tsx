import { type ReactNode, useDeferredValue } from 'react'

/** Draws what is in it in a step of its own, after what is around it: so no single step keeps the page from answering. `room` is kept until then. */
export function Later({ room, children }: { room: string; children: ReactNode }) {
  const isTime = useDeferredValue(true, false)
  return isTime ? children : <div style={{ minBlockSize: room }} />
}
