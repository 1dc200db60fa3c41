import { useLayoutEffect, useState } from 'react'
import { metricIds } from '../../laterIds.ts'
import { passesOf } from '../../passesOf.ts'
import { only } from '../../settings/settings.ts'
import type { Shown } from '../../state/appState.ts'
import { FEW_PASSES } from '../../state/prefetch.ts'
import type { MetricId } from '../../types.ts'
import type { OpenedNetwork } from '../../worker/explainer/explainer.ts'
import { Cost } from '../methods/Cost.tsx'
import { PassProgress } from '../methods/PassProgress.tsx'
import { passTime } from '../methods/passTime.ts'
import { useFacts } from '../methods/useFacts.ts'
import { useMetricCosts } from '../metrics/useMetricCosts.ts'
import { TOP } from '../panel/topThree.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Menu } from '../parts/Menu.tsx'
import { MessageText } from '../parts/MessageText.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { betterOf } from './betterOf.ts'
import { figureOf, isKnown, type Job, jobKey, sortByFigure } from './jobs.ts'
import { OverPictures } from './OverPictures.tsx'
import { questionOf } from './questionOf.ts'
import { Tile } from './Tile.tsx'
import { useComparison } from './useComparison.ts'
import { useOverPictures } from './useOverPictures.ts'
import { usePhoto } from './usePhoto.ts'
import './compareMethods.css'

/** In physical pixels: tiles are at most about so wide. */
const TILE = 420

/** All methods on the picture on the stage, side by side, with figures beside each. */
export default function CompareMethods({ onClose }: { onClose(): void }) {
  const shown = useApp((state) => state.shown)
  const [opened] = useState(shown)
  return opened?.outcome && <Grid shown={{ ...opened, outcome: opened.outcome }} onClose={onClose} />
}

const labelIn = (engine: OpenedNetwork | null, method: string) =>
  engine?.methods.find(({ id }) => id === method)?.label ?? method

type Answered = Required<Pick<Shown, 'photo' | 'outcome'>>

function Grid({ shown: { photo, outcome }, onClose }: { shown: Answered; onClose(): void }) {
  const { methods: words, metrics } = useLazyWords()
  const { formats } = useWords()
  const engine = useApp((state) => state.engine)
  const change = useApp((state) => state.change)
  const inUse = useApp((state) => state.settings.method)
  const facts = useFacts(true)
  const costs = useMetricCosts(true)
  const comparison = useComparison(outcome)
  const { known, running, waiting, problem, ask, stop } = comparison
  const over = useOverPictures(outcome)
  const [isTop, setTop] = useState(false)
  const [figure, setFigure] = useState<MetricId | ''>('')
  const bitmap = usePhoto(photo, TILE)
  const { explanation, predictions } = outcome
  const classes = isTop ? predictions.slice(0, TOP).map(({ classIndex }) => classIndex) : [explanation.classIndex]
  const ids = engine && facts ? engine.methods.map(({ id }) => id).filter((id) => id in facts) : []
  const cost = (id: string) => Math.round(facts?.[id]?.cost ?? 0)
  const own = classes[0] as number

  // What takes no time is made at once, before it is drawn as something to run.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when there is more to ask for.
  useLayoutEffect(() => {
    if (!facts) return
    const quick = ids.filter((id) => cost(id) <= FEW_PASSES)
    ask(quick.flatMap((method) => classesOf(method).map((classIndex) => ({ method, classIndex }))))
  }, [facts, isTop])

  const classesOf = (method: string) => (facts?.[method]?.isClassFree ? [own] : classes)
  const measured = (metric: MetricId): Job[] =>
    ids
      .filter((method) => known.maps.has(jobKey({ method, classIndex: own })))
      .map((method) => ({ method, classIndex: own, metric }))
  const unmeasured = figure ? measured(figure).filter((job) => !isKnown(known, job)) : []
  /** The passes of measuring maps, and of making them first. */
  const passesFor = (jobs: readonly Job[], areMade = false) =>
    jobs.reduce((sum, { method, metric }) => {
      const again = facts?.[method]?.again ?? 1
      const own = metric && costs[metric]
      return sum + (areMade ? again : 0) + (own ? passesOf([own], again) : 0)
    }, 0)
  const order = figure
    ? sortByFigure(ids, (method) => figureOf(known, { method, classIndex: own, metric: figure }), betterOf[figure])
    : ids
  const use = async (method: string) => {
    onClose()
    await change(only('method', method))
  }
  const job = running?.job ?? waiting[0]
  // In view wherever the dialog is scrolled to.
  const now = job && (
    <PassProgress
      label={
        job.metric ? metrics.measuring(metrics.names[job.metric]) : words.explainingBy(labelIn(engine, job.method))
      }
      done={running?.done ?? 0}
      total={running?.total ?? 0}
      stopLabel={words.stop}
      onStop={stop}
    />
  )
  return (
    <Dialog title={words.compare} focus="title" onClose={onClose} actions={now}>
      <div className="compare-methods">
        <p className="note">{words.compareHint}</p>
        <div className="compare-head">
          <Menu
            label={words.classes}
            options={{ one: words.oneClass, top: words.topThree }}
            value={isTop ? 'top' : 'one'}
            onChange={(id) => setTop(id === 'top')}
          />
          <Menu
            label={words.sortBy}
            options={{ '': words.asListed, ...metrics.names }}
            value={figure}
            onChange={(id) => setFigure(metricIds.find((one) => one === id) ?? '')}
          />
          {figure && (
            <div className="compare-ask">
              <button type="button" className="button" onClick={() => ask(measured(figure))}>
                {metrics.measure}
              </button>
              <Cost passes={passesFor(unmeasured)} />
            </div>
          )}
        </div>
        {figure && <p className="note">{metrics.about[figure]}</p>}
        {figure && (
          <OverPictures
            figure={figure}
            methods={measured(figure).map(({ method }) => method)}
            labelOf={(method) => labelIn(engine, method)}
            question={questionOf(explanation)}
            over={over}
            cost={passesFor(measured(figure), true)}
          />
        )}
        {problem && (
          <p className="notice" role="alert">
            <MessageText message={problem} />
          </p>
        )}
        <ul className="tiles" data-top={isTop || undefined}>
          {order.map((method) => (
            <Tile
              key={method}
              method={method}
              label={labelIn(engine, method)}
              classes={classesOf(method)}
              {...{ comparison, bitmap, outcome }}
              ratio={photo.size.height / photo.size.width}
              cost={cost(method) > FEW_PASSES ? words.cost(cost(method), passTime(cost(method), outcome, formats)) : ''}
              figure={figure}
              isOnlyFor={explanation.evidence === 'against' && facts?.[method]?.isCounterfactual === false}
              isInUse={method === inUse}
              onUse={() => void use(method)}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
