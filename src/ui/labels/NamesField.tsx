import { type ClipboardEvent, useMemo, useRef } from 'react'

interface NamesFieldProps {
  label: string
  value: string
  /** How many lines are numbered. */
  count: number
  onChange(text: string): void
  onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void
}

/** A field with one name a line, and the numbers of the classes beside the lines. */
export function NamesField({ label, value, count, onChange, onPaste }: NamesFieldProps) {
  const numbers = useRef<HTMLPreElement>(null)
  const text = useMemo(() => Array.from({ length: count }, (_, index) => index).join('\n'), [count])
  return (
    <div className="names-field">
      <div className="names-numbers" aria-hidden="true">
        <pre ref={numbers}>{text}</pre>
      </div>
      <textarea
        aria-label={label}
        wrap="off"
        rows={8}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onPaste={onPaste}
        onScroll={({ currentTarget }) => {
          if (numbers.current) numbers.current.style.transform = `translateY(${-currentTarget.scrollTop}px)`
        }}
      />
    </div>
  )
}
