import type { AppState } from '../../state/appState.ts'
import { toPageState } from '../../state/pageState.ts'
import { useApp, useClasses, useDeferredApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { fetchSample } from './fetchSample.ts'
import { samplesFor } from './samples.ts'
import './samples.css'

const pictureOf = (state: AppState) => toPageState(state).picture

/** Sample pictures, those in the network's list of classes first. */
export function Samples() {
  const classes = useClasses()
  const open = useApp((state) => state.open)
  const shown = useDeferredApp(pictureOf)
  const { pictures } = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons that belong together.
    <div className="samples" role="group" aria-label={pictures.samples}>
      {samplesFor(classes).map(({ sample, isKnown }) => (
        <button
          type="button"
          key={sample.file}
          className="bare-button sample"
          aria-current={sample.file === shown}
          onClick={() => void open(fetchSample(sample))}
        >
          <img src={`./samples/small/${sample.file.replace('.png', '.webp')}`} alt="" width="96" height="64" />
          <span>{pictures.sampleNames[sample.file]}</span>
          <span className="sample-note">
            {isKnown === undefined ? ' ' : isKnown ? pictures.known : pictures.unknown}
          </span>
        </button>
      ))}
    </div>
  )
}
