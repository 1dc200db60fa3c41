import { isDoubtful, isGuessed } from '../../state/preprocessing.ts'
import { isByOwn } from '../catalogue/isByOwn.ts'
import { useGet } from '../catalogue/useGet.ts'
import { Channels } from '../channels/Channels.tsx'
import { Intro } from '../first/Intro.tsx'
import { Deferred } from '../parts/Deferred.tsx'
import { part } from '../parts/part.tsx'
import { Search } from '../search/Search.tsx'
import { useApp } from '../useApp.ts'
import { useAnswered } from '../useRested.ts'
import { useWords } from '../useWords.ts'
import { Actions } from './Actions.tsx'
import { Notices } from './Notices.tsx'
import { Options } from './Options.tsx'
import { Predictions } from './Predictions.tsx'
import { Status } from './Status.tsx'
import './panel.css'

const Details = part(() => import('./Details.tsx'))
const Metrics = part(() => import('../metrics/Metrics.tsx'))
const GetCard = part(() => import('../catalogue/GetCard.tsx'))
const PreprocessingQuestion = part(() => import('../preprocessing/PreprocessingQuestion.tsx'))

/** Everything beside the picture: predictions, evidence, options. */
export default function Panel() {
  const { page } = useWords()
  return (
    <aside className="panel" aria-label={page.answer}>
      <div className="panel-scroll">
        <Status />
        <Notices />
        <Answer />
        <Others />
        <Deferred room="14rem" steps={2}>
          <Options />
        </Deferred>
        {/* Last, because it comes when the answer has been drawn, and nothing moves for it. */}
        <Tail />
      </div>
      <Actions />
    </aside>
  )
}

/** What the network says and why; before the first picture, what this will be. */
function Answer() {
  const isBefore = useApp(({ shown, lastOutcome }) => !shown && !lastOutcome)
  if (isBefore) return <Intro />
  return (
    <>
      <Predictions />
      <Asked />
      <Deferred room="4.1rem">
        <Search />
      </Deferred>
      <Channels />
    </>
  )
}

/** The first answer does not wait for its file. */
function Tail() {
  return (
    useAnswered() && (
      <>
        <Metrics />
        <Details />
      </>
    )
  )
}

/** What the page asks about the network, once there is an answer to judge by. */
function Asked() {
  return (
    useApp((state) => state.lastOutcome !== null && (isGuessed(state) || isDoubtful(state))) && (
      <PreprocessingQuestion />
    )
  )
}

/** That other networks can be had, beside the answer; and the one that is coming. Its room is kept for it. */
function Others() {
  const isRunning = useGet(({ run }) => run !== null)
  const isKept = useApp(isByOwn)
  const isAnswered = useAnswered()
  return (isKept || isRunning) && <div className="others">{(isAnswered || isRunning) && <GetCard />}</div>
}
