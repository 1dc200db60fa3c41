import { lazy, Suspense } from 'react'
import { useApp } from './useApp.ts'
import { useModelOpen } from './useModelOpen.ts'
import { useWords } from './useWords.ts'

const load = () => import('./ModelSheet.tsx')
const ModelSheet = lazy(load)

const setOpen = (isOpen: boolean) => useModelOpen.setState(isOpen, true)

/** The button and the dialog that tell about the network in use. */
export function ModelDialog() {
  const engine = useApp((state) => state.engine)
  const { model, translate } = useWords()
  const isOpen = useModelOpen()
  return (
    <div className="model">
      <span className="model-name">{engine && translate(engine.model.name)}</span>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        // It is there by the time of the click.
        onPointerEnter={() => void load().catch(() => {})}
        onClick={() => setOpen(true)}
      >
        {model.model}
      </button>
      {isOpen && (
        <Suspense>
          <ModelSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
