import { useEffect, useState } from 'react'
import type { Outcome } from '../../export/savedData.ts'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import type { Shown } from '../../state/appState.ts'
import { CellMap } from '../parts/CellMap.tsx'
import { labelOf, readable } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { ResultSentence } from '../stage/ResultSentence.tsx'
import { nameOf } from '../stage/Viewer.tsx'
import { useApp, useClasses } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { PrintedPicture } from './PrintedPicture.tsx'

export interface PrintSheetProps {
  /** Renders the changes of an action before it returns. */
  drawNow(act: () => void): void
}

/** The printed page: the picture as it is drawn, the classes and the map. It exists only while the browser prints. */
export default function PrintSheet({ drawNow }: PrintSheetProps) {
  const shown = useApp((state) => state.shown)
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    // The browser prints what is on the page when its event ends.
    const begin = () => drawNow(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [drawNow])
  return isPrinting && shown?.outcome && <Sheet shown={shown} outcome={shown.outcome} />
}

function Sheet({ shown, outcome }: { shown: Shown; outcome: Outcome }) {
  const model = useApp(({ engine }) => engine?.model)
  const settings = useApp((state) => state.settings)
  const classes = useClasses()
  const words = useWords()
  const { map, stage, view, formats, names } = words
  const { image, predictions, explanation } = outcome
  const { heatmap } = explanation
  const drawn = useApp(({ rescaling }) => rescaling?.apply(explanation) ?? explanation)
  const colormap = colormaps[settings.colours]
  if (!model) return null
  return (
    <article className="print-sheet">
      <h1>
        <ResultSentence outcome={outcome} model={model} />
      </h1>
      <PrintedPicture
        {...{ photo: shown.photo, explanation: drawn, settings }}
        label={nameOf(explanation, classes, words)}
      />
      <div className="print-answer">
        <section>
          <h2>{stage.predictions}</h2>
          <ol aria-label={stage.predictions}>
            {predictions.map(({ classIndex, label, probability, logit }) => (
              <li key={classIndex}>
                <span lang="en">{readable(label)}</span>
                <span>{sureText({ probability, logit }, formats)}</span>
              </li>
            ))}
            {!predictions.some(({ classIndex }) => classIndex === explanation.classIndex) && (
              <li>
                <span lang="en">{labelOf(explanation.classIndex, model.classes, stage.unnamedClass)}</span>
                <span>{sureText(explanation, formats)}</span>
              </li>
            )}
          </ol>
        </section>
        <figure className="map">
          <CellMap map={heatmap} {...{ colormap }} low={0} high={1} label={map.theMap(heatmap.height, heatmap.width)} />
          <CellMap map={scale} {...{ colormap }} low={0} high={1} label={view.legend} />
          <figcaption>
            <span>{map.mapOf(heatmap.height, heatmap.width)}</span>
            <span className="map-range">{map.range(0, 1)}</span>
          </figcaption>
        </figure>
      </div>
      <p>
        <bdi>{image.name}</bdi>, {`${image.width} × ${image.height}`} · {names.title(model.name)}, {explanation.layer} ·{' '}
        {names.colours[settings.colours]}
      </p>
    </article>
  )
}

/** All colours, from the lowest value to the highest. */
const scale = { height: 1, width: 256, values: Float32Array.from({ length: 256 }, (_, at) => at / 255) }
