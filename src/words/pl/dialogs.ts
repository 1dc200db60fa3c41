import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const dialogs: LazyWords['dialogs'] = {
  classes: (count) =>
    plural(count, {
      one: '1 klasa',
      few: `${formats.number(count)} klasy`,
      many: `${formats.number(count)} klas`,
      other: `${formats.number(count)} klasy`,
    }),
  search: 'Szukaj',
  found: (count) => `Znaleziono: ${formats.number(count)}`,
  cameraAsks: 'Przeglądarka prosi o zgodę na użycie aparatu. Obraz zostaje na tym urządzeniu.',
  preview: 'Podgląd z aparatu',
  take: 'Zrób zdjęcie',
  otherCamera: 'Inny aparat',
  cameraRefused:
    'Odmówiono dostępu do aparatu. Zezwól na niego tej stronie w ustawieniach przeglądarki albo wybierz obraz.',
  cameraBusy: 'Aparat jest zajęty. Zamknij program, który go używa, i spróbuj ponownie.',
  cameraGone: 'Aparat nie odpowiada. Sprawdź, czy jest włączony, albo wybierz obraz.',
  fromCamera: 'aparat',
  addressPrivacy:
    'To jedyna rzecz, którą Heatlens pobiera z innej witryny, i tylko gdy naciśniesz przycisk. Tamta witryna pozna Twój adres IP i wybrany obraz, nic więcej.',
  addressAsked: (host) => `Link do tej strony wymaga obrazu z ${host}.`,
  frame: {
    label: 'Adres obrazu',
    fetch: 'Pobierz',
    fetchFrom: 'Pobierz z {host}',
    cancel: 'Anuluj',
    fetching: 'Pobieranie z {host}',
    notAnAddress: 'To nie jest adres obrazu: adres musi zaczynać się od https://.',
    noAnswer:
      '{host} nie odpowiada albo nie pozwala innym witrynom odczytywać swoich obrazów. Zapisz stamtąd obraz, a potem wybierz plik tutaj.',
    status: '{host} nie ma obrazu pod tym adresem (stan {status}). Sprawdź adres.',
    page: 'To adres strony, a nie obrazu. Otwórz stronę, skopiuj adres samego obrazu i wklej go tutaj.',
    large: 'Obraz ma ponad 100 MB. Zmniejsz go, a potem wybierz plik tutaj.',
    slow: '{host} zbyt długo nie odpowiada. Spróbuj ponownie albo zapisz stamtąd obraz i wybierz plik tutaj.',
  },
}
