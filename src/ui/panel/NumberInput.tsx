import { useId, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { readNumber, readNumbers } from './readNumbers.ts'

/** With more numbers than this, they share one field. */
const FIELDS = 12

interface NumberInputProps {
  /** The author's name. */
  name: string
  /** How many numbers it takes. */
  length: number
}

/** The fields of an input that takes numbers: one for each, or one for all of many. Zero until a person fills it. */
export function NumberInput({ name, length }: NumberInputProps) {
  const { answers } = useLazyWords()
  const kept = useApp(({ numberInputs }) => (Object.hasOwn(numberInputs, name) ? numberInputs[name] : undefined))
  const setNumbers = useApp((state) => state.setNumbers)
  const refuse = useApp((state) => state.refuse)
  const values = Array.from({ length }, (_, at) => kept?.[at] ?? 0)
  const take = (next: readonly number[]) => {
    if (next.some((value, at) => value !== values[at])) {
      setNumbers(name, next).catch((error) => refuse(toProblem(error)))
    }
  }
  if (length > FIELDS) {
    return (
      <NumberField
        label={name}
        value={values.join(' ')}
        hint={answers.allNumbers(length)}
        read={(text) => readNumbers(text, length)}
        count={length}
        onTake={take}
      />
    )
  }
  return (
    <fieldset className="number-input">
      <legend className={length === 1 ? 'visually-hidden' : ''}>{answers.numbers(name)}</legend>
      {values.map((value, at) => (
        <NumberField
          // biome-ignore lint/suspicious/noArrayIndexKey: the numbers are told apart by their places.
          key={at}
          label={length === 1 ? name : answers.nth(name, at + 1)}
          value={String(value)}
          read={(text) => readNumber(text)}
          count={1}
          onTake={([next]) => next !== undefined && take(values.with(at, next))}
        />
      ))}
    </fieldset>
  )
}

interface NumberFieldProps {
  label: string
  /** The numbers in use, as text. */
  value: string
  hint?: string
  read(text: string): readonly number[] | undefined
  /** How many numbers it takes. */
  count: number
  onTake(values: readonly number[]): void
}

/** A field of numbers, which are taken when it is left and with Enter. */
function NumberField({ label, value, hint, read, count, onTake }: NumberFieldProps) {
  const { answers } = useLazyWords()
  const [text, setText] = useState<string | null>(null)
  const id = useId()
  const isWrong = text !== null && !read(text)
  const take = () => {
    const values = text === null ? undefined : read(text)
    if (!values) return
    setText(null)
    onTake(values)
  }
  return (
    <div className="menu">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="choice"
        type="text"
        inputMode={count === 1 ? 'decimal' : 'text'}
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        value={text ?? value}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
      />
      <span id={`${id}-hint`} className="note">
        {isWrong ? answers.wrong(count) : hint}
      </span>
    </div>
  )
}
