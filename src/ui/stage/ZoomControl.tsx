import { useWords } from '../useWords.ts'
import { useStage } from './useStage.ts'
import { ownScale } from './zoom.ts'

/** One step of the buttons and the keys. */
export const ZOOM_STEP = 1.5

/** How large the picture is on the screen, and the way nearer and back. */
export function ZoomControl() {
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const across = useStage(({ picture }) => picture.width)
  const zoomBy = useStage((state) => state.zoomBy)
  const showWhole = useStage((state) => state.showWhole)
  const isSideBySide = useStage((state) => state.isSideBySide)
  const { view, formats } = useWords()
  const isWhole = zoom.scale === 1
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons that belong together.
    <div className="zoom" role="group" aria-label={view.zoom} data-off={isSideBySide || undefined}>
      <button type="button" aria-label={view.zoomOut} disabled={isWhole} onClick={() => zoomBy(1 / ZOOM_STEP)}>
        −
      </button>
      <button
        type="button"
        className="zoom-value"
        aria-label={view.fit}
        title={view.fit}
        disabled={isWhole}
        onClick={showWhole}
      >
        {across > 0 && formats.share(ownScale(fit, zoom, across))}
      </button>
      <button type="button" aria-label={view.zoomIn} onClick={() => zoomBy(ZOOM_STEP)}>
        +
      </button>
    </div>
  )
}
