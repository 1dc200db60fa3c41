import { type KeyboardEvent, type ReactNode, useRef } from 'react'

interface TabListProps<Id extends string> {
  label: string
  /** The labels of the tabs by id, in order. */
  tabs: Readonly<Record<Id, string>>
  selected: Id
  onSelect(id: Id): void
}

/** The ids of a tab and of its panel, which refer to each other. */
const tabId = (id: string) => `tab-${id}`
const panelId = (id: string) => `panel-${id}`

/** A row of tabs with one tab stop; the arrow keys, Home and End select the others. */
export function TabList<Id extends string>({ label, tabs, selected, onSelect }: TabListProps<Id>) {
  const list = useRef<HTMLDivElement>(null)
  const ids = Object.keys(tabs) as Id[]
  const move = (event: KeyboardEvent) => {
    const at = ids.indexOf(selected)
    const target = {
      ArrowRight: ids[(at + 1) % ids.length],
      ArrowLeft: ids.at(at - 1),
      Home: ids[0],
      End: ids.at(-1),
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    onSelect(target)
    list.current?.querySelector<HTMLElement>(`#${tabId(target)}`)?.focus()
  }
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={label}>
      {ids.map((id) => (
        <button
          key={id}
          id={tabId(id)}
          type="button"
          role="tab"
          className="tab"
          aria-selected={id === selected}
          aria-controls={id === selected ? panelId(id) : undefined}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
          onKeyDown={move}
        >
          {tabs[id]}
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps {
  id: string
  className: string
  /** A panel that is not selected renders nothing. */
  isSelected: boolean
  children: ReactNode
}

/** The panel of a tab. */
export function TabPanel({ id, className, isSelected, children }: TabPanelProps) {
  if (!isSelected) return null
  return (
    <div id={panelId(id)} className={className} role="tabpanel" aria-labelledby={tabId(id)} tabIndex={-1}>
      {children}
    </div>
  )
}
