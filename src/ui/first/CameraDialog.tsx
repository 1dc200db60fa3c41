import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { type Facing, startCamera, stopCamera, takePicture } from './camera.ts'
import { findCameras } from './findCameras.ts'

type View =
  | { at: 'asking' }
  | { at: 'seeing'; stream: MediaStream; isMirrored: boolean }
  | { at: 'failed'; name: string }

/** The camera's live picture, and the button that takes a photo. The camera is on only while this dialog is open. */
export default function CameraDialog({ onClose }: { onClose(): void }) {
  const open = useApp((state) => state.open)
  const { first } = useWords()
  const { dialogs: says } = useLazyWords()
  const [facing, setFacing] = useState<Facing>('environment')
  const [view, setView] = useState<View>({ at: 'asking' })
  const [hasOther, setHasOther] = useState(false)
  const video = useRef<HTMLVideoElement>(null)

  useEffect(() => {
    let isStale = false
    let stream: MediaStream | undefined
    const start = async () => {
      try {
        const own = await startCamera(facing)
        stream = own
        if (isStale) {
          stopCamera(own)
          return
        }
        const looks = own.getVideoTracks()[0]?.getSettings().facingMode
        setView({ at: 'seeing', stream: own, isMirrored: looks === 'user' })
        setHasOther((await findCameras()).length > 1)
      } catch (error) {
        if (!isStale) setView({ at: 'failed', name: error instanceof Error ? error.name : '' })
      }
    }
    void start()
    return () => {
      isStale = true
      stopCamera(stream)
    }
  }, [facing])

  useEffect(() => {
    if (view.at === 'seeing' && video.current) video.current.srcObject = view.stream
  }, [view])

  const take = async () => {
    if (!video.current?.videoWidth) return
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '.')
    const file = await takePicture(video.current, `${says.fromCamera}-${stamp}.jpg`)
    onClose()
    void open([file])
  }
  return (
    <Dialog
      title={first.camera}
      onClose={onClose}
      actions={
        view.at === 'seeing' && (
          <>
            <button type="button" className="button button-primary" onClick={() => void take()}>
              {says.take}
            </button>
            {hasOther && (
              <button
                type="button"
                className="button"
                onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
              >
                {says.otherCamera}
              </button>
            )}
          </>
        )
      }
    >
      <div className="camera">
        {view.at === 'seeing' && (
          // Mirrored if it faces the person; the photo itself is not mirrored.
          <video
            ref={video}
            aria-label={says.preview}
            data-mirrored={view.isMirrored || undefined}
            autoPlay
            playsInline
            muted
          />
        )}
        {view.at === 'asking' && <p className="note">{says.cameraAsks}</p>}
        {view.at === 'failed' && <p role="alert">{sentenceFor(view.name, says)}</p>}
      </div>
    </Dialog>
  )
}

function sentenceFor(name: string, words: { cameraRefused: string; cameraBusy: string; cameraGone: string }): string {
  if (name === 'NotAllowedError' || name === 'SecurityError') return words.cameraRefused
  if (name === 'NotReadableError' || name === 'AbortError') return words.cameraBusy
  return words.cameraGone
}
