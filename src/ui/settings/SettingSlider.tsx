import type { SettingKey, Settings } from '../../settings/settings.ts'
import { useWords } from '../useWords.ts'
import { useSetting } from './useSetting.ts'

/** The keys of the numeric settings. */
type NumberKey = { [Key in SettingKey]: Settings[Key] extends number ? Key : never }[SettingKey]

/** A setting from 0% to 100%. */
export function SettingSlider({ setting, isOff = false }: { setting: NumberKey; isOff?: boolean }) {
  const [value, change] = useSetting(setting)
  const { settings, formats } = useWords()
  const { label } = settings[setting]
  return (
    <label className="range">
      <span className="range-parts">
        <span>{label}</span>
        {/* The slider itself announces its value. */}
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
          onChange={(event) => change(event.target.valueAsNumber / 100)}
        />
      </span>
    </label>
  )
}
