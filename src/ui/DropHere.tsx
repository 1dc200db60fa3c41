import { useIsOver } from './useDropsAndPastes.ts'
import { useWords } from './useWords.ts'

/** Over what it is in, while a drag is over the page. */
export function DropHere() {
  const { page } = useWords()
  return (
    useIsOver() && (
      <div className="drop-here" aria-hidden="true">
        {page.dropHere}
      </div>
    )
  )
}
