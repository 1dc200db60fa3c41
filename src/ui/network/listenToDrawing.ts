/** What a person does with a drawing that scrolls. */
export interface DrawingActions {
  /** Enlarges it by a factor. */
  zoom(factor: number): void
  /** A click on a layer; null for one beside all of them. */
  pick(layer: string | null): void
}

/** A pointer that moves further than this drags. */
const SLACK = 4

/** Listens to a scrolling drawing: the mouse drags it, plus and minus zoom it. Gives a function that stops it. */
export function listenToDrawing(element: HTMLElement, { zoom, pick }: DrawingActions): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  let from: { x: number; y: number; left: number; top: number; isDrag: boolean } | undefined

  element.addEventListener(
    'pointerdown',
    ({ pointerType, button, clientX: x, clientY: y }) => {
      // Touch scrolls by itself.
      if (pointerType !== 'mouse' || button !== 0) return
      from = { x, y, left: element.scrollLeft, top: element.scrollTop, isDrag: false }
    },
    { signal },
  )
  element.addEventListener(
    'pointermove',
    ({ clientX, clientY, pointerId, buttons }) => {
      if (!from) return
      if (buttons === 0) {
        from = undefined
        return
      }
      if (!from.isDrag && Math.hypot(clientX - from.x, clientY - from.y) < SLACK) return
      if (!from.isDrag) element.setPointerCapture(pointerId)
      from.isDrag = true
      element.scrollTo(from.left - clientX + from.x, from.top - clientY + from.y)
    },
    { signal },
  )
  element.addEventListener(
    'click',
    ({ target }) => {
      const wasDrag = from?.isDrag
      from = undefined
      if (!wasDrag) pick((target as Element).closest<SVGElement>('[data-layer]')?.dataset.layer ?? null)
    },
    { signal },
  )
  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoom(Math.exp(-event.deltaY / 300))
    },
    { signal, passive: false },
  )
  element.addEventListener(
    'keydown',
    (event) => {
      const factor = { '+': 1.25, '=': 1.25, '-': 0.8 }[event.key]
      if (factor === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      zoom(factor)
    },
    { signal },
  )
  return () => stopped.abort()
}
