import { startTransition, useEffect, useState } from 'react'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import { warmUp } from '../../image/heat/warmUp.ts'
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

/** The same each time, so that another picture does not draw it anew. */
const controls = (
  <>
    <Foot />
    <Bar />
  </>
)

/**
 * The picture with its heat, as large as the window allows, and what it is looked at with. Before the first one, the invitation lies over all that, which
 * has its place already: so the first picture moves nothing, and need not wait for anything to be made.
 */
export function Stage() {
  const shown = useApp((state) => state.shown)
  const { page } = useWords()
  const [hasControls, setHasControls] = useState(false)
  // In steps, once the page stands there.
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

/** Makes fast code of what draws the heat once the network is there, a little at a time, so that the first heat is not the slow one. */
function useWarmCode() {
  const isLoaded = useApp(({ engine }) => engine !== null)
  useEffect(() => {
    if (!isLoaded) return
    const turns = warmUp(colormaps.jet)
    let timer: ReturnType<typeof setTimeout>
    const drawNext = () => {
      if (!turns.next().done) timer = setTimeout(drawNext, 30)
    }
    drawNext()
    return () => clearTimeout(timer)
  }, [isLoaded])
}
