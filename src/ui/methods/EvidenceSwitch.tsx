import { useSetting } from '../settings/useSetting.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { useFacts } from './useFacts.ts'

/** Evidence against the class, where the method in use has it. */
export function EvidenceSwitch() {
  const [evidence, change] = useSetting('evidence')
  const method = useApp((state) => state.settings.method)
  const label = useApp(({ engine }) => engine?.methods.find(({ id }) => id === method)?.label)
  const { settings } = useWords()
  const { methods } = useLazyWords()
  const isOnlyFor = useFacts(method !== 'gradCam')?.[method]?.isCounterfactual === false
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={evidence === 'against' && !isOnlyFor}
        disabled={isOnlyFor}
        onChange={({ target }) => change(target.checked ? 'against' : 'for')}
      />
      {settings.evidence.label}
      <span className="note">{isOnlyFor ? methods.onlyFor(label ?? method) : settings.evidence.hint}</span>
    </label>
  )
}
