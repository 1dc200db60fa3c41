import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import type { StageState } from './useStage.ts'

/** A shorter press is a click, in ms. */
export const HOLD_MS = 300

/**
 * The handlers of a button that shows the photo alone while a pointer or the space bar holds it, and toggles it at a
 * click or Enter.
 */
export function holdOrToggle({
  holdPhoto,
  releasePhoto,
  togglePhoto,
}: Pick<StageState, 'holdPhoto' | 'releasePhoto' | 'togglePhoto'>) {
  let pressedAt: number | null = null
  /** The press was a hold: ignore the click at its end. */
  let wasHeld = false
  const end = (isHold: boolean) => {
    if (pressedAt !== null) wasHeld = isHold
    pressedAt = null
    releasePhoto()
  }
  return {
    onPointerDown({ button, timeStamp }: Pick<PointerEvent, 'button' | 'timeStamp'>) {
      if (button !== 0) return
      pressedAt = timeStamp
      wasHeld = false
      holdPhoto()
    },
    onPointerUp: ({ timeStamp }: Pick<PointerEvent, 'timeStamp'>) => end(timeStamp - (pressedAt ?? 0) >= HOLD_MS),
    // A finger that scrolls or slides off does not click.
    onPointerCancel: () => end(true),
    onPointerLeave: () => end(true),
    /** A click without a pointer, as a screen reader makes it, has no detail. */
    onClick({ detail }: Pick<MouseEvent, 'detail'>) {
      if (detail === 0 || !wasHeld) togglePhoto()
    },
    onKeyDown(event: Pick<KeyboardEvent, 'key' | 'repeat' | 'preventDefault'>) {
      if (event.key !== ' ' && event.key !== 'Enter') return
      // Otherwise the browser clicks, too.
      event.preventDefault()
      if (event.key === ' ') holdPhoto()
      else if (!event.repeat) togglePhoto()
    },
    onKeyUp(event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) {
      if (event.key !== ' ') return
      event.preventDefault()
      releasePhoto()
    },
    onBlur: releasePhoto,
  }
}
