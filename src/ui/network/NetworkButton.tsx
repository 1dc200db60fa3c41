import { useState } from 'react'
import { part } from '../parts/part.tsx'
import { useLazyWords } from '../useWords.ts'
import './networkList.css'

const NetworkSheet = part(() => import('./NetworkSheet.tsx'), { title: ({ model }) => model.model })

/** A button that opens the drawing of the network in use. */
export function NetworkButton() {
  const { layers } = useLazyWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button network-open"
        aria-haspopup="dialog"
        onPointerEnter={NetworkSheet.ahead}
        onClick={() => setOpen(true)}
      >
        {layers.draw}
      </button>
      {isOpen && <NetworkSheet onClose={() => setOpen(false)} />}
    </>
  )
}
