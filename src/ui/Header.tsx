import { ModelDialog } from './ModelDialog.tsx'
import { Preferences } from './Preferences.tsx'
import { useWords } from './useWords.ts'

/** The name, the promise, the model in use, and how the page is for this person. */
export function Header() {
  const { page } = useWords()
  return (
    <header className="header">
      <h1 className="wordmark">
        <img src="./icons/heatlens.svg" alt="" width="22" height="22" />
        Heatlens
      </h1>
      <p className="promise">
        {page.promise}
        <span className="promise-more"> {page.promiseMore}</span>
      </p>
      <ModelDialog />
      <Preferences />
    </header>
  )
}
