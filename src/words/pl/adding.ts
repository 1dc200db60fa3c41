import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const adding: LazyWords['adding'] = {
  howTo: rich(
    'Upuść jej pliki na stronę albo wybierz je tutaj, tak jak je masz: plik .keras lub .h5 Kerasa, {modelJson} z TensorFlow.js z plikami obok niego, .onnx, wagi z PyTorcha, cały folder albo .zip z nimi. Pliki jednej sieci mogą też przychodzić po kolei. Są czytane i zapisywane na tym urządzeniu i nigdzie nie wysyłane.',
  ),
  add: 'Dodaj',
  chosen: rich('{files}, {size}. Wybierz precyzję, a potem naciśnij Dodaj.'),
  unfit: 'To urządzenie nie pomieści sieci w tej postaci. Wybierz inną precyzję i naciśnij „Dodaj”.',
  collected: 'Dotychczasowe pliki tej sieci',
  here: 'Już są, i zostaną, dopóki nie zaczniesz od nowa:',
  aside: 'Też tutaj, ale nie z tej sieci:',
  more: (count) => `i jeszcze ${count}`,
  startOver: 'Zacznij od nowa',
  notAdded: rich('Nie dodano: {files}. Heatlens dodaje po jednej sieci naraz.'),
  addNamed: (name) => `Dodaj ${name}`,
  isPicture: rich('{files} to obraz, a nie sieć.'),
  arePictures: rich('{files} to obrazy, a nie sieci.'),
  openPicture: 'Otwórz obraz',
  openPictures: 'Otwórz obrazy',
  lacks: {
    network: 'Lista klas już jest. Teraz upuść sieć, do której należy.',
    weights: 'Architektura już jest. Teraz upuść jej wagi: plik .h5 lub .weights.h5, który z nią zapisano.',
    modelJson: 'Wagi już są. Teraz upuść model.json, który do nich należy.',
    architecture:
      'Wagi już są, ale nie wiadomo, jak zbudowana jest sieć. Teraz upuść jej architekturę: plik .json, który zapisuje ten wiersz Pythona. Albo poproś autora o całą sieć, plik .keras lub .h5 z model.save().',
  },
  lacksFiles: 'Opis sieci już jest, ale brakuje pliku z jej wagami. Upuść go teraz.',
  lacksShards: (of, count, total, names) =>
    `${of} już jest. Jeszcze brakuje (${formats.number(count)} z ${formats.number(total)}): ${names.join(', ')}${names.length < count ? ', …' : ''}. Upuść je teraz.`,
  halted: 'Anulowano',
  haltedAt: (loaded, total) =>
    `${formats.megabytes(loaded)} z ${formats.megabytes(total)} jest na tym urządzeniu i tam zostanie, także po ponownym wczytaniu strony. Kontynuuj teraz albo wybierz później te same pliki.`,
  haltedUnkept:
    'Nic z tego nie zapisano, bo przeglądarka na to nie pozwala. Kontynuuj albo wybierz pliki ponownie później.',
  goOn: 'Kontynuuj',
  understood: 'Co zrozumiano',
  format: 'Format pliku',
  formats: {
    package: 'pakiet Heatlens',
    tfjs: 'plik TensorFlow.js',
    'tfjs-graph': 'graf TensorFlow.js',
    safetensors: 'plik PyTorch, safetensors',
    torch: 'plik PyTorch',
    'keras-zip': 'plik Kerasa, .keras',
    'keras-h5': 'plik Kerasa, HDF5',
    'keras-architecture': 'pliki Kerasa, architektura i wagi',
    onnx: 'plik ONNX',
    other: 'inny format',
  },
  formatBy: (format, producer) => `${format}, zapisał ${producer}`,
  pixels: (width, height, channels) => `${width} × ${height} pikseli, ${channels === 1 ? 'szarość' : 'kolor'}`,
  freeSize: (size) => `${size}; plik nie ustala rozmiaru`,
  classes: 'Klasy',
  classesFrom: {
    file: 'Nazwane w plikach.',
    imagenet: 'Klasy ImageNetu, bo jest ich tysiąc.',
    numbers: 'Numerowane: żaden plik ich nie nazywa.',
  },
  open: {
    architecture: 'Architektura',
    activation: (module) => `Aktywacja po ${module}`,
    none: 'brak',
    from: {
      usual: 'Najczęstsza sieć o takich wagach.',
      guess:
        'Przypuszczenie: wagi tego nie określają, ale określa kod, którym je wytrenowano. Błędny wybór zmienia odpowiedź.',
      file: 'Według nazwy pliku.',
      person: 'Twój wybór.',
    },
  },
  outputs: 'Wyjścia',
  toStore: 'Do zapisania',
  alsoThere: 'Niedodane',
  whatToDrop: 'Co upuścić',
  sources: {
    keras: {
      title: 'Z Kerasa',
      text: 'Zapisz całą sieć tym wierszem i upuść plik. Starszy .h5 też się nada, podobnie jak wagi z architekturą obok.',
    },
    teachableMachine: {
      title: 'Z Teachable Machine',
      text: 'Naciśnij Export Model, wybierz Tensorflow.js albo Tensorflow > Keras, potem Download. Upuść .zip bez rozpakowania.',
    },
    torch: {
      title: 'Z PyTorcha',
      text: 'Upuść wagi znanej architektury (.pth, .pt, .safetensors) albo folder z Hugging Face. Z każdej innej sieci ten wiersz robi .onnx.',
    },
    onnx: {
      title: 'Z ONNX',
      text: 'Upuść .onnx, razem z plikiem wag, jeśli go ma.',
    },
    hub: {
      title: 'Z TensorFlow Hub i Kaggle Models',
      text: 'Wybierz wariant TensorFlow.js, pobierz go, rozpakuj i upuść folder. Z SavedModel taki folder robi to polecenie.',
    },
    tfjs: {
      title: 'Z TensorFlow.js',
      text: 'Upuść folder z model.json i wszystkimi plikami wag albo .zip z nim.',
    },
  },
  labels: 'Etykiety',
  labelsText: 'Nazwy klas, po kolei, mogą leżeć obok sieci albo w jej pliku .zip.',
  keepingFile: rich('Zapisywanie {file} na tym urządzeniu. Do tego czasu działa dotychczasowa sieć.'),
  readingFile: rich('Odczytywanie {file}. Do tego czasu działa dotychczasowa sieć.'),
  keeping: 'Zapisywanie sieci',
}
