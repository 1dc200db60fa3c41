import { mainOf } from '../../state/lacking.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** An addition that was cancelled: how far it came, and the way on. */
export function Halted() {
  const { adding: words } = useLazyWords()
  const { page } = useWords()
  const halted = useApp((state) => state.halted)
  const add = useApp((state) => state.addModel)
  const startOver = useApp((state) => state.startOver)
  const others = useApp(({ beside }) => beside?.networks)
  const canKeep = useApp((state) => state.canKeep)
  if (!halted) return null
  const { files, keeping, progress } = halted
  return (
    <section className="collected" aria-label={words.halted}>
      <h4>
        {words.halted}: <bdi>{mainOf(files)}</bdi>
      </h4>
      <p>{canKeep ? words.haltedAt(progress.loaded, progress.total) : words.haltedUnkept}</p>
      <div className="bring-row">
        <button type="button" className="button button-primary" onClick={() => void add(files, keeping, others)}>
          {words.goOn}
        </button>
        <button type="button" className="button" onClick={startOver}>
          {page.dismiss}
        </button>
      </div>
    </section>
  )
}
