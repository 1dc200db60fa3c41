import type { Words } from '../en/index.ts'
import { page as english } from '../en/page.ts'

export const page: Words['page'] = {
  ...english,
  promise: 'Nichts wird hochgeladen.',
  promiseMore: 'Ihre Bilder bleiben auf diesem Gerät.',
  settings: 'Einstellungen',
  language: 'Sprache',
  dismiss: 'Ausblenden',
  cancel: 'Abbrechen',
  close: 'Schließen',
}
