import type { AppState } from '../../state/appState.ts'
import { isDoubtful, isGuessed } from '../../state/preprocessing.ts'
import { EMBEDDED_MODEL, TEACHING_MODEL } from '../../types.ts'
import { useGet } from '../catalogue/useGet.ts'
import { Channels } from '../channels/Channels.tsx'
import { Intro } from '../first/Intro.tsx'
import { Deferred } from '../parts/Deferred.tsx'
import { part } from '../parts/part.tsx'
import { Search } from '../search/Search.tsx'
import { useApp, useDeferredApp } from '../useApp.ts'
import { useAnswered } from '../useRested.ts'
import { useWords } from '../useWords.ts'
import { Actions } from './Actions.tsx'
import { Notices } from './Notices.tsx'
import { Options } from './Options.tsx'
import { Predictions } from './Predictions.tsx'
import { Status } from './Status.tsx'
import './panel.css'

const Details = part(() => import('./Details.tsx'))
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
        <Deferred room="14rem" steps={2}>
          <Options />
        </Deferred>
        <Tail />
      </div>
      <Actions />
    </aside>
  )
}

/** What the network says and why; before the first picture, what this will be. */
function Answer() {
  const isBefore = useApp(({ shown, lastOutcome }) => !shown && !lastOutcome)
  if (isBefore)
    return (
      <>
        <Intro />
        <Others />
      </>
    )
  return (
    <>
      <Predictions />
      <Asked />
      <Others />
      <Deferred room="4.1rem">
        <Search />
      </Deferred>
      <Channels />
    </>
  )
}

/** The first answer does not wait for its file. */
function Tail() {
  return useAnswered() && <Details />
}

/** What the page asks about the network, once there is an answer to judge by. */
function Asked() {
  return (
    useApp((state) => state.lastOutcome !== null && (isGuessed(state) || isDoubtful(state))) && (
      <PreprocessingQuestion />
    )
  )
}

const isByOwn = ({ lastOutcome, modelId }: AppState) =>
  lastOutcome !== null && (modelId === EMBEDDED_MODEL || modelId === TEACHING_MODEL)

/** That other networks can be had, beside an answer of one that comes with the page; and the one that is coming. */
function Others() {
  const isRunning = useGet(({ run }) => run !== null)
  return (useDeferredApp(isByOwn) || isRunning) && <GetCard />
}
