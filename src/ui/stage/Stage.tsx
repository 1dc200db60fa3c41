import { startTransition, useEffect, useState } from 'react'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import { runInTurns, warmUp } from '../../image/heat/warmUp.ts'
import type { Shown } from '../../state/appState.ts'
import { DropHere } from '../first/DropHere.tsx'
import { Invitation } from '../first/Invitation.tsx'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Bar } from './Bar.tsx'
import { Foot } from './Foot.tsx'
import { useStage } from './useStage.ts'
import { Viewer } from './Viewer.tsx'
import './stage.css'

const SideBySide = part(() => import('./SideBySide.tsx'))

/** A stable element, so that another picture does not render it again. */
const controls = (
  <>
    <Foot />
    <Bar />
  </>
)

/**
 * The picture with its heatmap, as large as the window allows, and its controls. Before the first picture, the
 * invitation covers all that, which is already laid out: so the first picture moves nothing and waits for nothing.
 */
export function Stage() {
  const shown = useApp((state) => state.shown)
  const { page } = useWords()
  const [hasControls, setHasControls] = useState(false)
  // Rendered in steps, once the page is there.
  useEffect(() => startTransition(() => setHasControls(true)), [])
  useWarmCode()
  return (
    <section className="stage" aria-label={page.picture} data-empty={!shown || undefined}>
      <Result shown={shown} />
      {!shown && <Invitation />}
      {(hasControls || shown) && controls}
      <DropHere />
    </section>
  )
}

function Result({ shown }: { shown: Shown | null }) {
  const isSideBySide = useStage((state) => state.isSideBySide)
  return (
    <>
      <Viewer shown={shown} />
      {isSideBySide && shown?.outcome && <SideBySide shown={shown} outcome={shown.outcome} />}
    </>
  )
}

/**
 * Warms up the drawing code once the network is loaded, a little at a time, so that the JIT compiler has optimised it
 * before the first heatmap.
 */
function useWarmCode() {
  const isLoaded = useApp(({ engine }) => engine !== null)
  useEffect(() => {
    if (!isLoaded) return undefined
    return runInTurns(warmUp(colormaps.jet))
  }, [isLoaded])
}
