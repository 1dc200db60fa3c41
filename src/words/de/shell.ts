import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: 'Kein Netz.',
  offlineMore: 'Alles, was schon benutzt wurde, funktioniert weiter.',
  offlineOpen: 'Diese Seite funktioniert, solange sie offen ist.',
  kept: 'Bereit für offline.',
  keptMore: 'Von nun an öffnet sich diese Seite auch ohne Netz.',
  update: 'Eine neue Version ist bereit. Laden Sie neu, wann Sie möchten.',
  along: 'Ihre Bilder kommen mit und werden noch einmal angesehen.',
  loses: 'Ihre Bilder können nicht mitkommen. Speichern Sie, was Sie brauchen, und laden Sie dann neu.',
  reload: 'Neu laden',
  later: 'Später',
  install: 'Installieren',
}
