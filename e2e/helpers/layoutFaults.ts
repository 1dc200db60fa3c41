import type { Page } from '@playwright/test'

/**
 * Layout faults of the page as it is now, as sentences: it scrolls sideways, a control overlaps another one, a control
 * cannot be scrolled into view, something covers it, or text that must be complete is cut off. If a dialog or Settings
 * is open, it checks only that.
 */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(findFaults)

/** Runs in the page. */
function findFaults(): string[] {
  interface Box {
    left: number
    top: number
    right: number
    bottom: number
  }
  const faults: string[] = []
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') || element.textContent || element.className).trim().slice(0, 40)}”`
  const windowBox = (): Box => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })
  const cross = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })
  const isSeen = ({ left, top, right, bottom }: Box) => right - left > 1 && bottom - top > 1
  /** The part of an element that no ancestor clips. */
  const seenBox = (element: Element): Box => {
    let box = cross(element.getBoundingClientRect(), windowBox())
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(around)
      if (display === 'contents' || around === document.documentElement || around === document.body) continue
      if (overflowX !== 'visible' || overflowY !== 'visible') box = cross(box, around.getBoundingClientRect())
    }
    return box
  }
  /** The element that it scrolls with: fixed content does not scroll with the page. */
  const layerOf = (element: Element): Element | null => {
    for (let around: Element | null = element; around; around = around.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(around).position)) return around
    }
    return null
  }
  const open = document.querySelector('dialog[open], [popover]:popover-open')
  const root = document.documentElement
  if (root.scrollWidth > innerWidth) faults.push(`The page is ${root.scrollWidth} wide in a window of ${innerWidth}.`)
  if (open && open.scrollWidth > open.clientWidth) faults.push(`${name(open)} scrolls sideways.`)

  for (const element of document.querySelectorAll('.engine p, .film-acts, .range-parts > span')) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
    // A link within the text may reach beyond its lines, where nothing is clipped.
    const isClipped = getComputedStyle(element).overflowY !== 'visible'
    const isWhole = scrollWidth <= clientWidth + 1 && (!isClipped || scrollHeight <= clientHeight + 2)
    if (!isWhole && clientWidth > 0) faults.push(`${name(element)} is cut off.`)
  }

  // Only the thumb of the slider over the picture takes the pointer; a visually hidden field is represented by its
  // label.
  const all =
    'button, a[href], select, summary, input:not(.compare input, .visually-hidden), label:has(.visually-hidden)'
  const controls = [...(open ?? document).querySelectorAll(all)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches('.visually-hidden *, .skip') &&
      isSeen(element.getBoundingClientRect()),
  )
  if (controls.length < 1) faults.push('There are no controls.')
  const { scrollX, scrollY } = window
  for (const control of controls) {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const box = seenBox(control)
    if (!isSeen(box)) {
      faults.push(`${name(control)} cannot be scrolled to.`)
      continue
    }
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    const hit = document.elementFromPoint(x, y)
    if (!hit || !(control.contains(hit) || (hit instanceof HTMLLabelElement && hit.contains(control)))) {
      faults.push(`${hit ? name(hit) : 'Nothing'} lies over ${name(control)}.`)
    }
    const whole = control.getBoundingClientRect()
    if (whole.width < innerWidth && (whole.left < -1 || whole.right > innerWidth + 1)) {
      faults.push(`${name(control)} is cut off at the side.`)
    }
    for (const other of controls) {
      if (other === control || other.contains(control) || control.contains(other)) continue
      if (layerOf(other) !== layerOf(control)) continue
      const both = cross(seenBox(other), box)
      if (isSeen(both)) faults.push(`${name(control)} and ${name(other)} overlap.`)
    }
  }
  scrollTo(scrollX, scrollY)
  return [...new Set(faults)]
}
