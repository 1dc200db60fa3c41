import { useEffect, useRef } from 'react'
import { EMBEDDED_MODEL } from '../types.ts'
import { part } from './part.tsx'
import { useApp } from './useApp.ts'
import { useWords } from './useWords.ts'

const OfferNotice = part(() => import('./share/OfferNotice.tsx'))

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
  const isOffered = useApp(({ pictures, shown }) => !!pictures.find(({ id }) => id === shown?.pictureId)?.offer)
  const untried = useApp(
    ({ failure, pictures }) =>
      pictures.find(
        ({ isUntried, file, problem }) => isUntried && file.name === failure?.picture && problem === failure?.problem,
      )?.id,
  )
  const pick = useApp((state) => state.pick)
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
            {stopped.way === 'restart' ? page.startAgain : page.tryAgain}
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
          {untried !== undefined && (
            <button type="button" className="button button-primary" onClick={() => void pick(untried)}>
              {page.tryAgain}
            </button>
          )}
          <button type="button" className="button" onClick={dismiss}>
            {page.dismiss}
          </button>
        </div>
      )}
      {isOffered && <OfferNotice />}
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
