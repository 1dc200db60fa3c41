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
  ways: 'Andere Wege',
  close: 'Schließen',

  paste: 'Einfügen',
  pasted: 'eingefügt',

  camera: 'Kamera',

  address: 'Adresse',
  addressTitle: 'Adresse eines Bildes',
}
