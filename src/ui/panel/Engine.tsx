import { fill } from '../parts/fill.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** Which network it is, what it knows, what it runs on and why. */
export function Engine() {
  const engine = useApp((state) => state.engine)
  const { page, translate } = useWords()
  const count = engine?.model.classes.length ?? 0
  return (
    <section className="engine" aria-label={page.about}>
      {engine && (
        <>
          <p>
            <strong>{translate(engine.model.name)}</strong>{' '}
            {count < 1000 ? page.knowsOnly(count) : page.knowsClasses(count)}
            {engine.model.id !== 'vgg16' && ` ${page.forVgg16}`}
          </p>
          <p>
            {fill(page.runsOn, { backend: <strong>{translate(engine.backend.label)}</strong> })}{' '}
            {translate(engine.backend.reason)}
          </p>
        </>
      )}
    </section>
  )
}
