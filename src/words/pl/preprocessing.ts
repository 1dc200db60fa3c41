import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const preprocessing: LazyWords['preprocessing'] = {
  title: 'Przetwarzanie wstępne',
  values: 'Wartości',
  valueNames: {
    '0..1': 'od 0 do 1',
    '-1..1': 'od −1 do 1',
    '0..255': 'od 0 do 255',
    torch: 'torch (ImageNet, standaryzowane)',
    caffe: 'caffe (ImageNet, bez średniej)',
    custom: 'własne',
  },
  channels: 'Kanały',
  channelNames: { rgb: 'RGB', bgr: 'BGR', grey: 'skala szarości' },
  resize: 'Skalowanie',
  resizeNames: {
    nearest: 'najbliższy sąsiad',
    bilinear: 'dwuliniowe',
    bicubic: 'dwusześcienne',
    area: 'powierzchniowe',
  },
  fit: 'Dopasowanie',
  fitNames: { stretch: 'rozciągnięcie', 'centre-crop': 'wycięcie środka', 'short-side': 'krótszy bok, potem wycięcie' },
  antialias: 'Wygładzanie',
  antialiased: 'z wygładzaniem',
  noEffect: 'Nic nie zmienia przy najbliższym sąsiedzie i skalowaniu powierzchniowym.',
  width: 'Szerokość',
  height: 'Wysokość',
  sizeIsFree: 'Plik nie ustala rozmiaru: ten jest domysłem.',
  seesPart:
    'Sieć widzi część obrazu. Poza nią nie ma ciepła: na tej stronie zdjęcie jest tam ciemniejsze, a w zapisanych obrazach pozostaje bez zmian.',
  shortSide: 'Krótszy bok',
  mean: 'Średnia',
  scale: 'Mnożnik',
  numbersHint: '(piksel − średnia) × mnożnik, piksele od 0 do 255. Jedna liczba albo trzy w kolejności kanałów.',
  from: {
    file: 'Z pliku sieci.',
    network: 'Wartości skalują pierwsze warstwy sieci.',
    guess: 'Przypuszczenie: plik tego nie określa.',
    person: 'Twój wybór, zapisany z tą siecią.',
  },
  reset: 'Przywróć przetwarzanie wstępne',
  used: (text) => `Ta odpowiedź: ${text}.`,
  guessed: (values) => `Wartości pikseli są przypuszczeniem: ${values}.`,
  compare: 'Porównaj możliwości',
  doubt: (logit) =>
    `Logit ${formats.fixed(logit, 0)} jest podejrzany: być może sieć oczekuje innych wartości pikseli.`,
  isRight: 'Zachowaj te wartości',
  choices: 'Co odpowiedziałaby sieć',
}
