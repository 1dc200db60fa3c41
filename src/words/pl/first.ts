import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'Upuść lub wybierz obraz',
  choose: 'Wybierz obraz',
  see: 'Zobacz, co widzi na nim sieć neuronowa i gdzie patrzy.',
  safe: 'Zostaje na tym urządzeniu: sieć działa na tej stronie.',
  knows: (network, count) =>
    `${network} rozpoznaje ${plural(count, { one: '1 klasę', few: `${formats.number(count)} klasy`, many: `${formats.number(count)} klas`, other: `${formats.number(count)} klasy` })}.`,
  lookAtList: 'Zobacz listę',
  ways: 'Inne sposoby otwarcia obrazu',
  close: 'Zamknij',

  paste: 'Wklej',
  pasted: 'wklejony',

  camera: 'Aparat',

  address: 'Adres',
  addressTitle: 'Adres obrazu',
}
