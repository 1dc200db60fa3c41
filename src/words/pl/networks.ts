import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const networks: LazyWords['networks'] = {
  networks: 'Sieci',
  places: {
    embedded: 'wbudowana w stronę',
    visit: 'na czas tej wizyty',
    device: 'na tym urządzeniu',
    host: 'na tym serwerze',
  },
  kept: 'Precyzja',
  weightTypes: {
    float32: 'pełna (float32)',
    float16: 'połowiczna (float16)',
    uint8: '8-bitowa (uint8, zgrubna)',
  },
  pixels: 'Przetwarzanie wstępne',
  room: (used, quota) =>
    `Zapisano na tym urządzeniu: ${formats.megabytes(used)} z ${formats.gigabytes(quota)}, na które pozwala przeglądarka.`,
  isPersistent: 'Przeglądarka ich nie usunie.',
  cannotKeep:
    'Ta przeglądarka nie pozwala stronie niczego zapisać. Dodanej sieci możesz używać, dopóki nie zamkniesz lub nie odświeżysz strony.',
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
  rename: 'Zmień nazwę',
  renameNamed: (name) => `Zmień nazwę: ${name}`,
  newName: 'Nazwa',
  exportIt: 'Zapisz jako plik',
  exportNamed: (name) => `Zapisz jako plik: ${name}`,
  exporting: 'Zapisywanie pliku…',
  deleteAsk: (name) => `Usunąć sieć „${name}”?`,
  deleteInUse: (name) => `Sieć „${name}” jest w użyciu. Zastąpi ją sieć dołączona do strony.`,
  keepIt: 'Zachowaj',
  bring: 'Dodaj sieć',
  ownNetwork: 'Własna sieć',
  openWeights: 'Wybierz pliki sieci',
  classCount: (count) =>
    plural(count, {
      one: '1 klasa',
      few: `${formats.number(count)} klasy`,
      many: `${formats.number(count)} klas`,
      other: `${formats.number(count)} klasy`,
    }),
  inNumbers: 'Dane',
  parameters: 'Parametry',
  weights: 'Wagi',
  weightsChecked: (type, bytes) => `${type}, ${formats.megabytes(bytes)}, każdy plik sprawdzony przez SHA-256`,
  input: 'Wejście',
  explained: 'Wyjaśniana warstwa',
  explainedBy: (layer, method) => `${layer}, metodą ${method}`,
  runsOn: 'Działa na',
  because: (backend, reason) => `${backend}. ${reason}`,
  memory: 'Pamięć',
  tensors: (count, bytes) =>
    `${plural(count, { one: '1 tensor', few: `${formats.number(count)} tensory`, many: `${formats.number(count)} tensorów`, other: `${formats.number(count)} tensora` })}, ${formats.megabytes(bytes)}`,
  counting: 'pomiar…',
  source: 'Źródło',
  licence: 'Licencja',
  aboutVgg16:
    'Wagi VGG16 opracowali K. Simonyan i A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'Przykłady są wolne od praw autorskich; piłka golfowa i spadochron zostały wygenerowane komputerowo.',
}
