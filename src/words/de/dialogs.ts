import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const dialogs: LazyWords['dialogs'] = {
  classes: (count) => plural(count, { one: '1 Klasse', other: `${formats.number(count)} Klassen` }),
  search: 'Suchen',
  found: (count) => plural(count, { one: '1 gefunden', other: `${formats.number(count)} gefunden` }),
  cameraAsks: 'Der Browser fragt, ob diese Seite die Kamera verwenden darf. Das Bild bleibt auf diesem Gerät.',
  preview: 'Kameravorschau',
  take: 'Bild aufnehmen',
  otherCamera: 'Andere Kamera',
  cameraRefused:
    'Der Zugriff auf die Kamera wurde verweigert. Erlauben Sie ihn für diese Seite in den Einstellungen des Browsers, oder wählen Sie stattdessen ein Bild.',
  cameraBusy:
    'Die Kamera wird gerade von etwas anderem verwendet. Schließen Sie das andere Programm, und versuchen Sie es erneut.',
  cameraGone: 'Die Kamera reagiert nicht. Prüfen Sie, ob sie eingeschaltet ist, oder wählen Sie stattdessen ein Bild.',
  fromCamera: 'Kamera',
  addressPrivacy:
    'Nur dies lädt Heatlens von einer anderen Website, und nur, wenn Sie auf die Schaltfläche klicken. Die andere Website erfährt Ihre IP-Adresse und welches Bild Sie wollen, sonst nichts.',
  addressAsked: (host) => `Der Link zu dieser Seite verlangt ein Bild von ${host}.`,
  frame: {
    label: 'Adresse eines Bildes',
    fetch: 'Laden',
    fetchFrom: 'Von {host} laden',
    cancel: 'Abbrechen',
    fetching: 'Wird von {host} geladen',
    notAnAddress: 'Das ist keine Bildadresse: Sie muss mit https:// beginnen.',
    noAnswer:
      '{host} antwortet nicht oder lässt andere Websites seine Bilder nicht lesen. Speichern Sie das Bild von dort, und wählen Sie dann hier die Datei.',
    status: '{host} hat unter dieser Adresse kein Bild (Status {status}). Prüfen Sie die Adresse.',
    page: 'Das ist die Adresse einer Seite, nicht eines Bildes. Öffnen Sie die Seite, kopieren Sie die Adresse des Bildes selbst, und fügen Sie sie hier ein.',
    large: 'Das Bild ist größer als 100 MB. Verkleinern Sie es und wählen Sie dann hier die Datei.',
    slow: '{host} hat zu lange nicht geantwortet. Versuchen Sie es erneut, oder speichern Sie das Bild von dort, und wählen Sie hier die Datei.',
  },
}
