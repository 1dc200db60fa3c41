import { lazy, Suspense, useEffect, useRef } from 'react'
import type { AppState } from '../state/appState.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import { useApp } from './useApp.ts'
import { useWords } from './useWords.ts'

const OfferNotice = lazy(() => import('./share/OfferNotice.tsx'))
const RangeNotice = lazy(() => import('./share/RangeNotice.tsx'))

const pictureShown = ({ pictures, shown }: AppState) => pictures.find(({ id }) => id === shown?.pictureId)

/** What went wrong and what to do, and what was ignored. */
export function Notices() {
  const { page, translate } = useWords()
  const phase = useApp((state) => state.phase)
  const failure = useApp((state) => state.failure)
  const notices = useApp((state) => state.notices)
  const load = useApp((state) => state.load)
  const restart = useApp((state) => state.restart)
  const use = useApp((state) => state.useModel)
  const canLeave = useApp(({ modelId }) => modelId !== null && modelId !== EMBEDDED_MODEL)
  const isOffered = useApp((state) => !!pictureShown(state)?.offer)
  const isDark = useApp((state) => {
    const picture = pictureShown(state)
    return !!picture && !picture.staysDark && !!(picture.stretched ?? state.shown?.photo.range)
  })
  const dismiss = useApp((state) => state.dismiss)
  const box = useRef<HTMLDivElement>(null)
  const stopped = phase.at === 'stopped' ? phase : null

  // On a phone, what went wrong may be above or below what is in view.
  useEffect(() => {
    if (failure || stopped) box.current?.scrollIntoView({ block: 'nearest' })
  }, [failure, stopped])

  return (
    <div className="notices" ref={box}>
      {stopped && (
        <div className="notice" role="alert">
          <p>{translate(stopped.problem)}</p>
          <button
            type="button"
            className="button button-primary"
            onClick={() => void (stopped.way === 'load' ? load() : restart())}
          >
            {stopped.way === 'load' ? page.tryAgain : page.startAgain}
          </button>
          {canLeave && (
            <button type="button" className="button" onClick={() => void use(EMBEDDED_MODEL)}>
              {page.useStarter}
            </button>
          )}
        </div>
      )}
      {failure && (
        <div className="notice" role="alert">
          <p>{translate(failure.problem)}</p>
          <button type="button" className="button" onClick={dismiss}>
            {page.dismiss}
          </button>
        </div>
      )}
      <Suspense>{isOffered && <OfferNotice />}</Suspense>
      <Suspense>{isDark && <RangeNotice />}</Suspense>
      {notices.length > 0 && (
        <div className="notice">
          {notices.map((notice) => (
            <p key={notice}>{translate(notice)}</p>
          ))}
          <button type="button" className="button" onClick={dismiss}>
            {page.dismiss}
          </button>
        </div>
      )}
    </div>
  )
}
