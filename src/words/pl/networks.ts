import type { LateWords } from '../en/late.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const networks: LateWords['networks'] = {
  networks: 'Sieci',
  places: {
    embedded: 'wbudowana w stronę',
    visit: 'na czas tej wizyty',
    device: 'na tym urządzeniu',
    host: 'na tym serwerze',
  },
  kept: 'Zapis',
  weightTypes: {
    float32: 'bez zmian',
    float16: 'połowa rozmiaru (float16)',
    uint8: 'ćwierć rozmiaru (uint8, zgrubnie)',
  },
  pixels: 'Piksele',
  room: (used, quota) =>
    `Zapisano na tym urządzeniu: ${formats.megabytes(used)} z ${formats.gigabytes(quota)}, na które pozwala przeglądarka.`,
  isPromised: 'Obiecała ich nie usuwać.',
  cannotKeep:
    'Ta przeglądarka nie pozwala stronie niczego zapisać. Otwartej sieci możesz używać, dopóki nie zamkniesz lub nie przeładujesz strony.',
  keepOffline: 'Zachowaj offline',
  facts: (place, classes, weights, bytes) =>
    `${place}, ${plural(classes, { one: '1 klasa', few: `${formats.number(classes)} klasy`, many: `${formats.number(classes)} klas`, other: `${formats.number(classes)} klasy` })}, ${weights}, ${formats.megabytes(bytes)}`,
  origin: (source, licence) => `${source}; licencja: ${licence}`,
  isOutdated: 'Dostępna jest nowsza wersja.',
  inUse: 'w użyciu',
  use: 'Użyj',
  takeIntoUse: (name) => `Użyj: ${name}`,
  update: 'Aktualizuj',
  updateNamed: (name) => `Aktualizuj: ${name}`,
  delete: 'Usuń',
  deleteNamed: (name) => `Usuń: ${name}`,
  bring: 'Otwórz własną sieć',
  howToBring: rich(
    'Upuść ją na stronę albo otwórz tutaj: plik .h5 Kerasa lub {modelJson} TensorFlow.js ze wszystkimi plikami obok niego. Zostanie odczytana i zapisana na tym urządzeniu, nigdy nie jest wysyłana. Można dołączyć plik .json z nazwami klas w ich kolejności. Dla VGG16 jest to plik Kerasa {vgg16} ({size}). Kto udostępnia tę stronę, może zamiast tego uruchomić {command}.',
  ),
  openWeights: 'Otwórz wagi',
  thingsKnown: (count) =>
    plural(count, {
      one: 'Jedyna rzecz, którą zna',
      few: `${formats.number(count)} rzeczy, które zna`,
      many: `${formats.number(count)} rzeczy, które zna`,
      other: `${formats.number(count)} rzeczy, które zna`,
    }),
  inNumbers: 'W liczbach',
  parameters: 'Parametry',
  weights: 'Wagi',
  weightsChecked: (type, bytes) => `${type}, ${formats.megabytes(bytes)}, każdy plik sprawdzony przez SHA-256`,
  input: 'Wejście',
  inputSize: (size, preset) => `${size} × ${size} pikseli, najbliższy sąsiad, tryb ${preset}`,
  explained: 'Wyjaśniana',
  explainedBy: (layer, method) => `${layer}, metodą ${method}`,
  runsOn: 'Działa na',
  because: (backend, reason) => `${backend}. ${reason}`,
  memory: 'Pamięć',
  tensors: (count, bytes) =>
    `${plural(count, { one: '1 tensor', few: `${formats.number(count)} tensory`, many: `${formats.number(count)} tensorów`, other: `${formats.number(count)} tensora` })}, ${formats.megabytes(bytes)}`,
  counting: 'liczenie',
  source: 'Źródło',
  licence: 'Licencja',
  aboutVgg16:
    'Wagi VGG16 opracowali K. Simonyan i A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'Przykłady są wolne od praw autorskich; piłka golfowa i spadochron są narysowane wzorem.',
}
