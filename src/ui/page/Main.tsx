import type { ReactNode } from 'react'
import { toPageState } from '../../state/pageState.ts'
import { asksOf } from '../../state/preprocessing.ts'
import { useIsDragOver } from '../first/useDropsAndPastes.ts'
import { useApp } from '../useApp.ts'
import { MAIN_ID } from './SkipLink.tsx'

/** The main part of the page; its attributes say what the page does, for tests and scripts. */
export function Main({ children, className = 'main' }: { children: ReactNode; className?: string }) {
  const state = useApp((app) => toPageState(app).state)
  const picture = useApp((app) => toPageState(app).picture)
  const model = useApp(({ engine, modelId }) => (engine ? (modelId ?? undefined) : undefined))
  const asks = useApp(asksOf)
  const isOver = useIsDragOver()
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className={className}
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
