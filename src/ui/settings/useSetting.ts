import { only, type SettingKey, type Settings } from '../../settings/settings.ts'
import { useApp } from '../useApp.ts'

/** The value of a setting, and its setter. */
export function useSetting<Key extends SettingKey>(key: Key): [Settings[Key], (value: Settings[Key]) => void] {
  const value = useApp(({ settings }) => settings[key])
  const change = useApp((state) => state.change)
  return [value, (next) => void change(only(key, next))]
}
