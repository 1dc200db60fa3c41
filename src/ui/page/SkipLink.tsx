import type { MouseEvent } from 'react'
import { useWords } from '../useWords.ts'

/** The id of the page's main part. */
export const MAIN_ID = 'main'

/** The targets: the picture, before the first one the invitation, else the content of the tab. */
const places = ['#stage', '.invitation-open', '[role=tabpanel]']

/** The first tab stop: skips the header and the tabs. It is visible while it has the focus. */
export function SkipLink() {
  const { page } = useWords()
  const skip = (event: MouseEvent) => {
    // The address does not change.
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
