import { ModelDialog } from './ModelDialog.tsx'

/** The name, the promise, and the model in use. */
export function Header() {
  return (
    <header className="header">
      <h1 className="wordmark">
        <img src="./icons/heatlens.svg" alt="" width="22" height="22" />
        Heatlens
      </h1>
      <p className="promise">
        Nothing is uploaded.<span className="promise-more"> Your pictures stay on this device.</span>
      </p>
      <ModelDialog />
    </header>
  )
}
