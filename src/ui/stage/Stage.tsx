import { lazy, Suspense } from 'react'
import type { Shown } from '../../state/appState.ts'
import { Invitation } from '../first/Invitation.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Bar } from './Bar.tsx'
import { Foot } from './Foot.tsx'
import { useStage } from './useStage.ts'
import { Viewer } from './Viewer.tsx'

const SideBySide = lazy(() => import('./SideBySide.tsx'))

/** The picture with its heat, as large as the window allows, and what it is looked at with; before the first one, the invitation. */
export function Stage({ isOver }: { isOver: boolean }) {
  const shown = useApp((state) => state.shown)
  const { page } = useWords()
  return (
    <section className="stage" aria-label={page.picture} data-empty={!shown || undefined}>
      {shown ? <Result shown={shown} /> : <Invitation />}
      {isOver && (
        <div className="drop-here" aria-hidden="true">
          {page.dropHere}
        </div>
      )}
    </section>
  )
}

function Result({ shown }: { shown: Shown }) {
  const isSideBySide = useStage((state) => state.isSideBySide)
  const { outcome } = shown
  return (
    <>
      {isSideBySide && outcome ? (
        <Suspense fallback={<div className="viewport" />}>
          <SideBySide shown={shown} outcome={outcome} />
        </Suspense>
      ) : (
        <Viewer shown={shown} />
      )}
      <Foot />
      <Bar />
    </>
  )
}
