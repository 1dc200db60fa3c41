import { useContext, useEffect, useId, useRef, useState } from 'react'
import { linkTo } from '../../settings/link.ts'
import { sharedOf } from '../../state/shareLink.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { StoreContext, useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** Shares what is on the stage: a link to the settings and, if the device supports it, the saved picture. */
export default function ShareSheet({ onClose }: { onClose(): void }) {
  const store = useContext(StoreContext)
  // The state when the dialog opened; nothing changes under it.
  const [shared] = useState(() => store && sharedOf(store.getState()))
  const [carriesAddress, setCarriesAddress] = useState(true)
  const [said, say] = useState('')
  const hereOnly = useHereOnly()
  const [carriesPicture, setCarriesPicture] = useState(true)
  const { picture, isPreparing } = usePreparedPicture()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const { pictures, names } = useWords()
  const { share } = useLazyWords()
  if (!shared) return null

  const { url, ...settings } = shared
  const link = linkTo(location.href, carriesAddress ? shared : settings)
  const sharing = { title: 'Heatlens', url: link }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      say(share.copied)
    } catch {
      field.current?.focus()
      field.current?.select()
      say(share.copyYourself)
    }
  }
  const pass = async () => {
    const whole = { ...sharing, ...(picture && carriesPicture && { files: [picture] }) }
    try {
      await navigator.share(navigator.canShare(whole) ? whole : sharing)
    } catch (error) {
      // The person may have cancelled.
      if (!(error instanceof DOMException && error.name === 'AbortError')) say(share.notTaken)
    }
  }
  return (
    <Dialog
      title={pictures.share}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button button-primary" onClick={() => void copy()}>
            {share.copy}
          </button>
          {navigator.canShare?.(sharing) && (
            <button type="button" className="button" disabled={isPreparing} onClick={() => void pass()}>
              {share.pass}
            </button>
          )}
        </>
      }
    >
      <p>{share.carries}</p>
      <label className="dialog-field" htmlFor={id}>
        {share.link}
        <input
          ref={field}
          id={id}
          className="share-link"
          type="text"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
      </label>
      {url !== undefined && (
        <label className="check share-address">
          <input
            type="checkbox"
            checked={carriesAddress}
            onChange={(event) => setCarriesAddress(event.target.checked)}
          />
          {share.withAddress(new URL(url).host)}
          <span className="note">{share.addressHint}</span>
        </label>
      )}
      {picture && (
        <label className="check share-address">
          <input
            type="checkbox"
            checked={carriesPicture}
            onChange={(event) => setCarriesPicture(event.target.checked)}
          />
          {share.withPicture}
        </label>
      )}
      {hereOnly !== undefined && <p className="note">{share.hereOnly(names.title(hereOnly))}</p>}
      <p className="share-said" aria-live="polite">
        {said}
      </p>
    </Dialog>
  )
}

/** The name of the network in use if a link does not include it. */
function useHereOnly(): string | undefined {
  const refresh = useApp((state) => state.refreshModels)
  useEffect(() => void refresh(), [refresh])
  return useApp(({ models, modelId }) => models.find(({ id, isHereOnly }) => id === modelId && isHereOnly)?.name)
}

/** The saved picture, prepared ahead: the share sheet opens only directly after a click. */
function usePreparedPicture(): { picture: File | null; isPreparing: boolean } {
  const save = useApp((state) => state.savePicture)
  const name = useApp(({ shown }) => shown?.outcome?.image.name)
  const [picture, setPicture] = useState<File | null>(null)
  const [isPreparing, setPreparing] = useState(canShareFiles)
  useEffect(() => {
    if (name === undefined || !canShareFiles()) return
    let isOpen = true
    const take = (png?: File) => {
      if (!isOpen) return
      if (png) setPicture(png)
      setPreparing(false)
    }
    // If it cannot be written, the link is shared alone.
    save().then(take, () => take())
    return () => {
      isOpen = false
    }
  }, [save, name])
  return { picture, isPreparing }
}

const canShareFiles = () =>
  navigator.canShare?.({ files: [new File([], 'picture.png', { type: 'image/png' })] }) ?? false
