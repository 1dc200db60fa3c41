import type { KeyboardEvent } from 'react'
import { useWords } from '../useWords.ts'
import { useStage } from './useStage.ts'
import { seenPart, zoomed } from './zoom.ts'
import './compare.css'

/** How far a key moves the divider, in percent of the visible width. */
const steps: Record<string, number> = {
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -10,
  PageUp: 10,
}

/**
 * The divider between the photo and the heatmap: a slider as wide as the visible picture, with a thumb of its full
 * height. Until it is moved or turned on, it is invisible at the left edge, but there for the keyboard.
 */
export default function Compare() {
  const room = useStage((state) => state.room)
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const split = useStage((state) => state.split)
  const set = useStage((state) => state.set)
  const { view, commands, formats } = useWords()
  const { left, top, height, width } = seenPart(room, zoomed(fit, zoom))
  const value = Math.round((split ?? 0) * 1000) / 10

  const move = (percent: number) => set({ split: Math.min(Math.max(percent, 0), 100) / 100 })
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    // The default step is a tenth of a percent.
    event.preventDefault()
    move(value + step)
  }
  return (
    <div
      className="compare"
      data-own-hand={true}
      data-off={split === null || undefined}
      style={{ left, top, height, width }}
    >
      <input
        type="range"
        aria-label={commands.compare.label}
        aria-valuetext={view.compareShare(formats.share(split ?? 0))}
        min={0}
        max={100}
        step={0.1}
        value={value}
        onChange={(event) => move(event.target.valueAsNumber)}
        onKeyDown={press}
      />
      <span className="compare-line" style={{ left: `${value}%` }} />
    </div>
  )
}
