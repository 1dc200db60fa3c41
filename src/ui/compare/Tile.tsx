import type { Outcome } from '../../export/savedData.ts'
import type { MetricId } from '../../types.ts'
import { labelOf } from '../parts/readable.ts'
import { nameOf } from '../stage/Viewer.tsx'
import { useClasses } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { Figures } from './Figures.tsx'
import { isFinished, jobKey } from './jobs.ts'
import { TilePicture } from './TilePicture.tsx'
import type { Comparison } from './useComparison.ts'

interface TileProps {
  method: string
  label: string
  classes: readonly number[]
  comparison: Comparison
  bitmap: ImageBitmap | null
  outcome: Outcome
  /** Of the picture, height by width. */
  ratio: number
  /** What it costs, as a sentence, if a person has to ask for it; else empty. */
  cost: string
  figure: MetricId | ''
  /** True if evidence against the class is asked for, and it shows that for it. */
  isOnlyFor: boolean
  isInUse: boolean
  onUse(): void
}

/** A method with its map of each class, what it answers, and its figures. */
export function Tile(props: TileProps) {
  const { method, label, classes, comparison, bitmap, outcome, ratio, cost, figure, isOnlyFor, isInUse, onUse } = props
  const { methods: words } = useLazyWords()
  const { stage, view } = useWords()
  const all = useClasses()
  const { known, running, waiting, ask } = comparison
  const jobs = classes.map((classIndex) => ({ method, classIndex }))
  const lacking = jobs.filter((job) => !isFinished(known, job))
  const isWaiting = waiting.some((job) => job.method === method && !job.metric)
  const isShown = running?.soFar && lacking.some((job) => jobKey(job) === jobKey(running.job))
  const { about } = words
  return (
    <li className="tile" data-method={method}>
      <button
        type="button"
        className="bare-button tile-use"
        aria-label={words.useMethod(label)}
        aria-current={isInUse}
        onClick={onUse}
      >
        <span className="tile-pictures">
          {jobs.map((job) => {
            const soFar = running && jobKey(running.job) === jobKey(job) ? running.soFar : undefined
            const explanation = known.maps.get(jobKey(job)) ?? soFar
            return (
              <span key={job.classIndex} className="tile-one">
                <TilePicture
                  photo={bitmap}
                  explanation={explanation}
                  name={explanation ? nameOf(explanation, all, { stage, view }) : words.noMap}
                  {...{ ratio }}
                  width={bitmap?.width ?? 1}
                />
                {(jobs.length > 1 || explanation?.empty) && (
                  <span className="tile-class">
                    {explanation?.empty ? words.nothing : labelOf(job.classIndex, all, stage.unnamedClass)}
                  </span>
                )}
              </span>
            )
          })}
        </span>
      </button>
      <h3>
        {label}
        {isInUse && <span className="tile-state">{words.inUse}</span>}
      </h3>
      <p className="note">{Object.hasOwn(about, method) && about[method as keyof typeof about]}</p>
      {isOnlyFor && <p className="note tile-only-for">{words.onlyFor(label)}</p>}
      {jobs.map((job) => {
        const { unfinished } = known.maps.get(jobKey(job)) ?? {}
        return (
          unfinished && (
            <p key={job.classIndex} className="note">
              {words.unfinished(Math.floor(unfinished.done), unfinished.total)}
            </p>
          )
        )
      })}
      {lacking.length > 0 && isWaiting && (
        <p className="note">
          {isShown ? words.soFar(Math.floor(running.done), Math.round(running.total)) : words.waiting}
        </p>
      )}
      {lacking.length > 0 && !isWaiting && (
        <div className="tile-run">
          <button type="button" className="button" aria-label={words.runMethod(label)} onClick={() => ask(lacking)}>
            {words.run}
          </button>
          {cost && <span className="note">{cost}</span>}
        </div>
      )}
      <Figures {...{ known, method, figure }} classIndex={outcome.explanation.classIndex} />
    </li>
  )
}
