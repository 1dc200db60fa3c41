import { Activity, lazy, Suspense, useEffect } from 'react'
import { colormaps } from '../../image/colormaps/index.ts'
import { warmUp } from '../../image/paintHeat.ts'
import type { Shown } from '../../state/appState.ts'
import { DropHere } from '../DropHere.tsx'
import { Invitation } from '../first/Invitation.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Bar } from './Bar.tsx'
import { Foot } from './Foot.tsx'
import { useStage } from './useStage.ts'
import { Viewer } from './Viewer.tsx'

const SideBySide = lazy(() => import('./SideBySide.tsx'))

/** The same each time, so that another picture does not draw it anew. */
const controls = (
  <>
    <Foot />
    <Bar />
  </>
)

/** The picture with its heat, as large as the window allows, and what it is looked at with; before the first one, the invitation. */
export function Stage() {
  const shown = useApp((state) => state.shown)
  const { page } = useWords()
  useWarmPainter()
  return (
    <section className="stage" aria-label={page.picture} data-empty={!shown || undefined}>
      {shown ? <Result shown={shown} /> : <Invitation />}
      {/* Made when there is time, so that the first picture need not wait for it. */}
      <Activity mode={shown ? 'visible' : 'hidden'}>{controls}</Activity>
      <DropHere />
    </section>
  )
}

function Result({ shown }: { shown: Shown }) {
  const isSideBySide = useStage((state) => state.isSideBySide)
  const { outcome } = shown
  return isSideBySide && outcome ? (
    <Suspense fallback={<div className="viewport" />}>
      <SideBySide shown={shown} outcome={outcome} />
    </Suspense>
  ) : (
    <Viewer shown={shown} />
  )
}

/** Makes the painter fast once the network is there, a little at a time, so that the first heat is not the slow one. */
function useWarmPainter() {
  const isLoaded = useApp(({ engine }) => engine !== null)
  useEffect(() => {
    if (!isLoaded) return
    const maps = warmUp(colormaps.jet)
    let timer: ReturnType<typeof setTimeout>
    const paintNext = () => {
      if (!maps.next().done) timer = setTimeout(paintNext, 30)
    }
    paintNext()
    return () => clearTimeout(timer)
  }, [isLoaded])
}
