import { EMBEDDED_MODEL } from '../../types.ts'
import { useModelOpen } from '../model/useModelOpen.ts'
import { fill } from '../parts/fill.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** Which network it is, how many classes it has, the way to add another, what it runs on and why. */
export function Engine() {
  const engine = useApp((state) => state.engine)
  const { page, formats, translate } = useWords()
  const count = engine?.model.classes.length ?? 0
  return (
    <section className="engine" aria-label={page.about}>
      {engine && (
        <>
          <p>
            <strong>{translate(engine.model.name)}</strong>{' '}
            {engine.model.id === EMBEDDED_MODEL ? page.knowsOnly(count) : page.knowsClasses(count)}
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
          <p>
            {fill(page.runsOn, { backend: <strong>{translate(engine.backend.label)}</strong> })}
            {formats.sentenceGap + translate(engine.backend.reason)}
          </p>
        </>
      )}
    </section>
  )
}
