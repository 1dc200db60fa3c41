import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const page: Words['page'] = {
  promise: 'Nic nie jest wysyłane.',
  promiseMore: 'Twoje obrazy zostają na tym urządzeniu.',
  settings: 'Ustawienia',
  language: 'Język',
  theme: 'Motyw',
  themes: { system: 'Jak system', light: 'Jasny', dark: 'Ciemny' },
  embedSettings: 'Zapisuj ustawienia w zapisywanych obrazach',
  singleKeys: 'Skróty jednoklawiszowe',
  resetSettings: 'Wróć do ustawień notatnika',
  dismiss: 'Ukryj',
  cancel: 'Anuluj',
  close: 'Zamknij',
  views: 'Widoki',
  picture: 'Obraz',
  channels: 'Kanały',
  walkthrough: 'Krok po kroku',
  about: 'O sieci',
  answer: 'Odpowiedź',
  skip: 'Przejdź do treści',
  dropHere: 'Upuść, aby obejrzeć',
  alsoFailed: (names) => `Nie otwarto też: ${names}.`,
  tryAgain: 'Spróbuj ponownie',
  startAgain: 'Zacznij od nowa',
  useStarter: 'Użyj sieci startowej',
  knowsOnly: (count) =>
    plural(count, {
      one: 'zna tylko 1 rzecz; wszystko inne dostaje jej nazwę.',
      few: `zna tylko ${formats.number(count)} rzeczy; wszystko inne dostaje nazwę jednej z nich.`,
      many: `zna tylko ${formats.number(count)} rzeczy; wszystko inne dostaje nazwę jednej z nich.`,
      other: `zna tylko ${formats.number(count)} rzeczy; wszystko inne dostaje nazwę jednej z nich.`,
    }),
  knowsClasses: (count) =>
    plural(count, {
      one: 'zna 1 klasę.',
      few: `zna ${formats.number(count)} klasy.`,
      many: `zna ${formats.number(count)} klas.`,
      other: `zna ${formats.number(count)} klasy.`,
    }),
  forVgg16: 'O VGG16 zob. „Model”.',
  runsOn: rich('Działa na: {backend}.'),
}
