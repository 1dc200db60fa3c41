import { useModelOpen } from '../model/useModelOpen.ts'
import { useLazyWords } from '../useWords.ts'
import { openGet } from './useGet.ts'

/** In the Model dialog: opens the list of networks that can be had in its place. */
export function GetButton() {
  const { catalogue: words } = useLazyWords()
  const open = () => {
    useModelOpen.setState(false, true)
    openGet()
  }
  return (
    <button type="button" className="button" aria-haspopup="dialog" onClick={open}>
      {words.title}
    </button>
  )
}
