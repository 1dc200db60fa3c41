import { useEffect } from 'react'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { useModelOpen } from './useModelOpen.ts'

const ModelSheet = part(() => import('./ModelSheet.tsx'), { title: ({ model }) => model.model })

const setOpen = (isOpen: boolean) => useModelOpen.setState(isOpen, true)

/** The button and the dialog for the network in use. */
export function ModelDialog() {
  const engine = useApp((state) => state.engine)
  const { model, names } = useWords()
  const isOpen = useModelOpen()
  const collected = useApp((state) => state.collected)
  // What was dropped on the page lacks something: the dialog says what.
  useEffect(() => {
    if (collected && !collected.isLeft) setOpen(true)
  }, [collected])
  return (
    <div className="model">
      <span className="model-name">{engine && names.title(engine.model.name)}</span>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        // So that it is there by the time of the click.
        onPointerEnter={ModelSheet.ahead}
        onClick={() => setOpen(true)}
      >
        {model.model}
      </button>
      {isOpen && <ModelSheet onClose={() => setOpen(false)} />}
    </div>
  )
}
