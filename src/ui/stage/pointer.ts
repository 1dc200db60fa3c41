import type { Place } from './zoom.ts'

/** Pointer actions on the stage; positions are in CSS pixels from its top left corner. */
export interface PointerActions {
  /** Whether a drag moves something. */
  canMove(): boolean
  drag(across: number, down: number): void
  /** Two fingers move the picture. */
  move(across: number, down: number): void
  zoom(factor: number, at: Place): void
  /** Two taps, or a double click. */
  doubleTap(at: Place): void
  /** One tap of a finger. */
  tap(at: Place): void
  /** A mouse or pen over the picture; null when it leaves. */
  hover(at: Place | null): void
}

/** A move of more than this is a drag, in CSS pixels. */
const SLOP = 5
/** Two taps within this many milliseconds and CSS pixels are a double tap. */
const DOUBLE_MS = 320
const DOUBLE_AWAY = 28

/** The wheel's zoom per pixel of travel; a pinch on a trackpad arrives as a wheel with Ctrl, and travels less. */
const WHEEL = 0.0016
const PINCH = 0.01
/** Pixels per unit of `deltaMode`: pixels, lines, pages. */
const TRAVEL = [1, 16, 400] as const

const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y)

/**
 * Handles mouse, pen, touch and wheel on an element, and gives a function that stops it. Elements with `data-own-hand`
 * handle their own input. One finger scrolls the page as usual unless `canMove`, and if the page itself is zoomed, two
 * fingers belong to the page.
 */
export function listenToPointer(element: HTMLElement, actions: PointerActions): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const down = new Map<number, Place>()
  /** Where the only finger or button went down; null once it is no longer a tap. */
  let start: Place | null = null
  let lastTap: { at: Place; time: number } | null = null

  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Place => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left - element.clientLeft, y: clientY - top - element.clientTop }
  }
  const isOwn = ({ target }: Event) => target instanceof Element && target.closest('[data-own-hand]') !== null
  const isPageEnlarged = () => (window.visualViewport?.scale ?? 1) > 1.01

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (isOwn(event) || event.button !== 0 || down.size === 2) return
      const at = placeOf(event)
      down.set(event.pointerId, at)
      start = down.size === 1 ? at : null
      // A drag may leave the stage.
      if (actions.canMove() || down.size === 2) element.setPointerCapture(event.pointerId)
    },
    { signal },
  )

  element.addEventListener(
    'pointermove',
    (event) => {
      const at = placeOf(event)
      const before = down.get(event.pointerId)
      if (event.pointerType !== 'touch') actions.hover(isOwn(event) ? null : at)
      if (!before) return
      if (start && distance(start, at) > SLOP) start = null
      if (down.size === 2) {
        const other = [...down].find(([id]) => id !== event.pointerId)?.[1] ?? at
        down.set(event.pointerId, at)
        if (isPageEnlarged()) return
        const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }
        actions.move((at.x - before.x) / 2, (at.y - before.y) / 2)
        actions.zoom(Math.max(distance(at, other), 1) / Math.max(distance(before, other), 1), middle)
      } else if (!start && actions.canMove()) {
        down.set(event.pointerId, at)
        actions.drag(at.x - before.x, at.y - before.y)
      }
    },
    { signal },
  )

  const up = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || event.type !== 'pointerup' || !start) return
    const at = start
    start = null
    if (lastTap && event.timeStamp - lastTap.time < DOUBLE_MS && distance(lastTap.at, at) < DOUBLE_AWAY) {
      lastTap = null
      actions.doubleTap(at)
      return
    }
    lastTap = { at, time: event.timeStamp }
    if (event.pointerType === 'touch') actions.tap(at)
  }
  element.addEventListener('pointerup', up, { signal })
  element.addEventListener('pointercancel', up, { signal })
  element.addEventListener(
    'pointerleave',
    ({ pointerType }) => {
      if (pointerType !== 'touch') actions.hover(null)
    },
    { signal },
  )

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const travel = event.deltaY * (TRAVEL[event.deltaMode] ?? 1)
      actions.zoom(Math.exp(-travel * (event.ctrlKey ? PINCH : WHEEL)), placeOf(event))
    },
    { signal, passive: false },
  )

  // Otherwise, two fingers would scroll the page.
  const keepPage = (event: TouchEvent) => {
    if (event.touches.length > 1 && event.cancelable && !isPageEnlarged()) event.preventDefault()
  }
  element.addEventListener('touchstart', keepPage, { signal, passive: false })
  element.addEventListener('touchmove', keepPage, { signal, passive: false })
  return () => ending.abort()
}
