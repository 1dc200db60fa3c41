import { useEffect, useRef, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { useShell } from '../page/useShell.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import type { BoundaryProps } from './Boundary.tsx'
import { Dialog } from './Dialog.tsx'
import { MessageText } from './MessageText.tsx'
import './notice.css'

interface FailedProps extends Pick<BoundaryProps, 'frame' | 'title' | 'onClose'> {
  error: unknown
  again(): Promise<void>
}

/** Replaces a part of the page that did not arrive or that threw: what happened, and what to do. */
export function Failed({ error, again, frame = '', title, onClose = () => {} }: FailedProps) {
  const words = useWords()
  const pictures = useApp((state) => state.pictures)
  const shown = useApp((state) => state.shown)
  const { reload, isReloading, losesPictures } = useShell((shell) => shell)
  const [isTrying, setTrying] = useState(false)
  const failedOn = useRef(shown)
  const { page, shell } = words

  // A part that could not render one picture may render the next.
  useEffect(() => {
    if (shown === failedOn.current) return
    failedOn.current = shown
    void again()
  }, [shown, again])

  const message = (
    <div className="notice" role="alert">
      <p>
        <MessageText message={toProblem(error)} />
        {pictures.length > 0 && ` ${losesPictures ? shell.loses : shell.along}`}
      </p>
      <button
        type="button"
        className="button button-primary"
        disabled={isTrying}
        onClick={() => {
          setTrying(true)
          void again().finally(() => setTrying(false))
        }}
      >
        {page.tryAgain}
      </button>
      <button
        type="button"
        className="button"
        disabled={isReloading}
        onClick={() => void reload(pictures.map(({ file }) => file))}
      >
        {shell.reload}
      </button>
    </div>
  )
  return title ? (
    <Dialog title={title(words)} onClose={onClose}>
      {message}
    </Dialog>
  ) : (
    <div className={`failed ${frame}`}>{message}</div>
  )
}
