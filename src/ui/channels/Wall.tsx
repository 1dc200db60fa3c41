import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { channelWall, layOut } from '../../image/heat/channelWall.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import type { Details } from '../../types.ts'
import { usePaint } from '../parts/usePaint.ts'
import { useLazyWords } from '../useWords.ts'
import './channels.css'

interface WallProps {
  details: Details
  order: readonly number[]
  chosen: number
  onChoose(channel: number): void
  /** The factor of each channel, if the wall shows weighted channels. */
  factors?: Float64Array
}

/** About the width of a finger; those of flat layers are wider. */
const THUMBNAIL = 48

/** All thumbnails on one canvas; a click or the arrow keys choose one. */
export function Wall({ details, order, chosen, onChoose, factors }: WallProps) {
  const { wall } = useLazyWords()
  const box = useRef<HTMLButtonElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const columns = useColumns(box, THUMBNAIL * Math.max(1, Math.sqrt(details.width / details.height)))
  const layout = useMemo(() => layOut(details, columns), [details, columns])

  useEffect(() => {
    paint(channelWall(details, order, layout, viridis, factors))
  }, [paint, details, order, layout, factors])

  const at = order.indexOf(chosen)
  const pick = (event: MouseEvent) => {
    // Enter has no pointer position.
    if (event.detail === 0 || !canvas.current) return
    const area = canvas.current.getBoundingClientRect()
    const column = Math.floor(((event.clientX - area.left) / area.width) * columns)
    const row = Math.floor(((event.clientY - area.top) / area.height) * layout.rows)
    const channel = order[row * columns + Math.min(column, columns - 1)]
    if (channel !== undefined) onChoose(channel)
  }
  const move = (event: KeyboardEvent) => {
    const steps = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      Home: -at,
      End: order.length - 1 - at,
    }
    const step = new Map<string, number>(Object.entries(steps)).get(event.key)
    const channel = step === undefined ? undefined : order[at + step]
    if (step !== undefined) event.preventDefault()
    if (channel !== undefined) onChoose(channel)
  }
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`
  return (
    <button
      type="button"
      ref={box}
      className="bare-button image-button wall"
      aria-label={wall.wall(order.length, chosen)}
      onClick={pick}
      onKeyDown={move}
    >
      <canvas ref={canvas} />
      <span
        className="wall-chosen"
        style={{
          insetInlineStart: percent(at % columns, columns),
          insetBlockStart: percent(Math.floor(at / columns), layout.rows),
          inlineSize: percent(1, columns),
          blockSize: percent(1, layout.rows),
        }}
      />
    </button>
  )
}

/** The number of thumbnails of this width that fit in a row. */
function useColumns(box: { current: HTMLElement | null }, thumbnail: number): number {
  const [columns, setColumns] = useState(16)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      setColumns(Math.min(Math.max(Math.floor(width / thumbnail), 6), 32))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, thumbnail])
  return columns
}
