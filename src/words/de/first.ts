import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'Bild hierher ziehen oder wählen',
  choose: 'Bild wählen',
  see: 'Sehen Sie, was ein neuronales Netz darin sieht und wohin es schaut.',
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
