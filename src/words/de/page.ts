import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const page: Words['page'] = {
  promise: 'Nichts wird hochgeladen.',
  promiseMore: 'Ihre Bilder bleiben auf diesem Gerät.',
  settings: 'Einstellungen',
  language: 'Sprache',
  theme: 'Darstellung',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  embedSettings: 'Einstellungen in gespeicherte Bilder schreiben',
  singleKeys: 'Tastenkürzel mit einer Taste',
  resetSettings: 'Zurück zu den Einstellungen des Notebooks',
  dismiss: 'Ausblenden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  views: 'Ansichten',
  picture: 'Bild',
  channels: 'Kanäle',
  walkthrough: 'Rundgang',
  about: 'Über das Netz',
  answer: 'Antwort',
  skip: 'Zum Inhalt springen',
  dropHere: 'Loslassen, um es anzusehen',
  alsoFailed: (names) => `Auch nicht geöffnet: ${names}.`,
  tryAgain: 'Erneut versuchen',
  startAgain: 'Neu starten',
  useStarter: 'Starter-Netz verwenden',
  knowsOnly: (count) =>
    plural(count, {
      one: 'kennt nur 1 Ding; alles andere bekommt dessen Namen.',
      other: `kennt nur ${formats.number(count)} Dinge; alles andere bekommt einen ihrer Namen.`,
    }),
  knowsClasses: (count) => `kennt ${formats.number(count)} Klassen.`,
  forVgg16: 'Zu VGG16 siehe „Modell“.',
  runsOn: rich('Es läuft auf {backend}.'),
}
