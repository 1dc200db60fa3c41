import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const labels: LazyWords['labels'] = {
  edit: 'Edytuj nazwy klas',
  title: 'Nazwy klas',
  how: (count) =>
    `Jedna nazwa w wierszu, w kolejności klas (${formats.number(count)}). Wklej listę w dowolnej postaci: wiersze, JSON, tabelę, listę Pythona.`,
  field: 'Nazwy klas, jedna w wierszu',
  openList: 'Otwórz listę',
  useNumbers: 'Użyj numerów',
  restore: 'Przywróć nazwy sieci',
  undo: 'Cofnij',
  apply: 'Zastosuj',
  count: (given, wanted) => `Nazwy: ${formats.number(given)}, klasy: ${formats.number(wanted)}`,
  kept: 'Nazwy są zapisywane razem z tą siecią na tym urządzeniu.',
  tooLong:
    'Lista jest za długa, by zapisać ją na tym urządzeniu; działa, dopóki nie zamkniesz lub nie przeładujesz strony.',
  used: rich('Używane są nazwy z pliku {file}.'),
  usedEarlier: rich('Nazwy z pliku {file}, podane wcześniej, są używane także tutaj.'),
  doNotUse: 'Nie używaj ich',
  unused: rich('Lista z pliku {file} nie jest używana.'),
  otherNetwork: 'Zostaje zachowana i trafi do następnej sieci, którą dodasz.',
  mend: 'Edytuj nazwy',
  notAList: 'Nie ma w niej nazw klas w postaci tekstu.',
  otherLength: (given, wanted) => `Nazw na liście: ${formats.number(given)}, klas w sieci: ${formats.number(wanted)}.`,
  outOfRange: (highest, wanted) =>
    `Lista liczy do ${formats.number(highest)}, a klasy sieci mają numery od 0 do ${formats.number(wanted - 1)}.`,
  twice: (label, first, second, count) =>
    `Klasy ${first} i ${second} mają tę samą nazwę „${label}”.${count > 1 ? ` Dalsze powtórzenia: ${formats.number(count - 1)}.` : ''}`,
  empty: (first, count) =>
    `Klasa ${first} nie ma nazwy i występuje pod swoim numerem.${count > 1 ? ` Dalsze bez nazwy: ${formats.number(count - 1)}.` : ''}`,
  sameNumber: (index, count) =>
    `Lista ma dwie nazwy dla klasy ${index}; liczy się pierwsza.${count > 1 ? ` Dalsze takie klasy: ${formats.number(count - 1)}.` : ''}`,
  shortened: (first, count) =>
    `Nazwa klasy ${first} jest bardzo długa i została skrócona.${count > 1 ? ` Dalsze skrócone nazwy: ${formats.number(count - 1)}.` : ''}`,
}
