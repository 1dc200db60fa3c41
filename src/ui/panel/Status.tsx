import { useEffect, useRef } from 'react'
import type { AppState } from '../../state/appState.ts'
import { EMBEDDED_MODEL } from '../../types.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { Progress } from '../parts/Progress.tsx'
import { part } from '../parts/part.tsx'
import { PredictionSentence, ResultSentence } from '../stage/ResultSentence.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** Most people do not come by a link. */
const Greeting = part(() => import('../share/Greeting.tsx'))
const ExplainingNow = part(() => import('../methods/ExplainingNow.tsx'))
const AddingStatus = part(() => import('../model/AddingNow.tsx'))

/** The current activity in plain words; with a progress bar while the network loads. */
export function Status() {
  const phase = useApp((state) => state.phase)
  const use = useApp((state) => state.useModel)
  const canLeave = useApp(({ modelId }) => modelId !== null && modelId !== EMBEDDED_MODEL)
  const { status, page } = useWords()
  const isExplaining = useApp(({ explaining }) => explaining !== null)
  const isAdding = useApp(({ adding, halted }) => (adding ?? halted) !== null)
  const box = useNewAnswerInView()
  return (
    <div className="status" ref={box}>
      <p role="status">
        <Sentence />
      </p>
      {phase.at === 'loading' && (
        <div className="adding">
          <Progress label={status.loadingNetwork} {...phase.progress} />
          {canLeave && (
            <button type="button" className="button" onClick={() => void use(EMBEDDED_MODEL)}>
              {page.cancel}
            </button>
          )}
        </div>
      )}
      {isExplaining && <ExplainingNow />}
      {isAdding && <AddingStatus />}
    </div>
  )
}

/** After a change of the network, what it says is in view: on a phone, its button is far below. */
function useNewAnswerInView() {
  const box = useRef<HTMLDivElement>(null)
  const id = useApp(({ engine }) => engine?.model.id)
  const last = useRef(id)
  useEffect(() => {
    if (last.current !== undefined && id !== undefined && id !== last.current)
      box.current?.scrollIntoView({ block: 'nearest' })
    last.current = id ?? last.current
  }, [id])
  return box
}

const isLoaded = ({ phase }: AppState) =>
  phase.at === 'loading' && phase.progress.total > 0 && phase.progress.loaded >= phase.progress.total

/** Pictures are named while they are analysed if there are at most this many. */
const MAX_NAMED = 3

/** How many pictures are analysed in this run. */
const inWork = ({ pictures, finished }: AppState) =>
  finished + pictures.filter(({ state }) => state === 'waiting' || state === 'working').length

function Sentence() {
  const at = useApp(({ phase }) => phase.at)
  const isWarming = useApp(isLoaded)
  const why = useApp(({ phase }) => (phase.at === 'loading' ? phase.why : undefined))
  const engine = useApp((state) => state.engine)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const isGreeted = useApp((state) => state.isGreeted)
  const waitingName = useApp(({ pictures }) => pictures.find(({ state }) => state === 'waiting')?.file.name)
  const { status } = useWords()

  if (why) return <MessageText message={why} meanwhile={status.loading(waitingName)} />
  if (at === 'loading') return isWarming ? status.warming(waitingName) : status.loading(waitingName)
  if (at === 'stopped') return status.stopped(waitingName)
  if (at === 'working') return <Working />
  if (engine && !outcome && isGreeted) return <Greeting />
  if (!engine || !outcome) return status.ready
  return <ResultSentence outcome={outcome} model={engine.model} />
}

/** The current step of a picture: opening, analysing, explaining. */
function Working() {
  const name = useApp(({ phase }) => (phase.at === 'working' ? phase.picture : ''))
  const isOpened = useApp(({ pictures, shown }) =>
    pictures.some(({ id, state }) => state === 'working' && id === shown?.pictureId),
  )
  const engine = useApp((state) => state.engine)
  const predictions = useApp(({ shown }) => (shown?.outcome ? undefined : shown?.predictions))
  const count = useApp(inWork)
  const { status, formats } = useWords()
  // Not a sentence for each picture: a screen reader would speak all of them.
  if (count > MAX_NAMED) return status.lookingAtAll(count)
  if (!predictions?.[0] || !engine) return isOpened ? status.looking(name) : status.opening(name)
  return (
    <>
      <PredictionSentence predictions={predictions} model={engine.model} />
      {formats.sentenceGap + status.lookingWhere}
    </>
  )
}
