import type { PixelWork } from '../../errors/codes.ts'
import type { FirstErrorTexts } from '../formatMessage.ts'
import { pictures } from './pictures.ts'

const works: Readonly<Record<PixelWork, string>> = {
  opensPictures: 'otwiera obrazy',
  writesFiles: 'zapisuje pliki',
}

/** See ../en/firstErrors.ts. */
export const firstErrors: FirstErrorTexts = {
  unforeseen: ({ what }) =>
    `Stało się coś, czego Heatlens nie przewidział (${what}). Spróbuj ponownie; jeśli to nie pomoże, przeładuj stronę.`,
  partMissing:
    'Część Heatlens nie dotarła. Sprawdź połączenie i spróbuj ponownie; jeśli to nie pomoże, przeładuj stronę.',
  workMissing: ({ work }) =>
    `Część Heatlens, która ${works[work]}, nie dotarła. Sprawdź połączenie i spróbuj ponownie.`,
  workStopped: ({ work }) => `Część Heatlens, która ${works[work]}, się zatrzymała. Spróbuj ponownie.`,
  sampleMissing: ({ sample }) =>
    `Nie udało się pobrać przykładu „${pictures.sampleNames[sample]}”. Sprawdź połączenie albo wybierz własny obraz.`,
  modelFileNotFetched: ({ file }) =>
    `Nie udało się pobrać pliku modelu ${file}. Sprawdź połączenie i spróbuj ponownie.`,
  connectionBroke: ({ file }) =>
    `Połączenie przerwało się podczas pobierania pliku modelu ${file}. Sprawdź połączenie i spróbuj ponownie.`,
  languageMissing: 'Teksty w Twoim języku nie dotarły. Wybierz go ponownie w ustawieniach.',
  textMissing: ({ what }) =>
    `Coś poszło nie tak (${what}), a tekst, który to wyjaśnia, nie dotarł. Sprawdź połączenie i spróbuj ponownie.`,
  asked: 'Tak każe adres strony.',
  noWebgl: 'Ta przeglądarka nie ma WebGL 2.',
  noUsableGpu: 'Brak nadającego się do użycia procesora graficznego.',
  readyFirst: ({ name }) => `Odpowiada od razu, zanim procesor graficzny (${name}) będzie gotowy.`,
}
