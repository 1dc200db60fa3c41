import { appShell } from '../../state/appShell.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { useShell } from './useShell.ts'
import './update.css'

/** Offers a newer version of the page; it can wait. */
export default function UpdateNotice() {
  const { shell } = useWords()
  const pictures = useApp((state) => state.pictures)
  const reload = useShell((state) => state.reload)
  const isReloading = useShell((state) => state.isReloading)
  const losesPictures = useShell((state) => state.losesPictures)
  return (
    <div className="update" aria-live="polite">
      <p>
        {losesPictures ? shell.loses : shell.update}
        {!losesPictures && pictures.length > 0 && <span className="update-more"> {shell.along}</span>}
      </p>
      <button
        type="button"
        className="button"
        disabled={isReloading}
        onClick={() => void reload(pictures.map(({ file }) => file))}
      >
        {shell.reload}
      </button>
      <button type="button" className="button" onClick={() => appShell.setState({ hasUpdate: false })}>
        {shell.later}
      </button>
    </div>
  )
}
