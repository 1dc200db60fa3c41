import type { MouseEvent } from 'react'
import { useWords } from '../useWords.ts'

/** Of the main part of the page. */
export const MAIN_ID = 'main'

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
    <a className="button skip" href={`#${MAIN_ID}`} onClick={skip}>
      {page.skip}
    </a>
  )
}
