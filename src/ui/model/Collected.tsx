import { useEffect, useRef } from 'react'
import { isSame } from '../../errors/same.ts'
import type { AppState } from '../../state/appState.ts'
import { CodeLines } from '../parts/CodeLines.tsx'
import { MessageText } from '../parts/MessageText.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { lackText } from './lackText.ts'

/** The most names of files that are listed. */
const MOST = 12

/** True if the last failure is that files lack others: what came so far says so. */
export const isLackTold = ({ failure, collected }: AppState): boolean =>
  !!failure && !!collected && !collected.isLeft && isSame(failure.problem, collected.problem)

/** The files of one network that came so far, and what is still to come. */
export function Collected() {
  const { adding: words } = useLazyWords()
  const collected = useApp((state) => state.collected)
  const startOver = useApp((state) => state.startOver)
  const isAlert = useApp(isLackTold)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (collected) section.current?.scrollIntoView({ block: 'start' })
  }, [collected])
  const lists = useApp((state) => state.lists)
  const waiting = lists.filter(({ isUsed }) => !isUsed).map(({ file }) => file)
  if (!collected && waiting.length === 0) return null
  return (
    <section ref={section} className="collected" aria-label={words.collected}>
      <h4>{words.collected}</h4>
      <p role={isAlert ? 'alert' : undefined}>
        {/* Why weights alone do not open differs from file to file. */}
        {isAlert && collected?.lack === 'architecture' ? (
          <MessageText message={collected.problem} />
        ) : (
          lackText(words, collected)
        )}
      </p>
      {collected?.lack === 'architecture' && <CodeLines lines="open('model.json', 'w').write(model.to_json())" />}
      <p className="note">{words.here}</p>
      <Names files={[...(collected?.files ?? []), ...waiting]} />
      {collected?.aside && (
        <>
          <p className="note">{words.aside}</p>
          <Names files={collected.aside.flatMap(({ files }) => files)} />
        </>
      )}
      <button type="button" className="button" onClick={startOver}>
        {words.startOver}
      </button>
    </section>
  )
}

function Names({ files }: { files: readonly File[] }) {
  const { adding: words } = useLazyWords()
  const { formats } = useWords()
  const names = [...new Set(files.map(({ name }) => name))]
  const left = names.length - MOST
  return (
    <ul className="collected-files">
      {names.slice(0, MOST).map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {left > 0 && <li>{words.more(formats.number(left))}</li>}
    </ul>
  )
}
