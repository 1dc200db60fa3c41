import type { LazyWords } from '../../words/en/lazy.ts'
import { commandIds, commands } from '../commands/commands.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import './keyboardHelp.css'

/** The keys as they are printed on a keyboard. */
const printed: Readonly<Record<string, keyof LazyWords['keys']['names']>> = {
  ' ': 'space',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Escape: 'escape',
}

/** The keys of the slider over the picture (ui/seen/Seen.tsx), which listens to them itself. */
const slider = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']

/** The list of shortcuts. */
export default function KeyboardHelp({ onClose }: { onClose(): void }) {
  const usesKeys = useApp((state) => state.usesKeys)
  const { commands: buttons } = useWords()
  const { keys: says } = useLazyWords()
  const drawKey = (key: string) => {
    const name = printed[key]
    return <kbd key={key}>{name ? says.names[name] : key}</kbd>
  }
  return (
    // The focus is on the title: on a small screen, focusing the button would scroll to the end of the list.
    <Dialog title={buttons.help.label} focus="title" closingKey="?" onClose={onClose}>
      <p className="note">{usesKeys ? says.keysWork : says.keysAreOff}</p>
      <dl className="keys">
        {commandIds.map((id) => (
          <div key={id}>
            <dt>{commands[id].keys.map(drawKey)}</dt>
            <dd>{says[id]}</dd>
          </div>
        ))}
        <div>
          <dt>{slider.map(drawKey)}</dt>
          <dd>{says.seen}</dd>
        </div>
      </dl>
    </Dialog>
  )
}
