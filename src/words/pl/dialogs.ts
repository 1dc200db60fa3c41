import type { LateWords } from '../en/late.ts'
import { formats, plural } from './formats.ts'

export const dialogs: LateWords['dialogs'] = {
  things: (count) =>
    plural(count, {
      one: 'Jedyna rzecz, którą zna',
      few: `${formats.number(count)} rzeczy, które zna`,
      many: `${formats.number(count)} rzeczy, które zna`,
      other: `${formats.number(count)} rzeczy, które zna`,
    }),
  searchThings: 'Szukaj',
  found: (count) => `Znaleziono: ${formats.number(count)}`,
  cameraAsks: 'Przeglądarka pyta, czy ta strona może używać aparatu. Obraz zostaje na tym urządzeniu.',
  preview: 'Co widzi aparat',
  take: 'Zrób zdjęcie',
  otherCamera: 'Inny aparat',
  cameraRefused:
    'Dostęp do aparatu został zablokowany. Zezwól na niego tej stronie w ustawieniach przeglądarki albo wybierz obraz.',
  cameraBusy: 'Aparat jest używany gdzie indziej. Zamknij to, co go używa, i spróbuj ponownie.',
  cameraGone: 'Żaden aparat nie odpowiada. Sprawdź, czy jest włączony, albo wybierz obraz.',
  fromCamera: 'aparat',
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
