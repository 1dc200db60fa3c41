import { useId, useState } from 'react'
import { type ColormapId, colormaps } from '../../image/heat/colormaps/index.ts'
import { type LookId, lookIds } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { COLOURS_NOTE_ID } from './Foot.tsx'
import { holdOrToggle } from './holdOrToggle.ts'
import { thresholdOf } from './thresholdOf.ts'
import { useStage } from './useStage.ts'
import './bar.css'

/** What the hand goes to most often, beside the picture: how strong, how and in which colours the heat is drawn, and what is under it. */
export function Bar() {
  return (
    <div className="stage-bar">
      <Looks />
      <Colours />
      <Strength />
      <Comparing />
      <PhotoOnly />
      <Keyboard />
    </div>
  )
}

interface RangeProps {
  label: string
  /** From 0 to 1. */
  value: number
  isOff?: boolean
  onChange(value: number): void
}

function Range({ label, value, isOff = false, onChange }: RangeProps) {
  const { formats } = useWords()
  return (
    <label className="range">
      <span className="range-parts">
        <span>{label}</span>
        {/* The slider itself tells its value. */}
        <span className="range-value" aria-hidden="true">
          {formats.share(value)}
        </span>
        <input
          type="range"
          aria-label={label}
          min={0}
          max={100}
          value={Math.round(value * 100)}
          disabled={isOff}
          onChange={(event) => onChange(event.target.valueAsNumber / 100)}
        />
      </span>
    </label>
  )
}

/** Opacity, and the threshold where something is drawn at it: they share one place, so that nothing beside them moves. */
function Strength() {
  const hasThreshold = useApp(({ settings }) => thresholdOf(settings) !== null)
  return (
    <div className="strength">
      <Opacity />
      {hasThreshold && <Threshold />}
    </div>
  )
}

function Opacity() {
  const opacity = useApp(({ settings }) => settings.opacity)
  const isOff = useApp(({ settings }) => settings.look !== 'heat')
  const change = useApp((state) => state.change)
  const { stage } = useWords()
  return (
    <Range label={stage.opacity} value={opacity} isOff={isOff} onChange={(value) => void change({ opacity: value })} />
  )
}

function Threshold() {
  const threshold = useApp(({ settings }) => settings.threshold)
  const change = useApp((state) => state.change)
  const { view } = useWords()
  return <Range label={view.threshold} value={threshold} onChange={(value) => void change({ threshold: value })} />
}

function Looks() {
  const look = useApp((state) => state.settings.look)
  const change = useApp((state) => state.change)
  const { view } = useWords()
  const name = useId()
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{view.look}</legend>
      {lookIds.map((id: LookId) => (
        <label key={id} className="segment">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={id === look}
            onChange={() => void change({ look: id })}
          />
          <span>{view.looks[id]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Colours() {
  const colours = useApp((state) => state.settings.colours)
  const change = useApp((state) => state.change)
  const { stage, names } = useWords()
  return (
    <span className="colours">
      <select
        className="choice"
        aria-label={stage.colours}
        aria-describedby={COLOURS_NOTE_ID}
        title={stage.colours}
        value={colours}
        onChange={(event) => void change({ colours: event.target.value as ColormapId })}
      >
        {(Object.keys(colormaps) as ColormapId[]).map((id) => (
          <option key={id} value={id}>
            {names.colours[id]}
          </option>
        ))}
      </select>
    </span>
  )
}

function Comparing() {
  const isOn = useStage((state) => state.split !== null)
  const toggle = useStage((state) => state.toggleCompare)
  const isSideBySide = useStage((state) => state.isSideBySide)
  const { view } = useWords()
  return (
    <button type="button" className="button" aria-pressed={isOn} disabled={isSideBySide} onClick={toggle}>
      {view.compare}
    </button>
  )
}

/** Shows the photo alone while it is held; a click switches to the photo, or back. */
function PhotoOnly() {
  const isOn = useStage((state) => state.isPhotoOnly)
  const [handlers] = useState(() => holdOrToggle(useStage.getState()))
  const { view } = useWords()
  return (
    <button
      type="button"
      className="button photo-only"
      aria-pressed={isOn}
      title={view.photoOnlyHint}
      {...handlers}
      onContextMenu={(event) => event.preventDefault()}
    >
      {view.photoOnly}
    </button>
  )
}

function Keyboard() {
  const set = useStage((state) => state.set)
  const { view } = useWords()
  return (
    <button
      type="button"
      className="button keyboard"
      aria-label={view.keyboard}
      title={view.keyboard}
      onClick={() => set({ isHelpOpen: true })}
    >
      ?
    </button>
  )
}
