import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'oder irgendwo hierher ziehen',
  choose: 'Bild wählen',
  see: 'Sehen Sie, was eine KI auf einem Bild erkennt und wohin sie geschaut hat.',
  how: 'Was Sie sehen werden',
  names: 'Die KI, ein neuronales Netz, benennt, was sie erkennt: die drei wahrscheinlichsten Dinge, in Prozent.',
  heat: 'Farben zeigen, wohin sie dafür geschaut hat: Rot zählte am meisten, Blau am wenigsten. Das Verfahren heißt Grad-CAM.',
  steps: '„Kanäle“ und „Rundgang“ zeigen, wie sie darauf kommt, mit allen Zahlen.',
  safe: 'Es bleibt auf diesem Gerät: Das Netz läuft in dieser Seite.',
  knows: (network, count) =>
    `${network} erkennt ${plural(count, { one: '1 Klasse', other: `${formats.number(count)} Klassen` })}.`,
  lookAtList: 'Liste ansehen',
  ways: 'Weitere Wege, ein Bild zu öffnen',
  close: 'Schließen',

  paste: 'Einfügen',
  pasted: 'eingefügt',

  camera: 'Kamera',

  address: 'Adresse',
  addressTitle: 'Bildadresse',
}
