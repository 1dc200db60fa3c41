import type { Control } from '../../settings/entry.ts'
import { entries, type SettingKey, type Settings } from '../../settings/settings.ts'
import type { OpenedNetwork } from '../../worker/explainer/explainer.ts'
import { Menu } from '../parts/Menu.tsx'
import { useWords } from '../useWords.ts'
import { useSetting } from './useSetting.ts'

/** The words of a setting that generic controls need. */
interface Texts {
  label: string
  hint?: string
  options?: Readonly<Record<string, string>>
}

interface SettingProps<Key extends SettingKey> {
  setting: Key
}

/** A setting with two values, as a checkbox. */
export function SettingSwitch<Key extends SettingKey>({
  setting,
  on,
  off,
}: SettingProps<Key> & Omit<Extract<Control<Settings[Key]>, { as: 'switch' }>, 'as'>) {
  const [value, change] = useSetting(setting)
  const { label, hint }: Texts = useWords().settings[setting]
  return (
    <label className="check">
      <input type="checkbox" checked={value === on} onChange={(event) => change(event.target.checked ? on : off)} />
      {label}
      {hint !== undefined && <span className="note">{hint}</span>}
    </label>
  )
}

/** A setting with a few values, as a menu: of the names in its words, or of those that the network in use provides. */
export function SettingMenu<Key extends SettingKey>({
  setting,
  network,
}: SettingProps<Key> & { network: OpenedNetwork | null }) {
  const [value, change] = useSetting(setting)
  const { label, options }: Texts = useWords().settings[setting]
  const { control, check, shownIn } = entries[setting]
  const names = control.as === 'networkMenu' ? network && control.options(network) : options
  if (!names) return null
  const choose = (name: string) => {
    const chosen = check.parse(name)
    if (chosen !== undefined) change(chosen)
  }
  const shown = network && shownIn ? shownIn(value, network) : value
  return <Menu label={label} options={names} value={String(shown)} onChange={choose} />
}
