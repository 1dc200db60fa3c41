import type { MouseEvent } from 'react'
import { useWords } from './useWords.ts'

/** What it leads to: the picture, before the first one the invitation, else what the tab shows. */
const places = ['#stage', '.invitation-open', '[role=tabpanel]']

/** The first stop of the Tab key: past the head of the page and its tabs. It is seen while it has the focus. */
export function SkipLink() {
  const { page } = useWords()
  const skip = (event: MouseEvent) => {
    // The address stays as it is.
    event.preventDefault()
    places.some((place) => {
      const element = document.querySelector<HTMLElement>(place)
      element?.focus()
      return element !== null && document.activeElement === element
    })
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes to a place in the page.
    <a className="button skip" href="#stage" onClick={skip}>
      {page.skip}
    </a>
  )
}
