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
  things: (count) =>
    plural(count, {
      one: 'Jedyna rzecz, którą zna',
      few: `${formats.number(count)} rzeczy, które zna`,
      many: `${formats.number(count)} rzeczy, które zna`,
      other: `${formats.number(count)} rzeczy, które zna`,
    }),
  searchThings: 'Szukaj',
  found: (count) => `Znaleziono: ${formats.number(count)}`,
  ways: 'Inne sposoby',
  close: 'Zamknij',

  paste: 'Wklej',
  pasteRefused: 'Przeglądarka nie pozwala Heatlens czytać schowka. Zezwól na to tej stronie albo naciśnij Ctrl+V (⌘V).',
  nothingToPaste: 'W schowku nie ma obrazu. Skopiuj sam obraz albo jego adres i wklej ponownie.',
  pasted: 'wklejony',

  camera: 'Aparat',
  cameraAsks: 'Przeglądarka pyta, czy ta strona może używać aparatu. Obraz zostaje na tym urządzeniu.',
  preview: 'Co widzi aparat',
  take: 'Zrób zdjęcie',
  otherCamera: 'Inny aparat',
  cameraRefused:
    'Dostęp do aparatu został zablokowany. Zezwól na niego tej stronie w ustawieniach przeglądarki albo wybierz obraz.',
  cameraBusy: 'Aparat jest używany gdzie indziej. Zamknij to, co go używa, i spróbuj ponownie.',
  cameraGone: 'Żaden aparat nie odpowiada. Sprawdź, czy jest włączony, albo wybierz obraz.',
  fromCamera: 'aparat',

  address: 'Adres',
  addressTitle: 'Adres obrazu',
  addressPrivacy:
    'To jedyna rzecz, którą Heatlens pobiera skądinąd, i tylko gdy naciśniesz przycisk: druga strona dowiaduje się, jaki jest Twój adres sieciowy i którego obrazu chcesz, i niczego więcej.',
  addressAsked: (host) => `Adres tej strony wymaga obrazu z ${host}.`,
  frame: {
    label: 'Adres obrazu',
    fetch: 'Pobierz',
    fetchFrom: 'Pobierz z {host}',
    cancel: 'Anuluj',
    fetching: 'Pobieranie z {host}',
    notAnAddress: 'To nie jest adres obrazu: musi zaczynać się od https://.',
    noAnswer:
      '{host} nie odpowiada albo nie pozwala innym stronom czytać swoich obrazów. Zapisz tam obraz, a potem wybierz plik tutaj.',
    status: '{host} nie ma obrazu pod tym adresem (odpowiada {status}). Sprawdź adres.',
    page: 'Pod tym adresem jest strona, a nie obraz. Otwórz ją, skopiuj adres samego obrazu i wstaw go tutaj.',
    large: 'Obraz ma ponad 100 MB. Zmniejsz go, a potem wybierz plik tutaj.',
    slow: '{host} zbyt długo nie odpowiada. Spróbuj ponownie albo zapisz tam obraz i wybierz plik tutaj.',
  },
}
