import { type KeyboardEvent, type MouseEvent, useContext, useEffect, useRef } from 'react'
import { StoreContext, useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { Frame } from './Frame.tsx'
import { leaf, leafKeys } from './leaf.ts'

/** All pictures of the visit, one after another: a click or an arrow shows one. */
export function Frames() {
  const store = useContext(StoreContext)
  const pictures = useApp((state) => state.pictures)
  const current = useApp(({ picked, shown }) => picked ?? shown?.pictureId)
  const { film } = useWords()
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => {
    const place = list.current?.querySelector<HTMLElement>(`[data-picture-id="${current}"]`)
    if (!place || !list.current) return
    // Only the list scrolls, not the page under the reader.
    const { offsetLeft, clientWidth } = list.current
    list.current.scrollTo({ left: place.offsetLeft - offsetLeft - (clientWidth - place.offsetWidth) / 2 })
    // Who goes through the pictures with the arrows stays on the one that is shown.
    if (list.current.contains(document.activeElement)) place.querySelector('button')?.focus({ preventScroll: true })
  }, [current])

  const press = ({ target }: MouseEvent) => {
    const id = (target as Element).closest<HTMLElement>('[data-picture-id]')?.dataset.pictureId
    if (id !== undefined) void store?.getState().pick(Number(id))
  }
  const move = (event: KeyboardEvent) => {
    const isLeaf = leafKeys.some((key) => key === event.key)
    if (event.altKey || event.ctrlKey || event.metaKey || !store) return
    if (isLeaf) leaf(store.getState(), event.key)
    else if (event.key === 'Delete' && current !== undefined) void store.getState().remove([current])
    else return
    event.preventDefault()
  }
  const tabStop = pictures.some(({ id }) => id === current) ? current : pictures[0]?.id
  return (
    <ul ref={list} className="frames" aria-label={film.list} onClick={press} onKeyDown={move}>
      {pictures.map((picture) => (
        <Frame
          key={picture.id}
          picture={picture}
          isCurrent={picture.id === current}
          isTabStop={picture.id === tabStop}
        />
      ))}
    </ul>
  )
}
