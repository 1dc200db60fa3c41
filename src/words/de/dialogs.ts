import type { LateWords } from '../en/late.ts'
import { formats, plural } from './formats.ts'

export const dialogs: LateWords['dialogs'] = {
  things: (count) =>
    plural(count, { one: 'Das eine Ding, das es kennt', other: `Die ${formats.number(count)} Dinge, die es kennt` }),
  searchThings: 'Suchen',
  found: (count) => plural(count, { one: '1 gefunden', other: `${formats.number(count)} gefunden` }),
  cameraAsks: 'Der Browser fragt, ob diese Seite die Kamera benutzen darf. Das Bild bleibt auf diesem Gerät.',
  preview: 'Was die Kamera sieht',
  take: 'Bild aufnehmen',
  otherCamera: 'Andere Kamera',
  cameraRefused:
    'Die Kamera wurde verweigert. Erlauben Sie sie für diese Seite in den Einstellungen des Browsers, oder wählen Sie ein Bild.',
  cameraBusy: 'Die Kamera wird anderswo benutzt. Schließen Sie, was sie benutzt, und versuchen Sie es erneut.',
  cameraGone: 'Keine Kamera antwortet. Prüfen Sie, ob sie eingeschaltet ist, oder wählen Sie ein Bild.',
  fromCamera: 'Kamera',
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
