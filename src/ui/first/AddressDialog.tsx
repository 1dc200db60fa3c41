import { useEffect, useRef, useState } from 'react'
import { tagOf } from '../../words/languages.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useSpeech } from '../useWords.ts'
import { useOpenDialog } from './useOpenDialog.ts'

/** The messages from the frame. */
type FrameMessage =
  | { type: 'ready' }
  | { type: 'height'; height: number }
  | { type: 'escape' }
  | { type: 'picture'; name: string; address: string; mime: string; bytes: ArrayBuffer }

/**
 * Fetches one picture from another site. The page's policy blocks other sites for the page itself, but not for a frame
 * (public/fetch.html) with its own opaque origin: the page can fill in the frame's address field, but only a person can
 * press its button.
 */
export default function AddressDialog({ onClose }: { onClose(): void }) {
  const open = useApp((state) => state.open)
  const asked = useApp((state) => state.pictureAddress)
  const given = useOpenDialog((state) => state.address)
  const theme = useApp((state) => state.theme)
  const { words, language } = useSpeech()
  const { dialogs: says } = useLazyWords()
  const { first } = words
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(150)

  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<FrameMessage>) => {
      const inside = frame.current?.contentWindow
      if (!inside || source !== inside) return
      if (data.type === 'height') setHeight(Math.min(Math.max(data.height, 60), 600))
      // Its origin is opaque and has no name, so the window identifies it.
      else if (data.type === 'escape') onClose()
      else if (data.type === 'ready') {
        inside.postMessage({ words: says.frame, theme, language: tagOf(language), address: given ?? asked ?? '' }, '*')
      } else if (data.type === 'picture') {
        onClose()
        void open([new File([data.bytes], data.name, { type: data.mime })], data.address)
      }
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [says, language, theme, asked, given, open, onClose])

  return (
    <Dialog title={first.addressTitle} onClose={onClose}>
      {given === null && asked !== null && <p>{says.addressAsked(new URL(asked).host)}</p>}
      <iframe
        ref={frame}
        className="address-frame"
        title={first.addressTitle}
        src="./fetch.html"
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        style={{ blockSize: height }}
      />
      <p className="note">{says.addressPrivacy}</p>
    </Dialog>
  )
}
