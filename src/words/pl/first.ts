import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'Upuść lub wybierz obraz',
  choose: 'Wybierz obraz',
  see: 'Zobacz, co widzi na nim sieć i gdzie patrzyła.',
  safe: 'Zostaje na tym urządzeniu: sieć działa na tej stronie.',
  knows: (network, count) =>
    `${network} zna ${plural(count, { one: '1 rzecz', few: `${formats.number(count)} rzeczy`, many: `${formats.number(count)} rzeczy`, other: `${formats.number(count)} rzeczy` })}.`,
  lookAtList: 'Zobacz listę',
  ways: 'Inne sposoby',
  close: 'Zamknij',

  paste: 'Wklej',
  pasted: 'wklejony',

  camera: 'Aparat',

  address: 'Adres',
  addressTitle: 'Adres obrazu',
}
