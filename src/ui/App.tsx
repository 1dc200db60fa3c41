import type { ReactNode } from 'react'
import { toPageState } from '../state/pageState.ts'
import { isGuessed } from '../state/preprocessing.ts'
import { useKeys } from './commands/useKeys.ts'
import { FirstDialogs } from './first/FirstDialogs.tsx'
import { useDropsAndPastes, useIsDragOver } from './first/useDropsAndPastes.ts'
import { Header } from './page/Header.tsx'
import { MAIN_ID, SkipLink } from './page/SkipLink.tsx'
import { Views } from './page/Views.tsx'
import { Boundary } from './parts/Boundary.tsx'
import { part } from './parts/part.tsx'
import { Printing } from './print/Printing.tsx'
import { useStage } from './stage/useStage.ts'
import { useApp } from './useApp.ts'
import './parts/button.css'
import './parts/fields.css'
import './parts/section.css'

// Loaded lazily, so that the page appears before all of its controls.
const Panel = part(() => import('./panel/Panel.tsx'), { frame: 'panel', waiting: <aside className="panel" /> })
const KeyboardHelp = part(() => import('./page/KeyboardHelp.tsx'), { title: ({ commands }) => commands.help.label })

/** The whole page. It accepts drops and pastes anywhere. It renders once; its parts subscribe to what changes. */
export function App() {
  useDropsAndPastes()
  useKeys()
  return (
    <>
      <SkipLink />
      <Boundary>
        <Header />
      </Boundary>
      <Main>
        <Views />
        <Panel />
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
  const model = useApp(({ engine, modelId }) => (engine ? (modelId ?? undefined) : undefined))
  const asks = useApp((app) => (app.collected ? 'architecture' : isGuessed(app) ? 'preprocessing' : undefined))
  const isOver = useIsDragOver()
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className="main"
      data-state={state}
      data-picture={picture}
      data-model={model}
      data-asks={asks}
      data-over={isOver || undefined}
    >
      {children}
    </main>
  )
}

function Help() {
  const isOpen = useStage((stage) => stage.isHelpOpen)
  const set = useStage((stage) => stage.set)
  return isOpen && <KeyboardHelp onClose={() => set({ isHelpOpen: false })} />
}
