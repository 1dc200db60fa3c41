import { useId, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { hasTwoAnswers } from '../../state/answersOf.ts'
import type { LinearReading, ModelInfo } from '../../types.ts'
import { Menu } from '../parts/Menu.tsx'
import { useSetting } from '../settings/useSetting.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { NumberInput } from './NumberInput.tsx'
import './answers.css'

/**
 * What a network needs besides a picture, or answers besides probabilities that sum to 1: the menu of its outputs, its
 * inputs for numbers, the names of two answers.
 */
export default function Answers() {
  const model = useApp(({ engine }) => engine?.model)
  const { answers } = useLazyWords()
  if (!model) return null
  const { head, reading } = model.outputs[model.output] ?? {}
  return (
    <div className="answers">
      {head === 'multi-label' && <p className="note">{answers.multiLabel}</p>}
      {head === 'linear' && reading !== 'logits' && <p className="note">{answers.linear}</p>}
      {head === 'linear' && <Reading reading={reading ?? 'logits'} />}
      {hasTwoAnswers(model) && <Names model={model} key={`${model.id}/${model.sha256}/${model.output}`} />}
      {model.outputs.length > 1 && <Outputs model={model} />}
      {model.numbers.length > 0 && <p className="note">{answers.takesNumbers}</p>}
      {model.numbers.map((input) => (
        <NumberInput key={input.name} {...input} />
      ))}
    </div>
  )
}

function Outputs({ model: { outputs, output } }: { model: ModelInfo }) {
  const [, change] = useSetting('output')
  const { settings } = useWords()
  const options = Object.fromEntries(outputs.map(({ name }) => [name, name]))
  return <Menu label={settings.output.label} options={options} value={outputs[output]?.name ?? ''} onChange={change} />
}

/** How the values of the last layer are read, which no file says. */
function Reading({ reading }: { reading: LinearReading }) {
  const [, change] = useSetting('reading')
  const { settings } = useWords()
  const { answers } = useLazyWords()
  return (
    <Menu<LinearReading>
      label={settings.reading.label}
      options={answers.readings}
      value={reading}
      onChange={(value) => change(value)}
    />
  )
}

/** What the two answers of one sigmoid unit are called: no file says that. */
function Names({ model }: { model: ModelInfo }) {
  const { answers } = useLazyWords()
  const raw = model.outputs[model.output]?.classes ?? []
  const nameAnswers = useApp((state) => state.nameAnswers)
  const refuse = useApp((state) => state.refuse)
  const own = model.classes.map(([, label], at) => (label === raw[at]?.[1] ? '' : label))
  const [names, setNames] = useState<readonly [string, string]>([own[0] ?? '', own[1] ?? ''])
  const keep = () => void nameAnswers(names).catch((error) => refuse(toProblem(error)))
  const fields = [answers.low, answers.high] as const
  return (
    <details className="answer-names">
      <summary>{answers.nameThem}</summary>
      <div className="answer-fields">
        {fields.map((label, at) => (
          <NameField
            key={label}
            label={label}
            value={names[at] ?? ''}
            placeholder={raw[at]?.[1] ?? ''}
            onChange={(name) => setNames(at === 0 ? [name, names[1]] : [names[0], name])}
            onKeep={keep}
          />
        ))}
      </div>
      <p className="note">{answers.namesKept}</p>
    </details>
  )
}

interface NameFieldProps {
  label: string
  value: string
  placeholder: string
  onChange(name: string): void
  /** Called when the field is left, and with Enter. */
  onKeep(): void
}

function NameField({ label, value, placeholder, onChange, onKeep }: NameFieldProps) {
  const id = useId()
  return (
    <div className="menu">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="choice"
        type="text"
        maxLength={40}
        autoComplete="off"
        {...{ value, placeholder }}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onKeep}
        onKeyDown={({ key }) => key === 'Enter' && onKeep()}
      />
    </div>
  )
}
