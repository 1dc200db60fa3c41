import { useModelOpen } from '../model/useModelOpen.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { GetProgress } from './GetProgress.tsx'
import { isByOwn } from './isByOwn.ts'
import { openGet, useGet } from './useGet.ts'
import './catalogue.css'

/** Beside the answer of a network that comes with the page: that others can be had; or how far one has come. */
export default function GetCard() {
  const { catalogue: words } = useLazyWords()
  const { names } = useWords()
  const name = useApp(({ engine }) => engine?.model.name)
  const isShown = useApp(isByOwn)
  const isRunning = useGet(({ run }) => run !== null)
  const isOpen = useGet(({ view }) => view !== null)
  // The dialog shows it too.
  if (isRunning) return isOpen ? null : <GetProgress />
  if (!isShown || name === undefined) return null
  return (
    <div className="get-card">
      <p className="note">{words.card(names.inSentence(name))}</p>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => openGet()}>
        {words.title}
      </button>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => useModelOpen.setState(true, true)}>
        {words.ownFile}
      </button>
    </div>
  )
}
