import { useEffect, useRef } from 'react'
import { keyOf } from '../../errors/same.ts'
import type { AppState } from '../../state/appState.ts'
import { isReported } from '../../state/isReported.ts'
import { useModelOpen } from '../model/useModelOpen.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Failed, Stopped } from './Alerts.tsx'

const SavedSettingsNotice = part(() => import('../share/SavedSettingsNotice.tsx'))
const ListNotice = part(() => import('../labels/ListNotice.tsx'))
const BesideNotice = part(() => import('../model/BesideNotice.tsx'))
const RangeNotice = part(() => import('../share/RangeNotice.tsx'))

const pictureShown = ({ pictures, shown }: AppState) => pictures.find(({ id }) => id === shown?.pictureId)

/**
 * True if the filmstrip also shows the failure and there is an answer to look at: the failed picture was chosen with
 * others.
 */
const isOnTheSide = ({ failure, pictures }: AppState) =>
  pictures.some(
    (picture) =>
      isReported(picture, failure) &&
      pictures.some((other) => other.choice === picture.choice && other.state !== 'failed'),
  )

/** What went wrong and what to do, and what was ignored. */
export function Notices() {
  const { page } = useWords()
  const phase = useApp((state) => state.phase)
  const failure = useApp((state) => state.failure)
  const notices = useApp((state) => state.notices)
  const isQuiet = useApp((state) => state.notices.length === 0 && isOnTheSide(state))
  const isModelOpen = useModelOpen()
  const isShownInDialog = isModelOpen && failure?.about === 'network'
  const bringsSettings = useApp((state) => !!pictureShown(state)?.savedSettings)
  const isDark = useApp((state) => {
    const picture = pictureShown(state)
    return !!picture && !picture.staysDark && !!(picture.stretched ?? state.shown?.photo.range)
  })
  const hasList = useApp((state) => state.givenList !== null)
  const hasBeside = useApp((state) => state.beside !== null)
  const dismiss = useApp((state) => state.dismiss)
  const box = useRef<HTMLDivElement>(null)
  const stopped = phase.at === 'stopped' ? phase : null

  // On a phone, the failure may be outside of the view. If it is one of many, the answers stay in view.
  useEffect(() => {
    if ((failure && !isQuiet) || stopped) box.current?.scrollIntoView({ block: 'nearest' })
  }, [failure, isQuiet, stopped])
  // Notices that appear while the page opens do not scroll it.
  const last = notices.at(-1)
  const hasPictures = useApp(({ pictures }) => pictures.length > 0)
  const seen = useRef(last)
  useEffect(() => {
    if (last === seen.current) return
    seen.current = last
    if (last !== undefined && hasPictures) box.current?.scrollIntoView({ block: 'nearest' })
  }, [last, hasPictures])

  return (
    <div className="notices" data-quiet={(isQuiet && !stopped) || undefined} ref={box}>
      {!isModelOpen && <Stopped />}
      {!isShownInDialog && <Failed />}
      {bringsSettings && <SavedSettingsNotice />}
      {isDark && <RangeNotice />}
      {hasList && !isModelOpen && <ListNotice />}
      {hasBeside && !isModelOpen && <BesideNotice />}
      {notices.length > 0 && (
        <div className="notice">
          {notices.map((notice) => (
            <p key={keyOf(notice)}>
              <MessageText message={notice} />
            </p>
          ))}
          <button type="button" className="button" onClick={() => dismiss('notices')}>
            {page.dismiss}
          </button>
        </div>
      )}
    </div>
  )
}
