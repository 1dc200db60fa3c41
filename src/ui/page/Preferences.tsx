import { useId, useState } from 'react'
import { part } from '../parts/part.tsx'
import { useWords } from '../useWords.ts'
import './preferences.css'

const PreferencesSheet = part(() => import('./PreferencesSheet.tsx'))

/** Settings, behind a small button. */
export function Preferences() {
  const { page } = useWords()
  const id = useId()
  const [wasOpened, setOpened] = useState(false)
  return (
    <div className="preferences">
      <button
        type="button"
        className="button preferences-open"
        popoverTarget={id}
        title={page.settings}
        // So that it is there by the time of the click.
        onPointerEnter={PreferencesSheet.ahead}
        onFocus={PreferencesSheet.ahead}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
          <circle cx="12" cy="6" r="2" />
          <circle cx="8" cy="14" r="2" />
        </svg>
        <span className="preferences-word">{page.settings}</span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a popover with a name of its own in every browser. */}
      <div
        id={id}
        popover="auto"
        className="popover preferences-sheet"
        role="group"
        aria-label={page.settings}
        onBeforeToggle={({ newState }) => newState === 'open' && setOpened(true)}
      >
        {wasOpened && <PreferencesSheet />}
      </div>
    </div>
  )
}
