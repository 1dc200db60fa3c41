import { useApp } from './useApp.ts'

/** Which network it is, what it knows, what it runs on and why. */
export function Engine() {
  const engine = useApp((state) => state.engine)
  return (
    <section className="engine" aria-label="About">
      {engine && (
        <>
          <p>
            <strong>{engine.model.name}</strong> knows {engine.model.classes.length}
            {engine.model.classes.length < 1000 ? ' things only; all else gets one of their names.' : ' classes.'}
            {engine.model.id !== 'vgg16' && ' For VGG16, see Model.'}
          </p>
          <p>
            It runs on <strong>{engine.backend.label}</strong>. {engine.backend.reason}
          </p>
        </>
      )}
    </section>
  )
}
