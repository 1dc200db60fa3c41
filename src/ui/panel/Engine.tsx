import type { ReactNode } from 'react'
import { TEACHING_MODEL } from '../../types.ts'
import { useModelOpen } from '../model/useModelOpen.ts'
import { fill } from '../parts/fill.tsx'
import { MessageText } from '../parts/MessageText.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** The network in use, its number of classes, a button to add another one, and what else is given. */
export function Engine({ children }: { children?: ReactNode }) {
  const engine = useApp((state) => state.engine)
  const { page, formats, names } = useWords()
  const count = engine?.model.classes.length ?? 0
  return (
    <section className="engine" aria-label={page.about}>
      {engine && (
        <>
          <p>
            <strong>{names.title(engine.model.name)}</strong>{' '}
            {engine.model.id === TEACHING_MODEL ? page.knowsOnly(count) : page.knowsClasses(count)}
            {formats.sentenceGap}
            <button
              type="button"
              className="link"
              aria-haspopup="dialog"
              onClick={() => useModelOpen.setState(true, true)}
            >
              {page.addNetwork}
            </button>
          </p>
          {children}
        </>
      )}
    </section>
  )
}

/** The backend with the reason for it. */
export function RunsOn() {
  const backend = useApp(({ engine }) => engine?.backend)
  const { page, formats, names } = useWords()
  return (
    backend && (
      <p>
        {fill(page.runsOn, { backend: <strong>{names.backends[backend.id]}</strong> })}
        {formats.sentenceGap}
        <MessageText message={backend.reason} />
      </p>
    )
  )
}
