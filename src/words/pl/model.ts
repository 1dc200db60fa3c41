import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: 'Model',
  staysInUse: (name) => `Nadal w użyciu: ${name}.`,
  chooseAnother: 'Wybierz inny plik',
  useForVisit: 'Użyj tylko w tej wizycie',
  keepingFile: rich('Zapisywanie {file} na tym urządzeniu. Do tego czasu działa dotychczasowa sieć.'),
  readingFile: rich('Odczytywanie {file}. Do tego czasu działa dotychczasowa sieć.'),
  keeping: 'Zapisywanie sieci',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} z ${formats.megabytes(total)}`,
  askingForIt: 'Rozpoczynanie…',
}
