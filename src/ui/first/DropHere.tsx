import { useWords } from '../useWords.ts'
import { useIsDragOver } from './useDropsAndPastes.ts'

/** Covers its container while a drag is over the page. */
export function DropHere() {
  const { page } = useWords()
  return (
    useIsDragOver() && (
      <div className="drop-here" aria-hidden="true">
        {page.dropHere}
      </div>
    )
  )
}
