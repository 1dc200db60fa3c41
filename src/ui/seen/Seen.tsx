import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { Part } from '../../image/heat/crop.ts'
import type { Shown } from '../../state/appState.ts'
import { useStage } from '../stage/useStage.ts'
import { seenPart, zoomed } from '../stage/zoom.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { useMovedPart } from './useMovedPart.ts'
import './seen.css'

/**
 * What the network sees of the picture on the stage, the rest dimmed; dragging moves it, and so do keys on a slider
 * with a name. It is not part of saved pictures.
 */
export default function Seen({ shown }: { shown: Shown }) {
  const { photo } = shown
  const { crop, side, most, isAway, isMoved, moveTo, moveBy, reset } = useMovedPart(shown)
  const isPhotoOnly = useStage((state) => state.isPhotoOnly)
  const input = useRef<HTMLInputElement>(null)
  const { seen } = useLazyWords()
  const { formats } = useWords()
  const share = formats.share(most > 0 ? crop[side] / most : 0)

  // A drag of the picture itself, unless it is enlarged.
  useEffect(() => {
    useStage.setState({ drag: (across, down) => moveBy(side === 'left' ? across : down) })
    return () => useStage.setState({ drag: null })
  }, [moveBy, side])

  const press = (event: KeyboardEvent) => {
    const target = targetOf(event.key, crop[side], most)
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (target === null) reset()
    else moveTo(target)
  }
  return (
    <div className="seen" data-side={side} data-moving={isAway || undefined}>
      {!isPhotoOnly && <Dimmed size={photo.size} crop={crop} />}
      {most > 0 && (
        <>
          <input
            ref={input}
            className="visually-hidden"
            type="range"
            aria-label={seen.label}
            aria-description={seen.hint}
            aria-orientation={side === 'left' ? 'horizontal' : 'vertical'}
            aria-valuetext={side === 'left' ? seen.fromLeft(share) : seen.fromTop(share)}
            min={0}
            max={most}
            step={1}
            value={Math.round(crop[side])}
            onChange={(event) => moveTo(event.target.valueAsNumber)}
            onKeyDown={press}
          />
          <Handle {...{ crop, side, moveBy }} onGrab={() => input.current?.focus()} hint={seen.hint} />
        </>
      )}
      {isMoved && (
        <button type="button" className="button seen-back" data-own-hand={true} onClick={reset}>
          {seen.back}
        </button>
      )}
    </div>
  )
}

/** Where a key moves the part; null for the middle, undefined if it moves nothing. */
function targetOf(key: string, from: number, most: number): number | null | undefined {
  const step = Math.max(1, Math.round(most / 40))
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowLeft: -step, ArrowUp: -step, ArrowRight: step, ArrowDown: step },
    ...{ PageUp: -5 * step, PageDown: 5 * step },
  }
  if (key === 'Home') return null
  const by = Object.hasOwn(steps, key) ? steps[key] : undefined
  return by === undefined ? undefined : from + by
}

const toRectangle = ({ left, top, height, width }: Part) => `M${left} ${top}h${width}v${height}h${-width}Z`

/** The picture outside of the part, darker, and a thin edge around it. */
function Dimmed({ size: { height, width }, crop }: { size: { height: number; width: number }; crop: Part }) {
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const inside = toRectangle(crop)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" style={zoomed(fit, zoom)}>
      <path className="unseen" fillRule="evenodd" d={toRectangle({ left: 0, top: 0, height, width }) + inside} />
      <path className="seen-edge" d={inside} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

interface HandleProps {
  crop: Part
  side: 'left' | 'top'
  /** In CSS pixels. */
  moveBy(distance: number): void
  onGrab(): void
  hint: string
}

/** What fingers and mice take hold of: at the edge of the visible part, at any zoom. */
function Handle({ crop, side, moveBy, onGrab, hint }: HandleProps) {
  const room = useStage((state) => state.room)
  const picture = useStage((state) => state.picture)
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const last = useRef<number | null>(null)
  const whole = zoomed(fit, zoom)
  const scale = whole.width / picture.width
  const { left, top, height, width } = seenPart(room, {
    ...{ left: whole.left + crop.left * scale, top: whole.top + crop.top * scale },
    ...{ height: crop.height * scale, width: crop.width * scale },
  })
  const at = ({ clientX, clientY }: PointerEvent) => (side === 'left' ? clientX : clientY)
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = at(event)
    // The keys go on from there; the browser would take the focus away again.
    event.preventDefault()
    onGrab()
  }
  const move = (event: PointerEvent) => {
    if (last.current === null) return
    moveBy(at(event) - last.current)
    last.current = at(event)
  }
  const end = () => {
    last.current = null
  }
  return (
    <span
      className="seen-handle"
      data-own-hand={true}
      aria-hidden="true"
      title={hint}
      style={
        side === 'left' ? { left: left + width / 2, top: top + height } : { left: left + width, top: top + height / 2 }
      }
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}
