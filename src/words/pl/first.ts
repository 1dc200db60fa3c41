import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'lub upuść go w dowolnym miejscu',
  choose: 'Wybierz obraz',
  see: 'Zobacz, co AI rozpoznaje na obrazie i gdzie patrzyła.',
  how: 'Co zobaczysz',
  names: 'AI, czyli sieć neuronowa, nazywa to, co rozpoznaje: trzy najbardziej prawdopodobne rzeczy, w procentach.',
  heat: 'Kolory pokazują, gdzie przy tym patrzyła: czerwony liczył się najbardziej, niebieski najmniej. Metoda nazywa się Grad-CAM.',
  steps: '„Kanały” i „Krok po kroku” pokazują, jak do tego dochodzi, ze wszystkimi liczbami.',
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
