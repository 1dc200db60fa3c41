import { lazy, type ReactNode, Suspense } from 'react'
import { toPageState } from '../state/pageState.ts'
import { FirstDialogs } from './first/FirstDialogs.tsx'
import { Header } from './Header.tsx'
import { Printing } from './print/Printing.tsx'
import { MAIN_ID, SkipLink } from './SkipLink.tsx'
import { useStage } from './stage/useStage.ts'
import { useApp } from './useApp.ts'
import { useDropsAndPastes, useIsOver } from './useDropsAndPastes.ts'
import { useKeys } from './useKeys.ts'
import { Views } from './Views.tsx'

// In a file of its own, so that the page stands before all of its controls are there.
const Panel = lazy(() => import('./Panel.tsx'))
const KeyboardHelp = lazy(() => import('./KeyboardHelp.tsx'))

/** The whole page. It takes drops and pastes anywhere. It is drawn once: what changes is followed by the parts. */
export function App() {
  useDropsAndPastes()
  useKeys()
  return (
    <>
      <SkipLink />
      <Header />
      <Main>
        <Views />
        <Suspense fallback={<aside className="panel" />}>
          <Panel />
        </Suspense>
      </Main>
      <FirstDialogs />
      <Help />
      <Printing />
    </>
  )
}

function Main({ children }: { children: ReactNode }) {
  const state = useApp((app) => toPageState(app).state)
  const picture = useApp((app) => toPageState(app).picture)
  const isOver = useIsOver()
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className="main"
      data-state={state}
      data-picture={picture}
      data-over={isOver || undefined}
    >
      {children}
    </main>
  )
}

function Help() {
  const isOpen = useStage((stage) => stage.isHelpOpen)
  return <Suspense>{isOpen && <KeyboardHelp />}</Suspense>
}
