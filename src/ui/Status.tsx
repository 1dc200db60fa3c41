import type { AppState } from '../state/appState.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import { AddingStatus } from './AddingStatus.tsx'
import { Progress } from './Progress.tsx'
import { Said } from './stage/Said.tsx'
import { useApp } from './useApp.ts'
import { seconds } from './words.ts'

/** What is going on, in plain words; while the network loads, with its progress. */
export function Status() {
  const phase = useApp((state) => state.phase)
  const use = useApp((state) => state.useModel)
  const canLeave = useApp(({ modelId }) => modelId !== null && modelId !== EMBEDDED_MODEL)
  const engine = useApp((state) => state.engine)
  const outcome = useApp(({ shown }) => shown?.outcome)
  return (
    <div className="status">
      <p role="status">
        <Sentence />
      </p>
      {phase.at === 'loading' && (
        <div className="adding">
          <Progress label="Loading the network" {...phase.progress} />
          {canLeave && (
            <button type="button" className="button" onClick={() => void use(EMBEDDED_MODEL)}>
              Cancel
            </button>
          )}
        </div>
      )}
      <AddingStatus />
      {phase.at === 'resting' && !outcome && engine && (
        <p className="status-detail">
          {`${engine.model.name} is loaded. It knows ${engine.model.classes.length} things${engine.model.classes.length < 1000 ? ' only' : ''}.`}
        </p>
      )}
      {phase.at === 'resting' && outcome && (
        <p className="status-detail">
          <bdi className="status-name">{outcome.image.name}</bdi>
          <span className="nowrap">
            {outcome.image.width} × {outcome.image.height}, {seconds(outcome.timings.totalMs)}
          </span>
        </p>
      )}
    </div>
  )
}

const isLoaded = ({ phase }: AppState) =>
  phase.at === 'loading' && phase.progress.total > 0 && phase.progress.loaded >= phase.progress.total

function Sentence() {
  const at = useApp(({ phase }) => phase.at)
  const working = useApp(({ phase }) => (phase.at === 'working' ? phase.picture : ''))
  const isWarming = useApp(isLoaded)
  const why = useApp(({ phase }) => (phase.at === 'loading' ? phase.why : undefined))
  const engine = useApp((state) => state.engine)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const waiting = useApp(({ pictures }) => pictures.filter(({ state }) => state === 'waiting').length)
  const waitingName = useApp(({ pictures }) => pictures.find(({ state }) => state === 'waiting')?.file.name)

  if (why !== undefined) return why
  if (at === 'loading') {
    return `${isWarming ? 'Warming the network up' : 'Loading the network'}${waitingName ? `, then ${waitingName}` : ''}.`
  }
  if (at === 'stopped') return `The network is not here${waitingName ? `, and ${waitingName} waits for it` : ''}.`
  if (at === 'working') return `Looking at ${working}${waiting > 0 ? `, then ${waiting} more` : ''}.`
  if (!engine || !outcome) return 'Ready for a picture.'
  return <Said outcome={outcome} model={engine.model} />
}
