import { useDeferredValue, useMemo, useState } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useApp, useClasses } from './useApp.ts'
import { useWords } from './useWords.ts'
import { readable } from './words.ts'

/** More matches than these are not listed: who types on finds the rest. */
const MOST = 60

/** The way to any class of the network: by its label, its WordNet id or its number. */
export function ClassSearch() {
  const [round, setRound] = useState(0)
  // Begun anew once a class is chosen: else the field would open its list again for the text that it clears.
  return <Search key={round} isAgain={round > 0} onChosen={() => setRound(round + 1)} />
}

function Search({ isAgain, onChosen }: { isAgain: boolean; onChosen(): void }) {
  const { stage } = useWords()
  const classes = useDeferredValue(useClasses())
  const canAsk = useApp(({ shown }) => !!shown?.outcome)
  const explainClass = useApp((state) => state.explainClass)
  const [text, setText] = useState('')
  const items = useMemo(() => findClasses(classes, text), [classes, text])
  return (
    <ComboBox
      className="search"
      isDisabled={!canAsk}
      // Who chose with a finger wants to see the picture, not the keyboard.
      autoFocus={isAgain && !matchMedia('(pointer: coarse)').matches}
      allowsEmptyCollection
      items={items}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(key) => {
        // Leaving the field comes here with nothing.
        if (key === null) {
          setText('')
          return
        }
        void explainClass(Number(key))
        onChosen()
      }}
    >
      <Label>{stage.explainAnother}</Label>
      <div className="search-field">
        <Input className="field" placeholder={stage.searchClasses(classes.length)} />
        <Button className="search-open" aria-label={stage.showClasses}>
          ▾
        </Button>
      </div>
      <Popover className="popover search-list">
        <ListBox<ClassItem> renderEmptyState={() => <span className="note">{stage.noSuchClass}</span>}>
          {({ id, label, wnid }) => (
            <ListBoxItem id={id} textValue={label} className="option">
              <span>{label}</span>
              <span className="note">{wnid}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

interface ClassItem {
  id: number
  label: string
  wnid: string
}

/** Classes whose label, id or number has the text in it; those that begin with it first. */
function findClasses(classes: readonly (readonly [wnid: string, label: string])[], text: string): ClassItem[] {
  const wanted = text.trim().toLowerCase()
  const all = classes.map(([wnid, label], id) => ({ id, wnid, label: readable(label) }))
  const place = ({ id, wnid, label }: ClassItem) => {
    const name = label.toLowerCase()
    if (name.startsWith(wanted) || wnid === wanted || String(id) === wanted) return 0
    return name.includes(wanted) ? 1 : 2
  }
  return all
    .filter((one) => place(one) < 2)
    .sort((a, b) => place(a) - place(b) || a.id - b.id)
    .slice(0, MOST)
}
