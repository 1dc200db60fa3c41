import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'Bild hierher ziehen oder wählen',
  choose: 'Bild wählen',
  see: 'Sehen Sie, was ein Netz darin sieht und wohin es geschaut hat.',
  safe: 'Es bleibt auf diesem Gerät: Das Netz läuft in dieser Seite.',
  knows: (network, count) =>
    `${network} kennt ${plural(count, { one: '1 Ding', other: `${formats.number(count)} Dinge` })}.`,
  lookAtList: 'Liste ansehen',
  things: (count) =>
    plural(count, { one: 'Das eine Ding, das es kennt', other: `Die ${formats.number(count)} Dinge, die es kennt` }),
  searchThings: 'Suchen',
  found: (count) => plural(count, { one: '1 gefunden', other: `${formats.number(count)} gefunden` }),
  ways: 'Andere Wege',
  close: 'Schließen',

  paste: 'Einfügen',
  pasteRefused:
    'Der Browser lässt Heatlens die Zwischenablage nicht lesen. Erlauben Sie es für diese Seite, oder drücken Sie stattdessen Strg+V (⌘V).',
  nothingToPaste:
    'In der Zwischenablage ist kein Bild. Kopieren Sie das Bild selbst oder seine Adresse, und fügen Sie es erneut ein.',
  pasted: 'eingefügt',

  camera: 'Kamera',
  cameraAsks: 'Der Browser fragt, ob diese Seite die Kamera benutzen darf. Das Bild bleibt auf diesem Gerät.',
  preview: 'Was die Kamera sieht',
  take: 'Bild aufnehmen',
  otherCamera: 'Andere Kamera',
  cameraRefused:
    'Die Kamera wurde verweigert. Erlauben Sie sie für diese Seite in den Einstellungen des Browsers, oder wählen Sie ein Bild.',
  cameraBusy: 'Die Kamera wird anderswo benutzt. Schließen Sie, was sie benutzt, und versuchen Sie es erneut.',
  cameraGone: 'Keine Kamera antwortet. Prüfen Sie, ob sie eingeschaltet ist, oder wählen Sie ein Bild.',
  fromCamera: 'Kamera',

  address: 'Adresse',
  addressTitle: 'Adresse eines Bildes',
  addressPrivacy:
    'Dies ist das Einzige, was Heatlens von anderswo holt, und nur, wenn Sie die Taste drücken: Die andere Seite erfährt Ihre Netzwerkadresse und welches Bild Sie wollen, sonst nichts.',
  addressAsked: (host) => `Die Adresse dieser Seite verlangt ein Bild von ${host}.`,
  frame: {
    label: 'Adresse eines Bildes',
    fetch: 'Holen',
    fetchFrom: 'Von {host} holen',
    cancel: 'Abbrechen',
    fetching: 'Wird von {host} geholt',
    notAnAddress: 'Das ist keine Adresse eines Bildes: Sie muss mit https:// beginnen.',
    noAnswer:
      '{host} antwortet nicht oder lässt andere Seiten seine Bilder nicht lesen. Speichern Sie das Bild dort und wählen Sie dann hier die Datei.',
    status: '{host} hat unter dieser Adresse kein Bild (Antwort {status}). Prüfen Sie die Adresse.',
    page: 'Unter dieser Adresse ist eine Seite, kein Bild. Öffnen Sie sie, kopieren Sie die Adresse des Bildes selbst und fügen Sie sie hier ein.',
    large: 'Das Bild ist größer als 100 MB. Verkleinern Sie es und wählen Sie dann hier die Datei.',
    slow: '{host} brauchte zu lange für eine Antwort. Versuchen Sie es erneut, oder speichern Sie das Bild dort und wählen Sie hier die Datei.',
  },
}
