import { useWords } from '../useWords.ts'
import { useIsDragOver } from './useDropsAndPastes.ts'

/** Over what it is in, while a drag is over the page. */
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
