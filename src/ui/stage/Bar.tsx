import { useId, useState } from 'react'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import { keysOf } from '../../settings/keysOf.ts'
import { entries } from '../../settings/settings.ts'
import { overlayStyles } from '../../types.ts'
import { CommandButton } from '../commands/CommandButton.tsx'
import { useCommand } from '../commands/useCommand.ts'
import { SettingSlider } from '../settings/SettingSlider.tsx'
import { useSetting } from '../settings/useSetting.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { COLOURS_NOTE_ID } from './Foot.tsx'
import { holdOrToggle } from './holdOrToggle.ts'
import { hasColours, thresholdOf } from './thresholdOf.ts'
import { useStage } from './useStage.ts'
import './bar.css'

/** The most used controls, beside the picture: opacity, style, colours, and the photo without heat. */
export function Bar() {
  return (
    <div className="stage-bar">
      <OverlayStyles />
      <Colours />
      <Strength />
      <CommandButton of="compare" className="button" />
      <PhotoOnly />
      <CommandButton of="help" className="button keyboard" isTitled>
        ?
      </CommandButton>
    </div>
  )
}

/** Opacity, and the threshold if something is drawn at it: they share one place, so that nothing beside them moves. */
function Strength() {
  const hasThreshold = useApp(({ settings }) => thresholdOf(settings) !== null)
  const isOff = useApp(({ settings }) => !hasColours(settings.overlayStyle))
  return (
    <div className="strength">
      <SettingSlider setting="opacity" isOff={isOff} />
      {hasThreshold && <SettingSlider setting="threshold" />}
    </div>
  )
}

function OverlayStyles() {
  const [style, change] = useSetting('overlayStyle')
  const { label, options } = useWords().settings.overlayStyle
  const name = useId()
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{label}</legend>
      {overlayStyles.map((id) => (
        <label key={id} className="segment">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={id === style}
            onChange={() => change(id)}
          />
          <span>{options[id]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Colours() {
  const [colours, change] = useSetting('colours')
  const { settings, names } = useWords()
  const { label } = settings.colours
  const { check } = entries.colours
  return (
    <span className="colours">
      <select
        className="choice"
        aria-label={label}
        aria-describedby={COLOURS_NOTE_ID}
        title={label}
        value={colours}
        onChange={(event) => change(check.accept(event.target.value) ?? colours)}
      >
        {keysOf(colormaps).map((id) => (
          <option key={id} value={id}>
            {names.colours[id]}
          </option>
        ))}
      </select>
    </span>
  )
}

/** Shows the photo alone while it is held; a click toggles it. */
function PhotoOnly() {
  const { canRun, isOn } = useCommand('photoOnly')
  const { label, hint } = useWords().commands.photoOnly
  const [handlers] = useState(() => holdOrToggle(useStage.getState()))
  return (
    <button
      type="button"
      className="button photo-only"
      aria-pressed={isOn}
      title={hint}
      disabled={!canRun}
      {...handlers}
      onContextMenu={(event) => event.preventDefault()}
    >
      {label}
    </button>
  )
}
