import { useEffect, useId, useRef, useState } from 'react'

/** What is typed is used after this time without another key. */
const STILL_MS = 400

interface NumberFieldProps {
  label: string
  values: readonly number[]
  /** Reads what was typed; undefined if it is invalid. The same function each time. */
  read(text: string): readonly number[] | undefined
  onChange(values: readonly number[]): void
}

/** A field for one or several numbers. */
export function NumberField({ label, values, read, onChange }: NumberFieldProps) {
  const id = useId()
  const written = values.join(', ')
  const [text, setText] = useState(written)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // It was changed elsewhere, such as by a reset.
  useEffect(() => setText((now) => (read(now)?.join(', ') === written ? now : written)), [read, written])
  useEffect(() => () => clearTimeout(timer.current), [])

  const use = (typed: string) => {
    clearTimeout(timer.current)
    const numbers = read(typed)
    if (numbers && numbers.join(', ') !== written) onChange(numbers)
  }
  const type = (typed: string) => {
    setText(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => use(typed), STILL_MS)
  }
  return (
    <div className="menu">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="choice"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={!read(text)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => use(text)}
        onKeyDown={(event) => event.key === 'Enter' && use(text)}
      />
    </div>
  )
}
