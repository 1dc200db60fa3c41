import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { layerOptions } from '../../settings/layerOptions.ts'
import type { ModelInfo } from '../../types.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { useSetting } from './useSetting.ts'
import './layerMenu.css'

/** The most options of the list that a search opens, before it scrolls. */
const ROWS = 7

type Option = readonly [name: string, text: string]

/** The menu of layers of a network that has many: the ends of its blocks first, and a search. */
export function LayerMenu({ model }: { model: ModelInfo }) {
  const { settings } = useWords()
  const { layers: words } = useLazyWords()
  const [chosen, change] = useSetting('layer')
  const [text, setText] = useState('')
  const menu = useRef<HTMLSelectElement>(null)
  const id = useId()
  const options = useMemo(() => withoutPrefix(layerOptions(model)), [model])
  const value = chosen ?? model.targetLayer
  const wanted = text.trim().toLowerCase()
  const isSearch = wanted !== ''
  const found = isSearch ? options.filter(([, shown]) => shown.toLowerCase().includes(wanted)) : options
  const inUse = options.find(([name]) => name === value)
  const groups = groupsOf(model, found, isSearch ? inUse : undefined, words)
  const rows = groups.reduce((sum, { options: own }) => sum + own.length + 1, 0)
  const close = () => setText('')
  const searchKeys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const [first] = found
    if (event.key === 'Enter' && isSearch && first) {
      change(first[0])
      close()
    } else if (event.key === 'Escape' && isSearch) close()
    else if (event.key === 'ArrowDown') menu.current?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div className="menu layer-menu">
      <label htmlFor={id}>{settings.layer.label}</label>
      <input
        className="choice"
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={searchKeys}
      />
      <select
        id={id}
        ref={menu}
        className="choice"
        // A search opens the list of what it found.
        size={isSearch ? Math.min(Math.max(rows, 2), ROWS) : undefined}
        value={value}
        onChange={(event) => change(event.target.value)}
        onClick={({ target }) => target instanceof HTMLOptionElement && close()}
        onKeyDown={({ key }) => isSearch && (key === 'Enter' || key === 'Escape') && close()}
      >
        {groups.map(({ label, options: own }) => (
          <optgroup key={label} label={label}>
            {own.map(([name, shown]) => (
              <option key={name} value={name}>
                {shown}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p className="visually-hidden" aria-live="polite">
        {isSearch && words.found(found.length)}
      </p>
    </div>
  )
}

/** Names of layers that are all in one nested model go without its name, which would leave no room for theirs. */
function withoutPrefix(options: readonly Option[]): readonly Option[] {
  const [first = ''] = options[0] ?? []
  const prefix = first.slice(0, first.indexOf('/') + 1)
  if (prefix === '' || !options.every(([name]) => name.startsWith(prefix))) return options
  return options.map(([name, text]) => [name, `…/${text.slice(prefix.length)}`])
}

interface GroupNames {
  ends: string
  others: string
  allLayers: string
  inUse: string
}

/** The options in groups; what is in use is among them, whatever was found. */
function groupsOf(model: ModelInfo, found: readonly Option[], inUse: Option | undefined, words: GroupNames) {
  const ends = new Set(model.outputs[model.output]?.blockEnds)
  const atEnds = found.filter(([name]) => ends.has(name))
  const others = found.filter(([name]) => !ends.has(name))
  return [
    { label: words.inUse, options: inUse && !found.includes(inUse) ? [inUse] : [] },
    { label: words.ends, options: atEnds },
    { label: ends.size > 0 ? words.others : words.allLayers, options: others },
  ].filter(({ options }) => options.length > 0)
}
