import { memo, useEffect, useRef } from 'react'
import type { Picture } from '../state/appState.ts'
import { useApp } from './useApp.ts'
import { percent, readable } from './words.ts'

/** The pictures of this visit, once there are several: a click shows one again. */
export function Pictures() {
  const pictures = useApp((state) => state.pictures)
  const shownId = useApp(({ shown }) => shown?.pictureId)
  const pick = useApp((state) => state.pick)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>(`[data-picture-id="${shownId}"]`)
    // Only the list scrolls, not the page under the reader.
    if (current) list.current?.scrollTo({ top: current.offsetTop - list.current.offsetTop - 36 })
  }, [shownId])
  if (pictures.length < 2) return null
  return (
    <section className="section">
      <h2>Pictures</h2>
      <ul ref={list} className="pictures" aria-label="Pictures">
        {pictures.map((picture) => (
          <Row key={picture.id} picture={picture} isShown={picture.id === shownId} pick={pick} />
        ))}
      </ul>
    </section>
  )
}

/** One picture of the list, drawn anew only when something about it changes: there may be hundreds. */
const Row = memo(function Row({
  picture,
  isShown,
  pick,
}: {
  picture: Picture
  isShown: boolean
  pick: (id: number) => Promise<void>
}) {
  return (
    <li data-picture-id={picture.id}>
      <button type="button" className="picture" aria-current={isShown} onClick={() => void pick(picture.id)}>
        <bdi className="picture-name">{picture.file.name}</bdi>
        <span className="picture-state">{stateOf(picture)}</span>
      </button>
    </li>
  )
})

function stateOf({ state, outcome }: Picture): string {
  const [first] = outcome?.predictions ?? []
  if (state === 'done' && first) return `${readable(first.label)} ${percent(first.probability)}`
  return { waiting: 'waits', working: 'looking', done: 'done', failed: 'not opened' }[state]
}
