import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/**
 * Says that the picture on the stage uses a small part of its value range, and offers to stretch it; or that it was
 * stretched, and offers to undo that.
 */
export default function RangeNotice() {
  const stretched = useApp(({ pictures, shown }) => pictures.find(({ id }) => id === shown?.pictureId)?.stretched)
  const range = useApp(({ shown }) => shown?.photo.range)
  const stretch = useApp((state) => state.stretch)
  const undo = useApp((state) => state.undoStretch)
  const decline = useApp((state) => state.declineStretch)
  const { page } = useWords()
  const { share } = useLazyWords()
  const { bits, of } = stretched?.range ?? range ?? { bits: 0, of: 0 }
  const part = `1/${2 ** (of - bits)}`
  return (
    <div className="notice">
      <p>{stretched ? share.stretched(part) : share.smallRange(part)}</p>
      <button type="button" className="button" onClick={() => void (stretched ? undo() : stretch())}>
        {stretched ? share.undoStretch : share.stretch}
      </button>
      <button type="button" className="button" onClick={decline}>
        {page.dismiss}
      </button>
    </div>
  )
}
