import { type RefObject, useLayoutEffect } from 'react'

/** Between a field and its list, and between the list and the edge of the window, in pixels. */
const GAP = 4

/** A list opens above its field if there is less space than this below it, and more above it. */
const ENOUGH = 240

const MOST = 360

/**
 * Shows a list (an element with `popover`) below a field, at the same width; above it if there is no space. It follows
 * the field during scrolling, and ends where the on-screen keyboard begins.
 */
export function useBelow(isOpen: boolean, field: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const popover = list.current
    if (!isOpen || !popover) return
    popover.showPopover()
    const place = () => {
      const box = field.current?.getBoundingClientRect()
      if (!box) return
      const { offsetTop = 0, height = innerHeight } = visualViewport ?? {}
      const above = box.top - offsetTop - 2 * GAP
      const below = offsetTop + height - box.bottom - 2 * GAP
      const isBelow = below >= ENOUGH || below >= above
      Object.assign(popover.style, {
        left: `${box.left}px`,
        width: `${box.width}px`,
        top: isBelow ? `${box.bottom + GAP}px` : 'auto',
        bottom: isBelow ? 'auto' : `${innerHeight - box.top + GAP}px`,
        maxHeight: `${Math.min(Math.max(isBelow ? below : above, 0), MOST)}px`,
      })
    }
    place()
    addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    visualViewport?.addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
      visualViewport?.removeEventListener('resize', place)
    }
  }, [isOpen, field, list])
}
