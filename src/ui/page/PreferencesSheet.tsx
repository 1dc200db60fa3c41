import { useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { pageOptions, themeIds } from '../../settings/pageOptions.ts'
import { defaultSettings, settingKeys } from '../../settings/settings.ts'
import { type Language, languages } from '../../words/languages.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { useApp } from '../useApp.ts'
import { useSpeech } from '../useWords.ts'
import { useShell } from './useShell.ts'

/** The content of Settings: the language, the theme, and a button to reset to the notebook's settings. */
export default function PreferencesSheet() {
  const { words, language, speak } = useSpeech()
  const { preferences: says } = words
  const theme = useApp((state) => state.theme)
  const chooseTheme = useApp((state) => state.chooseTheme)
  const embeds = useApp((state) => state.embedsSettings)
  const embed = useApp((state) => state.embedSettings)
  const usesKeys = useApp((state) => state.usesKeys)
  const switchKeys = useApp((state) => state.switchKeys)
  const reset = useApp((state) => state.resetSettings)
  const isChanged = useApp(({ settings }) => settingKeys.some((key) => settings[key] !== defaultSettings[key]))
  const install = useShell((shell) => shell.install)
  const [missing, setMissing] = useState<{ language: Language; error: unknown } | null>(null)
  const [isTrying, setTrying] = useState(false)
  const choose = (wanted: Language) => {
    setTrying(true)
    return speak(wanted)
      .then(
        () => setMissing(null),
        (error: unknown) => setMissing({ language: wanted, error }),
      )
      .finally(() => setTrying(false))
  }
  return (
    <>
      <label className="preference">
        {words.page.language}
        <select className="choice" value={language} onChange={({ target }) => void choose(target.value as Language)}>
          {Object.entries(languages).map(([each, name]) => (
            <option key={each} value={each} lang={each}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {missing && (
        <div className="notice" role="alert">
          <p>
            <MessageText message={toProblem(missing.error)} />
          </p>
          <button type="button" className="button" disabled={isTrying} onClick={() => void choose(missing.language)}>
            {words.page.tryAgain}
          </button>
        </div>
      )}
      <label className="preference">
        {words.page.theme}
        <select
          className="choice"
          value={theme}
          onChange={(event) => chooseTheme(pageOptions.theme.check.accept(event.target.value) ?? theme)}
        >
          {themeIds.map((each) => (
            <option key={each} value={each}>
              {says.themes[each]}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={embeds} onChange={(event) => embed(event.target.checked)} />
        {says.embedSettings}
      </label>
      <label className="check">
        <input type="checkbox" checked={usesKeys} onChange={(event) => switchKeys(event.target.checked)} />
        {says.singleKeys}
      </label>
      <button type="button" className="button" disabled={!isChanged} onClick={() => void reset()}>
        {says.resetSettings}
      </button>
      {install && (
        <button type="button" className="button" onClick={() => void install()}>
          {words.shell.install}
        </button>
      )}
    </>
  )
}
