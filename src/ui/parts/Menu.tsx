import { useId } from 'react'
import './fields.css'

interface MenuProps<Id extends string> {
  label: string
  options: Readonly<Record<Id, string>>
  value: Id
  onChange(value: Id): void
}

/** A select menu. */
export function Menu<Id extends string>({ label, options, value, onChange }: MenuProps<Id>) {
  const id = useId()
  return (
    <div className="menu">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="choice" value={value} onChange={(event) => onChange(event.target.value as Id)}>
        {(Object.entries(options) as [Id, string][]).map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
