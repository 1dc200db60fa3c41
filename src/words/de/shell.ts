import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: 'Sie sind offline.',
  offlineMore: 'Alles, was Sie schon verwendet haben, funktioniert weiter.',
  offlineOpen: 'Diese Seite funktioniert, bis Sie sie schließen.',
  kept: 'Offline bereit.',
  keptMore: 'Sie können diese Seite jetzt auch offline öffnen.',
  update: 'Eine neue Version ist bereit. Laden Sie neu, wann Sie möchten.',
  along: 'Ihre Bilder bleiben erhalten und werden neu analysiert.',
  loses: 'Ihre Bilder können nicht erhalten bleiben. Speichern Sie, was Sie brauchen, und laden Sie dann neu.',
  reload: 'Neu laden',
  later: 'Später',
  install: 'Installieren',
}
