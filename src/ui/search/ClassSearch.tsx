import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useApp, useClasses } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { findClasses } from './findClasses.ts'
import { useBelow } from './useBelow.ts'
import './search.css'

/** Enter selects no option. */
const NONE = -1

/**
 * Search for any class of the network by its label, its WordNet id or its index. A combobox as in the ARIA Authoring
 * Practices: the focus stays in the field, and the arrow keys move through the list.
 */
export default function ClassSearch() {
  const { stage, settings } = useWords()
  const classes = useDeferredValue(useClasses())
  const canAsk = useApp(({ shown, explaining }) => !!shown?.outcome || explaining?.pictureId === shown?.pictureId)
  const explainClass = useApp((state) => state.explainClass)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(NONE)
  const items = useMemo(() => (isOpen ? findClasses(classes, text) : []), [isOpen, classes, text])
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const listId = `${id}-list`
  const optionId = (at: number) => `${id}-${at}`
  useBelow(isOpen, box, list)
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  const open = (first: number) => {
    setOpen(true)
    setActive(first)
  }
  const leave = () => {
    setOpen(false)
    setActive(NONE)
    setText('')
  }
  const choose = (at: number) => {
    const item = items[at]
    if (!item) return
    void explainClass(item.id)
    leave()
    // After a choice by touch, the picture should be visible, not the keyboard.
    if (matchMedia('(pointer: coarse)').matches) field.current?.blur()
  }
  const press = (event: KeyboardEvent) => {
    const keyActions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (isOpen ? setActive((active + 1) % Math.max(items.length, 1)) : open(0)),
      ArrowUp: () => (isOpen ? setActive(active > 0 ? active - 1 : items.length - 1) : open(NONE)),
      Enter: () => choose(active),
      Escape: leave,
    }
    const action = keyActions[event.key]
    // Enter that ends an IME composition belongs to the input method.
    if (!action || event.nativeEvent.isComposing) return
    event.preventDefault()
    action()
  }

  return (
    <div className="search">
      <label htmlFor={id}>{settings.classAsked.label}</label>
      <div className="search-field" ref={box}>
        <input
          ref={field}
          id={id}
          className="field"
          type="text"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && items[active] ? optionId(active) : undefined}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder={classes.length > 0 ? stage.searchClasses(classes.length) : undefined}
          disabled={!canAsk}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            open(event.target.value.trim() === '' ? NONE : 0)
          }}
          onKeyDown={press}
          onBlur={leave}
        />
        <button
          type="button"
          className="search-open"
          aria-label={stage.showClasses}
          aria-expanded={isOpen}
          aria-controls={listId}
          // The field handles its keys.
          tabIndex={-1}
          disabled={!canAsk}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            field.current?.focus()
            if (isOpen) leave()
            else open(NONE)
          }}
        >
          ▾
        </button>
      </div>
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is.
        <div
          ref={list}
          popover="manual"
          className="popover search-list"
          // The field keeps the focus while the list is scrolled or clicked.
          onMouseDown={(event) => event.preventDefault()}
        >
          <div id={listId} role="listbox" aria-label={settings.classAsked.label}>
            {items.map(({ id: classIndex, label, wnid }, at) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
              <div
                key={classIndex}
                id={optionId(at)}
                className="option"
                role="option"
                aria-selected={at === active}
                tabIndex={-1}
                onClick={() => choose(at)}
                onPointerMove={() => at !== active && setActive(at)}
              >
                <span lang="en">{label}</span>
                <span className="note">{wnid}</span>
              </div>
            ))}
          </div>
          {items.length === 0 && <p className="note search-none">{stage.noSuchClass}</p>}
        </div>
      )}
    </div>
  )
}
