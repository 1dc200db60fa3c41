import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const page: Words['page'] = {
  promise: 'Nichts wird hochgeladen.',
  promiseMore: 'Ihre Bilder bleiben auf diesem Gerät.',
  settings: 'Einstellungen',
  language: 'Sprache',
  theme: 'Darstellung',
  dismiss: 'Ausblenden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  views: 'Ansichten',
  picture: 'Bild',
  channels: 'Kanäle',
  why: 'Warum',
  walkthrough: 'Rundgang',
  about: 'Über das Netz',
  answer: 'Ergebnis',
  skip: 'Zum Inhalt springen',
  dropHere: 'Zum Analysieren loslassen',
  alsoFailed: (names) => `Auch nicht geöffnet: ${names}.`,
  tryAgain: 'Erneut versuchen',
  startAgain: 'Neu starten',
  useStarter: 'Netz der Seite verwenden',
  knowsOnly: (count) =>
    plural(count, {
      one: 'erkennt 1 Klasse; alles andere wird fälschlich ihr zugeordnet.',
      other: `erkennt ${formats.number(count)} Klassen; alles andere wird fälschlich einer davon zugeordnet.`,
    }),
  knowsClasses: (count) =>
    plural(count, { one: 'erkennt 1 Klasse.', other: `erkennt ${formats.number(count)} Klassen.` }),
  knowsImageNet: (count) => `Kennt ${formats.number(count)} Arten von Dingen; Giraffen und Tomaten sind nicht dabei.`,
  more: 'Mehr',
  moreHint: 'Beispiele, Einfügen, Adresse, das Netz',
  addNetwork: 'Netz hinzufügen',
  runsOn: rich('Es läuft auf {backend}.'),
}
