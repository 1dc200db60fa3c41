import { PictureError } from '../errors.ts'
import type { AppState } from '../state/appState.ts'
import { toPageState } from '../state/pageState.ts'
import type { Words } from '../words/en/index.ts'
import { type Sample, samplesFor } from './samples.ts'
import { useApp, useAppLater, useClasses } from './useApp.ts'
import { useWords } from './useWords.ts'

const pictureOf = (state: AppState) => toPageState(state).picture

/** Pictures to click, those that the network knows first. */
export function Samples() {
  const classes = useClasses()
  const open = useApp((state) => state.open)
  const shown = useAppLater(pictureOf)
  const { pictures } = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons that belong together.
    <div className="samples" role="group" aria-label={pictures.samples}>
      {samplesFor(classes).map(({ sample, isKnown }) => (
        <button
          type="button"
          key={sample.file}
          className="sample"
          aria-current={sample.file === shown}
          onClick={() => void open(fetchSample(sample, pictures))}
        >
          <img src={`./samples/small/${sample.file.replace('.png', '.webp')}`} alt="" width="96" height="64" />
          <span>{pictures.sampleNames[sample.file]}</span>
          <span className="sample-note">
            {classes.length === 0 ? ' ' : isKnown ? pictures.known : pictures.unknown}
          </span>
        </button>
      ))}
    </div>
  )
}

async function fetchSample({ file }: Sample, words: Words['pictures']): Promise<File[]> {
  try {
    const response = await fetch(`./samples/${file}`)
    if (!response.ok) throw new Error(response.statusText)
    return [new File([await response.blob()], file, { type: 'image/png', lastModified: 0 })]
  } catch {
    throw new PictureError(words.sampleMissing(words.sampleNames[file]))
  }
}
