import { type KeyboardEvent, useEffect, useRef } from 'react'
import { isOutdated } from '../../state/preprocessing.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { Frame } from './Frame.tsx'
import { FRAMES_ID } from './stepPicture.ts'

/** All pictures of the visit in a row; a click or an arrow key shows one. */
export function Frames() {
  const pick = useApp((state) => state.pick)
  const pictures = useApp((state) => state.pictures)
  const current = useApp(({ picked, shown }) => picked ?? shown?.pictureId)
  const model = useApp(({ engine }) => engine?.model)
  const { film } = useLazyWords()
  const list = useRef<HTMLUListElement>(null)
  /** The focus follows the picture that has it. */
  const isRemoving = useRef(false)

  useEffect(() => {
    const place = list.current?.querySelector<HTMLElement>(`[data-picture-id="${current}"]`)
    if (!place || !list.current) return
    // Scroll only the list, not the page.
    const { offsetLeft, clientWidth } = list.current
    list.current.scrollTo({ left: place.offsetLeft - offsetLeft - (clientWidth - place.offsetWidth) / 2 })
    // When the arrow keys or a removal change the picture, the focus moves to the one that is shown.
    const isHere = list.current.contains(document.activeElement) || isRemoving.current
    isRemoving.current = false
    if (isHere) place.querySelector('button')?.focus({ preventScroll: true })
  }, [current])

  const tabStop = pictures.some(({ id }) => id === current) ? current : pictures[0]?.id
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete') return
    // A held key removes one picture, not all.
    if (event.repeat) event.preventDefault()
    else isRemoving.current = true
  }
  return (
    <ul ref={list} id={FRAMES_ID} className="film-frames" aria-label={film.list} onKeyDown={onKeyDown}>
      {pictures.map((picture) => (
        <Frame
          key={picture.id}
          picture={picture}
          isCurrent={picture.id === current}
          isOutdated={isOutdated(picture, model)}
          isTabStop={picture.id === tabStop}
          pick={pick}
        />
      ))}
    </ul>
  )
}
