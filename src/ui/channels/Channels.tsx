import { useDeferredLastOutcome } from '../panel/useLastOutcome.ts'
import { part } from '../parts/part.tsx'
import { useAnswered } from '../useAnswered.ts'
import { useWords } from '../useWords.ts'

/** Where the maps will be, until their file arrives. */
const waiting = (
  <div className="map-places" aria-hidden="true">
    <span />
    <span />
    <span />
  </div>
)

const ChannelMaps = part(() => import('./ChannelMaps.tsx'), { waiting })

/** Why: maps that come a moment after the answer, which does not wait for their file. */
export function Channels() {
  const { outcome, isCurrent } = useDeferredLastOutcome()
  const { page } = useWords()
  const hasAnswered = useAnswered()
  return (
    <section className="section why" aria-label={page.channels} aria-busy={!!outcome && !isCurrent}>
      <h2>{page.why}</h2>
      {outcome && (hasAnswered ? <ChannelMaps explanation={outcome.explanation} /> : waiting)}
    </section>
  )
}
