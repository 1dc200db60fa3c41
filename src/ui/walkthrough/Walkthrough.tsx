import { useState } from 'react'
import { useApp } from '../useApp.ts'
import { useDetails } from '../useDetails.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { GradientCells } from './GradientCells.tsx'
import { MapCells } from './MapCells.tsx'
import { NetworkCells } from './NetworkCells.tsx'
import { PictureCells } from './PictureCells.tsx'
import { PredictionCells } from './PredictionCells.tsx'
import { SaveCell } from './SaveCell.tsx'

/** The channel that is shown at first, as in the notebook. */
const FIRST_CHANNEL = 10

/** Every step of the way from the picture to the heatmap, with the numbers of this run. */
export default function Walkthrough() {
  const words = useWalkthroughWords()
  const shown = useApp((state) => state.shown)
  const engine = useApp((state) => state.engine)
  const details = useDetails()
  const [chosen, choose] = useState(FIRST_CHANNEL)
  if (!shown?.outcome || !engine) {
    return <p className="view-empty">{words.toCome}</p>
  }
  if (!details) return <p className="view-empty">{words.reading(shown.outcome.explanation.layer)}</p>
  const walk = { photo: shown.photo, outcome: shown.outcome, details, model: engine.model }
  return (
    <div className="walkthrough">
      <h2>{words.title}</h2>
      <PictureCells {...walk} />
      <PredictionCells {...walk} />
      <NetworkCells {...walk} />
      <GradientCells walk={walk} channel={Math.min(chosen, details.channels - 1)} onChoose={choose} />
      <MapCells {...walk} />
      <SaveCell />
    </div>
  )
}
