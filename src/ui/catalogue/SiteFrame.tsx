import { useContext, useEffect, useRef, useState } from 'react'
import type { CatalogueNetwork } from '../../catalogue/catalogue.ts'
import { fileNameOf } from '../../catalogue/catalogue.ts'
import type { Problem } from '../../errors/codes.ts'
import { tagOf } from '../../words/languages.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { useLazyWords, useSpeech } from '../useWords.ts'
import { type FrameEvents, followFrame } from './get.ts'
import { type GetView, useGet } from './useGet.ts'

/** The messages from the frame. */
type FrameMessage =
  | { type: 'ready' }
  | { type: 'height'; height: number }
  | { type: 'escape' }
  | { type: 'begin'; address: string; host: string }
  | ({ type: 'file' } & Parameters<FrameEvents['onFile']>[0])
  | ({ type: 'start' } & Parameters<FrameEvents['onStart']>[0])
  | { type: 'piece'; bytes: ArrayBuffer }
  | { type: 'end' | 'all' | 'stopped' }
  | ({ type: 'failed' } & Problem)

interface SiteFrameProps {
  /** Undefined for an address that a person gives. */
  network: CatalogueNetwork | undefined
  address: string
  view: GetView
}

/**
 * Fetches a network from another site, as `AddressDialog` does for pictures: only the frame (public/fetch.html) may
 * reach that site, and only a person can press its button.
 */
export function SiteFrame({ network, address, view }: SiteFrameProps) {
  const { catalogue: words } = useLazyWords()
  const { language } = useSpeech()
  const theme = useApp((state) => state.theme)
  const app = useContext(StoreContext)
  const isBusy = useGet(({ run }) => run !== null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(60)
  useEffect(() => {
    let events: FrameEvents | undefined
    const tell = (message: object) => frame.current?.contentWindow?.postMessage(message, '*')
    const onMessage = async ({ source, data }: MessageEvent<FrameMessage>) => {
      // Its origin is opaque and has no name, so the window identifies it.
      if (!app || !frame.current?.contentWindow || source !== frame.current.contentWindow) return
      const answer = (what: object | undefined) => tell({ ...what, type: 'answer' })
      if (data.type === 'ready') {
        const more = { wants: 'network', isFixed: network !== undefined }
        tell({ words: words.frame, theme, language: tagOf(language), address, ...more })
      } else if (data.type === 'height') setHeight(Math.min(Math.max(data.height, 50), 600))
      else if (data.type === 'escape') useGet.setState({ view: null })
      else if (data.type === 'begin') {
        const name = network?.name ?? fileNameOf(data.address)
        events = followFrame({ name, host: data.host, frame: view }, { network, app }, () => tell({ type: 'stop' }))
      } else if (data.type === 'file') answer(await events?.onFile(data))
      else if (data.type === 'start') answer((await events?.onStart(data)) ?? {})
      else if (data.type === 'piece') answer((await events?.onPiece(data.bytes)) ?? {})
      else if (data.type === 'end') answer((await events?.onEnd()) ?? {})
      else if (data.type === 'all') events?.onAll()
      else if (data.type === 'stopped') events?.onStopped()
      else if (data.type === 'failed') events?.onFailed(data)
    }
    const listen = (event: MessageEvent<FrameMessage>) => void onMessage(event)
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [app, words, language, theme, address, network, view])
  return (
    <>
      <iframe
        ref={frame}
        className="address-frame"
        hidden={isBusy}
        title={words.frameTitle}
        src="./fetch.html"
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        style={{ blockSize: height }}
      />
      {!isBusy && <p className="note">{words.sitePrivacy}</p>}
    </>
  )
}
