import type { ReactNode } from 'react'
import { Facts } from '../parts/Facts.tsx'
import { probabilityText } from '../parts/float32Text.ts'
import { readable } from '../parts/readable.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { RunsOn } from './Engine.tsx'
import { TOP } from './topThree.ts'
import { useDeferredLastOutcome } from './useLastOutcome.ts'

/** What is known of a class besides its label: its id, unless that is its label, and the probability. */
const idText = (...parts: string[]) => parts.filter((text) => text !== '').join(' · ')

/** The tail of an answer, folded: its file, its time, ids of classes and all digits, and the engine. */
export default function Details() {
  const { outcome } = useDeferredLastOutcome()
  const { details: words } = useLazyWords()
  const { page, view, formats } = useWords()
  if (!outcome) return null
  const { image, timings, predictions } = outcome
  const top = predictions
    .slice(0, TOP)
    .map(({ label, wnid, probability }): [string, ReactNode] => [
      readable(label),
      idText(wnid, Number.isNaN(probability) ? '' : probabilityText(probability, view.tooSmall)),
    ])
  const file = (
    <>
      <bdi>{image.name}</bdi>, <span className="nowrap">{`${image.width} × ${image.height}`}</span>
    </>
  )
  const time = <span className="status-detail">{formats.seconds(timings.totalMs)}</span>
  return (
    <details className="section fold details">
      <summary>
        <h2>{words.title}</h2>
      </summary>
      <Facts facts={[[page.picture, file], ...top, [words.time, time]]} />
      <div className="note">
        <RunsOn />
      </div>
    </details>
  )
}
