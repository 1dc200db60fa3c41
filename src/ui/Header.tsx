import { lazy, Suspense } from 'react'
import { ModelDialog } from './ModelDialog.tsx'
import { Preferences } from './Preferences.tsx'
import { Promised } from './Promised.tsx'
import { useShell } from './useShell.ts'

const UpdateNotice = lazy(() => import('./UpdateNotice.tsx'))

/** The name, the promise, the model in use, and how the page is for this person. */
export function Header() {
  const hasUpdate = useShell((shell) => shell.hasUpdate)
  return (
    <header className="header">
      <h1 className="wordmark">
        <img src="./icons/heatlens.svg" alt="" width="22" height="22" />
        Heatlens
      </h1>
      <Promised />
      <Suspense>{hasUpdate && <UpdateNotice />}</Suspense>
      <ModelDialog />
      <Preferences />
    </header>
  )
}
