import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const page: Words['page'] = {
  promise: 'Nic nie jest wysyłane.',
  promiseMore: 'Twoje obrazy zostają na tym urządzeniu.',
  settings: 'Ustawienia',
  language: 'Język',
  theme: 'Motyw',
  dismiss: 'Ukryj',
  cancel: 'Anuluj',
  close: 'Zamknij',
  views: 'Widoki',
  picture: 'Obraz',
  channels: 'Kanały',
  why: 'Dlaczego',
  walkthrough: 'Krok po kroku',
  about: 'O sieci',
  answer: 'Wynik',
  skip: 'Przejdź do treści',
  dropHere: 'Upuść, aby przeanalizować',
  alsoFailed: (names) => `Nie otwarto też: ${names}.`,
  tryAgain: 'Spróbuj ponownie',
  startAgain: 'Zacznij od nowa',
  useStarter: 'Użyj sieci strony',
  knowsOnly: (count) =>
    plural(count, {
      one: 'rozpoznaje 1 klasę; wszystko inne błędnie do niej przypisze.',
      few: `rozpoznaje ${formats.number(count)} klasy; wszystko inne błędnie przypisze do jednej z nich.`,
      many: `rozpoznaje ${formats.number(count)} klas; wszystko inne błędnie przypisze do jednej z nich.`,
      other: `rozpoznaje ${formats.number(count)} klasy; wszystko inne błędnie przypisze do jednej z nich.`,
    }),
  knowsClasses: (count) =>
    plural(count, {
      one: 'rozpoznaje 1 klasę.',
      few: `rozpoznaje ${formats.number(count)} klasy.`,
      many: `rozpoznaje ${formats.number(count)} klas.`,
      other: `rozpoznaje ${formats.number(count)} klasy.`,
    }),
  knowsImageNet: (count) => `Zna ${formats.number(count)} rodzajów rzeczy; żyraf i pomidorów wśród nich nie ma.`,
  more: 'Więcej',
  moreHint: 'Przykłady, wklejanie, adres, sieć',
  addNetwork: 'Dodaj sieć',
  runsOn: rich('Działa na: {backend}.'),
}
