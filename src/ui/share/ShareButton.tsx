import { useState } from 'react'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import './share.css'

const ShareSheet = part(() => import('./ShareSheet.tsx'), { title: ({ pictures }) => pictures.share })

/** The button and the dialog that share what is on the stage. */
export function ShareButton() {
  const hasAnswer = useApp(({ shown }) => shown?.outcome !== undefined)
  const { pictures } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button share"
        aria-label={pictures.share}
        title={pictures.share}
        aria-haspopup="dialog"
        disabled={!hasAnswer}
        // So that it is there by the time of the click.
        onPointerEnter={ShareSheet.ahead}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M10 12.5V2.8M6.5 6 10 2.5 13.5 6M6.5 9H4.5v8h11V9h-2" />
        </svg>
      </button>
      {isOpen && <ShareSheet onClose={() => setOpen(false)} />}
    </>
  )
}
