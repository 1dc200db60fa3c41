import { useMemo, useState } from 'react'
import { gradientMethodOf } from '../../export/gradientCells.ts'
import { ownStepsOf } from '../../export/ownSteps.ts'
import { shrinkToView } from '../../image/heat/view.ts'
import type { Details, Explanation } from '../../types.ts'
import type { Photo } from '../../worker/image/imageWorker.ts'
import { useDetails } from '../channels/useDetails.ts'
import { Deferred } from '../parts/Deferred.tsx'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { GradientCells } from './GradientCells.tsx'
import { MapCells } from './MapCells.tsx'
import { NetworkCells } from './NetworkCells.tsx'
import { PictureCells } from './PictureCells.tsx'
import { PredictionCells } from './PredictionCells.tsx'
import { SaveCell } from './SaveCell.tsx'
import { StepCells } from './StepCells.tsx'
import './walkthrough.css'

/** Few present. */
const Present = part(() => import('./Present.tsx'))

/** The channel shown at first, as in the notebook, unless it is dead. */
const FIRST_CHANNEL = 10

/** The maximum size of its pictures: more pixels would not be visible, and each is computed four times. */
const PAINTED_PIXELS = 0.25e6

/** The minimum height of a few steps. */
const ROOM = '60rem'

/** The notebook's channel; where it does not respond to this picture, the one that adds most to the map. */
function firstChannel({ activations, channels }: Details, { channel }: Explanation): number {
  for (let at = FIRST_CHANNEL; at < activations.length; at += channels) if (activations[at] !== 0) return FIRST_CHANNEL
  return channel?.index ?? FIRST_CHANNEL
}

/** Every step from the picture to the heatmap, with the numbers of this run. */
export default function Walkthrough() {
  const words = useWalkthroughWords()
  const shown = useApp((state) => state.shown)
  const engine = useApp((state) => state.engine)
  const details = useDetails()
  const [chosen, choose] = useState<number>()
  const [isPresenting, setPresenting] = useState(false)
  const photo = usePainted(shown?.photo)
  if (!shown?.outcome || !photo || !engine) {
    return <p className="view-empty">{words.toCome}</p>
  }
  if (!details) return <p className="view-empty">{words.reading(shown.outcome.explanation.layer)}</p>
  const walk = { photo, outcome: shown.outcome, details, model: engine.model }
  const { method: id } = shown.outcome.explanation
  const method = gradientMethodOf(id)
  const own = ownStepsOf(id)
  const channel = Math.min(chosen ?? firstChannel(details, shown.outcome.explanation), details.channels - 1)
  const gradients = method ? (
    <GradientCells {...{ walk, method, channel }} onChoose={choose} />
  ) : (
    own && <StepCells own={own} />
  )
  if (isPresenting) {
    return (
      <Present onClose={() => setPresenting(false)}>
        <PictureCells {...walk} />
        <PredictionCells {...walk} />
        <NetworkCells {...walk} />
        {gradients}
        <MapCells {...walk} />
        <SaveCell />
      </Present>
    )
  }
  return (
    <div className="walkthrough">
      <header className="view-head">
        <h2>{words.title}</h2>
        <button
          type="button"
          className="button"
          onClick={() => setPresenting(true)}
          onPointerEnter={Present.ahead}
          onFocus={Present.ahead}
        >
          {words.present.start}
        </button>
      </header>
      <PictureCells {...walk} />
      <Deferred room={ROOM}>
        <PredictionCells {...walk} />
      </Deferred>
      <Deferred room={ROOM} steps={2}>
        <NetworkCells {...walk} />
      </Deferred>
      <Deferred room={ROOM} steps={3}>
        {gradients}
      </Deferred>
      <Deferred room={ROOM} steps={4}>
        <MapCells {...walk} />
      </Deferred>
      <Deferred room={ROOM} steps={5}>
        <SaveCell />
      </Deferred>
    </div>
  )
}

function usePainted(photo: Photo | undefined): Photo | undefined {
  return useMemo(() => photo && { ...photo, view: shrinkToView(photo.view, PAINTED_PIXELS) }, [photo])
}
