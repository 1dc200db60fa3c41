import { isDoubtful, isGuessed } from '../../state/preprocessing.ts'
import { Channels } from '../channels/Channels.tsx'
import { Deferred } from '../parts/Deferred.tsx'
import { part } from '../parts/part.tsx'
import { Search } from '../search/Search.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Actions } from './Actions.tsx'
import { Notices } from './Notices.tsx'
import { Options } from './Options.tsx'
import { Predictions } from './Predictions.tsx'
import { Status } from './Status.tsx'
import './panel.css'

const PreprocessingQuestion = part(() => import('../preprocessing/PreprocessingQuestion.tsx'))

/** Everything beside the picture: predictions, evidence, options. */
export default function Panel() {
  const { page } = useWords()
  return (
    <aside className="panel" aria-label={page.answer}>
      <div className="panel-scroll">
        <Status />
        <Notices />
        <Predictions />
        <Asked />
        <Deferred room="4.1rem">
          <Search />
        </Deferred>
        <Channels />
        <Deferred room="14rem" steps={2}>
          <Options />
        </Deferred>
      </div>
      <Actions />
    </aside>
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
