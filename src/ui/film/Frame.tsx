import { memo, useEffect, useRef } from 'react'
import type { Picture } from '../../state/appState.ts'
import { readable } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { useLazyWords, useWords } from '../useWords.ts'

interface FrameProps {
  picture: Picture
  /** It is on the stage, or about to be. */
  isCurrent: boolean
  /** Its answer was made with another preprocessing. */
  isOutdated: boolean
  /** It is the tab stop of the list. */
  isTabStop: boolean
  pick(pictureId: number): Promise<void>
}

/** One picture of the filmstrip. It is memoised, because there may be hundreds. */
export const Frame = memo(function Frame({ picture, isCurrent, isOutdated, isTabStop, pick }: FrameProps) {
  const { film } = useLazyWords()
  const { formats } = useWords()
  const { id, file, state, thumbnail, outcome } = picture
  const [first] = outcome?.predictions ?? []
  const isAnswered = state === 'done' && first && !isOutdated
  const says = isAnswered ? readable(first.label) : isOutdated ? film.outdated : film.states[state]
  return (
    <li className="film-place" data-picture-id={id}>
      <button
        type="button"
        className="bare-button film-frame"
        data-state={state}
        data-outdated={isOutdated || undefined}
        aria-current={isCurrent}
        tabIndex={isTabStop ? 0 : -1}
        title={file.name}
        onClick={() => void pick(id)}
      >
        <span className="film-picture">{thumbnail && <Thumbnail of={thumbnail} />}</span>
        <bdi className="film-name">{file.name}</bdi>
        <span className="film-says">
          <span className="film-label">{says}</span> {isAnswered && <span>{sureText(first, formats)}</span>}
        </span>
      </button>
    </li>
  )
})

function Thumbnail({ of }: { of: Blob }) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!image.current) return
    const url = URL.createObjectURL(of)
    image.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [of])
  return <img ref={image} alt="" decoding="async" />
}
