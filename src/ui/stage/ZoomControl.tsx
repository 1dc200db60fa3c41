import { CommandButton } from '../commands/CommandButton.tsx'
import { useWords } from '../useWords.ts'
import { useStage } from './useStage.ts'
import { ownScale } from './zoom.ts'

/** The zoom of the picture, with buttons to change it. */
export function ZoomControl() {
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const across = useStage(({ picture }) => picture.width)
  const isSideBySide = useStage((state) => state.isSideBySide)
  const { view, formats } = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons that belong together.
    <div className="zoom" role="group" aria-label={view.zoom} data-off={isSideBySide || undefined}>
      <CommandButton of="zoomOut">−</CommandButton>
      <CommandButton of="fit" className="zoom-value" isTitled>
        {across > 0 && formats.share(ownScale(fit, zoom, across))}
      </CommandButton>
      <CommandButton of="zoomIn">+</CommandButton>
    </div>
  )
}
