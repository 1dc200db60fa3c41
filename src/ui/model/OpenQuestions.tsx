import { Menu } from '../parts/Menu.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import './openQuestions.css'

interface OpenQuestionsProps {
  /** True beside the answer, where only what may well be wrong is asked. */
  isBeside?: boolean
}

/** What weights alone leave open of the network that was added last, and another choice, which opens its files again. */
export default function OpenQuestions({ isBeside = false }: OpenQuestionsProps) {
  const { adding } = useLazyWords()
  const { open: words } = adding
  const understood = useApp((state) => state.understood)
  const add = useApp((state) => state.addModel)
  const { open = [], files, keeping } = understood ?? {}
  if (!files || !keeping) return null
  const asked = open.filter(({ from }) => !isBeside || from === 'guess' || from === 'person')
  return asked.map(({ about, module = '', options, chosen, from }) => (
    <div className="open-question" key={about}>
      <Menu
        label={about === 'activation' ? words.activation(module) : words.architecture}
        options={Object.fromEntries(options.map((one) => [one, one === 'none' ? words.none : one]))}
        value={chosen}
        onChange={(value) => void add(files, { ...keeping, choices: { ...keeping.choices, [about]: value } })}
      />
      <p className="note">{words.from[from]}</p>
    </div>
  ))
}
