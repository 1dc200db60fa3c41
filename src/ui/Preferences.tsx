import { type ChangeEvent, useId } from 'react'
import { type Language, languages } from '../words/languages.ts'
import { useSpeech } from './useWords.ts'

/** How the page is for this person, behind a small button: the language. */
export function Preferences() {
  const { words, language, speak } = useSpeech()
  const id = useId()
  const choose = (event: ChangeEvent<HTMLSelectElement>) => void speak(event.target.value as Language)
  return (
    <div className="preferences">
      <button type="button" className="button preferences-open" popoverTarget={id} title={words.page.settings}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
          <circle cx="12" cy="6" r="2" />
          <circle cx="8" cy="14" r="2" />
        </svg>
        <span className="preferences-word">{words.page.settings}</span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a popover with a name of its own in every browser. */}
      <div id={id} popover="auto" className="popover preferences-sheet" role="group" aria-label={words.page.settings}>
        <label className="preference">
          {words.page.language}
          <select className="choice" value={language} onChange={choose}>
            {Object.entries(languages).map(([each, name]) => (
              <option key={each} value={each} lang={each}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  )
}
