import { isDoubtful, isGuessed, isOpen } from '../../state/preprocessing.ts'
import { isByOwn } from '../catalogue/isByOwn.ts'
import { useGet } from '../catalogue/useGet.ts'
import { Channels } from '../channels/Channels.tsx'
import { Intro } from '../first/Intro.tsx'
import { Deferred } from '../parts/Deferred.tsx'
import { part } from '../parts/part.tsx'
import { Search } from '../search/Search.tsx'
import { useAnswered, useMayAsk } from '../useAnswered.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Actions } from './Actions.tsx'
import { Notices } from './Notices.tsx'
import { Predictions } from './Predictions.tsx'
import { Status } from './Status.tsx'
import './panel.css'

/** Its room is kept for it. */
const Options = part(() => import('./Options.tsx'), { waiting: <div className="options-room" /> })
const Details = part(() => import('./Details.tsx'))
const Metrics = part(() => import('../metrics/Metrics.tsx'))
const GetCard = part(() => import('../catalogue/GetCard.tsx'))
const OpenQuestions = part(() => import('../model/OpenQuestions.tsx'))
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
        <Asking />
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

/** How the picture is to be explained. */
function Asking() {
  return useMayAsk() && <Options />
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
  const isAnswered = useApp((state) => state.lastOutcome !== null)
  const asksPixels = useApp((state) => isGuessed(state) || isDoubtful(state))
  const asksNetwork = useApp((state) => isOpen(state) || isOpen(state, 'person'))
  if (!isAnswered) return null
  return (
    <>
      {asksNetwork && <OpenQuestions isBeside />}
      {asksPixels && <PreprocessingQuestion />}
    </>
  )
}

/** That other networks can be had, beside the answer; and the one that is coming. Its room is kept for it. */
function Others() {
  const isRunning = useGet(({ run }) => run !== null)
  const isKept = useApp(isByOwn)
  const isAnswered = useAnswered()
  return (isKept || isRunning) && <div className="others">{(isAnswered || isRunning) && <GetCard />}</div>
}
