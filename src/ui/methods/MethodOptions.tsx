import { useId } from 'react'
import { only } from '../../settings/settings.ts'
import { FEW_PASSES } from '../../state/prefetch.ts'
import type { OpenedNetwork } from '../../worker/explainer/explainer.ts'
import { DialogButton } from '../parts/DialogButton.tsx'
import { Menu } from '../parts/Menu.tsx'
import { part } from '../parts/part.tsx'
import { useSetting } from '../settings/useSetting.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { groupMethods } from './groups.ts'
import { MoreLayers } from './MoreLayers.tsx'
import { passTime } from './passTime.ts'
import { useFacts } from './useFacts.ts'
import './methods.css'

const CompareMethods = part(() => import('../compare/CompareMethods.tsx'), {
  title: ({ settings }) => settings.method.label,
})

/** How the map is made: the method with what it answers and costs, smoothing, further layers. */
export function MethodOptions({ network }: { network: OpenedNetwork }) {
  const { methods: words } = useLazyWords()
  const { settings } = useWords()
  const [smoothing, changeSmoothing] = useSetting('smoothing')
  return (
    <div className="method-options">
      <MoreLayers model={network.model} />
      <MethodMenu network={network} />
      <Menu label={settings.smoothing.label} options={words.smoothings} value={smoothing} onChange={changeSmoothing} />
      <About />
    </div>
  )
}

/** All methods, in groups, and a comparison of them. */
function MethodMenu({ network }: { network: OpenedNetwork }) {
  const { methods: words } = useLazyWords()
  const { settings } = useWords()
  const method = useApp((state) => state.settings.method)
  const change = useApp((state) => state.change)
  const hasAnswer = useApp(({ shown }) => shown?.outcome !== undefined)
  const id = useId()
  return (
    <div className="menu method-menu">
      <label htmlFor={id}>{settings.method.label}</label>
      <DialogButton className="quiet-button" dialog={CompareMethods} given={{}} disabled={!hasAnswer}>
        {words.compare}
      </DialogButton>
      <select
        id={id}
        className="choice"
        value={method}
        onChange={({ target }) => void change(only('method', target.value))}
      >
        {[...groupMethods(network.methods)].map(([group, methods]) => (
          <optgroup key={group} label={words.groups[group]}>
            {methods.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

/** What the method in use answers, and what it takes if that is long. */
function About() {
  const { methods: words } = useLazyWords()
  const { formats } = useWords()
  const method = useApp((state) => state.settings.method)
  const outcome = useApp((state) => state.lastOutcome)
  // Grad-CAM takes one way back, and has evidence against.
  const facts = useFacts(method !== 'gradCam')
  const passes = Math.round(facts?.[method]?.cost ?? 0)
  return (
    <p className="note method-about">
      {Object.hasOwn(words.about, method) && words.about[method as keyof typeof words.about]}
      {passes > FEW_PASSES && outcome && formats.sentenceGap + words.cost(passes, passTime(passes, outcome, formats))}
    </p>
  )
}
