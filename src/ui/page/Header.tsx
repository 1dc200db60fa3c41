import { ModelDialog } from '../model/ModelDialog.tsx'
import { PrivacyNote } from '../parts/PrivacyNote.tsx'
import { part } from '../parts/part.tsx'
import { Preferences } from './Preferences.tsx'
import { useShell } from './useShell.ts'

const UpdateNotice = part(() => import('./UpdateNotice.tsx'))

/** The name, the privacy note, the network in use, and Settings. */
export function Header() {
  const hasUpdate = useShell((shell) => shell.hasUpdate)
  return (
    <header className="header">
      <h1 className="wordmark">
        <img src="./icons/heatlens.svg" alt="" width="22" height="22" />
        Heatlens
      </h1>
      <PrivacyNote />
      {hasUpdate && <UpdateNotice />}
      <ModelDialog />
      <Preferences />
    </header>
  )
}
