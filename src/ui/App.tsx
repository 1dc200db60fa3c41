import { lazy, Suspense, useEffect, useState } from 'react'
import { toPageState } from '../state/pageState.ts'
import { FirstDialogs } from './first/FirstDialogs.tsx'
import { Header } from './Header.tsx'
import { useStage } from './stage/useStage.ts'
import { takeFiles } from './takeFiles.ts'
import { useApp } from './useApp.ts'
import { useKeys } from './useKeys.ts'
import { Views } from './Views.tsx'

// In a file of its own, so that the page stands before all of its controls are there.
const Panel = lazy(() => import('./Panel.tsx'))
const KeyboardHelp = lazy(() => import('./KeyboardHelp.tsx'))

/** The whole page. It takes drops and pastes anywhere. */
export function App() {
  const state = useApp((app) => toPageState(app).state)
  const picture = useApp((app) => toPageState(app).picture)
  const isOver = useDropsAndPastes()
  const isHelpOpen = useStage((stage) => stage.isHelpOpen)
  useKeys()
  return (
    <>
      <Header />
      <main className="main" data-state={state} data-picture={picture} data-over={isOver || undefined}>
        <Views isOver={isOver} />
        <Suspense fallback={<aside className="panel" />}>
          <Panel />
        </Suspense>
      </main>
      <FirstDialogs />
      <Suspense>{isHelpOpen && <KeyboardHelp />}</Suspense>
    </>
  )
}

/** Opens what is dropped or pasted anywhere on the page. True while a drag is over it. */
function useDropsAndPastes(): boolean {
  const open = useApp((state) => state.open)
  const addModel = useApp((state) => state.addModel)
  const refuse = useApp((state) => state.refuse)
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const take = async (transfer: DataTransfer | null, how: 'dropped' | 'pasted') => {
      if (!transfer) return
      const { network, pictures, refusal } = await takeFiles(transfer, how)
      if (network.length > 0) void addModel(network)
      if (pictures.length > 0) void open(pictures)
      if (refusal) refuse(refusal.problem, refusal.name)
    }
    const over = (event: DragEvent) => {
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Leaving for nothing is leaving the window; anything else is a move between elements.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void take(event.dataTransfer, 'dropped')
    }
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
      void take(event.clipboardData, 'pasted')
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [open, addModel, refuse])

  return isOver
}
