import { isSame } from '../../errors/same.ts'
import { EMBEDDED_MODEL } from '../../types.ts'
import { hasWayOut } from '../parts/hasWayOut.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { part } from '../parts/part.tsx'
import { useSetting } from '../settings/useSetting.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import '../parts/notice.css'

const Absent = part(() => import('../catalogue/Absent.tsx'))

/** Lines of Python, which few refusals have. */
const WayOut = part(() => import('../parts/WayOut.tsx'))

/** Why the page has no network, and what to do. Does not offer what can only fail again. */
export function Stopped() {
  const { page, shell } = useWords()
  const phase = useApp((state) => state.phase)
  const load = useApp((state) => state.load)
  const restart = useApp((state) => state.restart)
  const use = useApp((state) => state.useModel)
  const canLeave = useApp(({ modelId }) => modelId !== null && modelId !== EMBEDDED_MODEL)
  if (phase.at !== 'stopped') return null
  const { problem, way } = phase
  return (
    <div className="notice" role="alert">
      {problem.code === 'networkUnknown' ? (
        <Absent problem={problem} />
      ) : (
        <p>
          <MessageText message={problem} />
        </p>
      )}
      {way === 'load' && <Act isFirst label={page.tryAgain} onClick={() => void load()} />}
      {way === 'fetch' && <Act isFirst label={page.tryAgain} onClick={() => void restart()} />}
      {way === 'restart' && <Act isFirst label={page.startAgain} onClick={() => void restart()} />}
      {canLeave && way !== 'none' && <Act label={page.useStarter} onClick={() => void use(EMBEDDED_MODEL)} />}
      {way === 'leave' && !canLeave && <Act isFirst label={shell.reload} onClick={() => location.reload()} />}
    </div>
  )
}

/** The last failure, and what to do about it. `onChoose` asks for other files, where that is possible. */
export function Failed({ onChoose }: { onChoose?: () => void }) {
  const { page, model, names } = useWords()
  const failure = useApp((state) => state.failure)
  const inUse = useApp(({ engine, phase }) => (phase.at === 'stopped' ? undefined : engine?.model.name))
  const add = useApp((state) => state.addModel)
  const use = useApp((state) => state.useModel)
  const untried = useApp(
    ({ failure, pictures }) =>
      pictures.find(
        ({ isUntried, file, problem }) =>
          isUntried && file.name === failure?.picture && !!problem && isSame(problem, failure.problem),
      )?.id,
  )
  const pick = useApp((state) => state.pick)
  const [method, change] = useSetting('method')
  const dismiss = useApp((state) => state.dismiss)
  if (!failure) return null
  const { problem, picture, others = [], isUnharmed, about, again, unkept } = failure
  // A sentence about a file of a network names it.
  const isUnnamed =
    about === 'network' && picture !== undefined && !Object.values<unknown>(problem.parameters).includes(picture)
  return (
    <div className="notice" role="alert">
      <p>
        {isUnnamed && <bdi>{picture}: </bdi>}
        <MessageText message={problem} />
      </p>
      {hasWayOut(problem) && <WayOut problem={problem} />}
      {others.length > 0 && <p className="note">{page.alsoFailed(summarise(others))}</p>}
      {isUnharmed && inUse !== undefined && <span className="note">{model.staysInUse(names.title(inUse))}</span>}
      {unkept && (
        <Act
          isFirst
          label={model.useForVisit}
          onClick={() => void add(unkept.files, { ...unkept.keeping, isForVisit: true })}
        />
      )}
      {untried !== undefined && <Act isFirst label={page.tryAgain} onClick={() => void pick(untried)} />}
      {again !== undefined && <Act isFirst label={page.tryAgain} onClick={() => void use(again)} />}
      {about === 'answer' && <Act isFirst label={page.tryAgain} onClick={() => change(method)} />}
      {onChoose && picture !== undefined && <Act label={model.chooseAnother} onClick={onChoose} />}
      <Act label={page.dismiss} onClick={() => dismiss('failure')} />
    </div>
  )
}

/** The maximum number of names listed. */
const MAX_NAMES = 3

/** The last names; if there are more, their number. */
const summarise = (names: readonly string[]) =>
  names.length > MAX_NAMES ? `${names.slice(-MAX_NAMES).join(', ')}, … (${names.length})` : names.join(', ')

function Act({ label, onClick, isFirst = false }: { label: string; onClick(): void; isFirst?: boolean }) {
  return (
    <button type="button" className={isFirst ? 'button button-primary' : 'button'} onClick={onClick}>
      {label}
    </button>
  )
}
