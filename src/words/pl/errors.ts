import type { AddressKey, OtherKindId } from '../../ids.ts'
import type { FileKindId } from '../../image/input/fileKind.ts'
import type { LazyErrorTexts } from '../formatMessage.ts'
import { tellObstacles } from '../obstacles.ts'
import { formats } from './formats.ts'
import { names } from './names.ts'
import { obstacles } from './obstacles.ts'

/** What a file is, as the end of “… is”. */
const kinds: Readonly<Record<FileKindId, string>> = {
  png: 'obraz PNG',
  jpeg: 'obraz JPEG',
  gif: 'obraz GIF',
  webp: 'obraz WebP',
  avif: 'obraz AVIF',
  bmp: 'obraz BMP',
  dib: 'obraz BMP bez nagłówka pliku',
  ico: 'ikona',
  svg: 'rysunek SVG, który nie ma własnych pikseli',
  heic: 'obraz HEIC, którego ta przeglądarka nie potrafi odczytać',
  tiff: 'obraz TIFF lub surowy plik aparatu, którego ta przeglądarka nie potrafi odczytać',
  raw: 'surowy plik aparatu, którego ta przeglądarka nie potrafi odczytać',
  pdf: 'dokument PDF',
  keras: 'sieć zapisana przez Kerasa, a nie obraz',
  zip: 'archiwum',
  hdf5: 'plik HDF5, może wagi modelu, a nie obraz',
}

/** What to do with a file that is not a picture. */
const instead: Readonly<Record<OtherKindId, string>> = {
  svg: 'Wyeksportuj go jako PNG i wybierz ten plik.',
  heic: 'Wyeksportuj go jako JPEG i wybierz ten plik. Dla kolejnych zdjęć wybierz w iPhonie Ustawienia > Aparat > Formaty > Największa zgodność.',
  tiff: 'Wyeksportuj go jako PNG i wybierz ten plik.',
  raw: 'Wyeksportuj go jako JPEG i wybierz ten plik.',
  pdf: 'Wybierz zamiast tego JPEG, PNG, WebP, AVIF lub GIF.',
  keras: 'Dodaj ją w oknie „Model”.',
  zip: 'Rozpakuj je i wybierz obrazy w środku.',
  hdf5: 'Wybierz zamiast tego JPEG, PNG, WebP, AVIF lub GIF.',
}

/** An invalid value in the page's address. */
const unknown: Readonly<Record<AddressKey, string>> = {
  method: 'nieznaną metodę',
  fusion: 'nieznane łączenie',
  smoothing: 'nieznane wygładzanie',
  layer: 'nieznaną warstwę',
  output: 'nieznane wyjście',
  reading: 'nieznany odczyt',
  class: 'nieznaną klasę',
  colours: 'nieznane kolory',
  opacity: 'nieznane krycie',
  look: 'nieznany widok',
  threshold: 'nieznany próg',
  region: 'nieznany obszar',
  evidence: 'nieznane przesłanki',
  score: 'nieznaną wartość',
  backend: 'nieznany backend',
  model: 'nieznaną sieć',
  url: 'nieznany adres obrazu',
  shared: 'nieznaną wersję linku',
  scale: 'nieznaną skalę',
  sample: 'nieznany przykład',
  theme: 'nieznany motyw',
  lang: 'nieznany język',
}

/** A layer and its problem. */
const unfit = (layer: string, trouble: string) =>
  `Warstwa ${layer} ${trouble}. Heatlens nie może uruchomić tej sieci; wybierz inną.`

/** See ../en/errors.ts. */
export const errors: LazyErrorTexts = {
  // Anywhere
  workerStopped:
    'Działająca w tle część Heatlens się zatrzymała. Spróbuj ponownie; jeśli to nie pomoże, przeładuj stronę.',

  // Pictures
  pictureEmpty: ({ file }) => `Plik „${file}” jest pusty. Wybierz inny plik.`,
  notAPicture: ({ file, kind }) => `„${file}” to ${kinds[kind]}. ${instead[kind]}`,
  pictureDamaged: ({ file, kind }) =>
    `„${file}” zaczyna się jak ${kinds[kind]}, ale plik jest uszkodzony lub niepełny. Zapisz go lub pobierz ponownie.`,
  pictureUnknown: ({ file }) =>
    `„${file}” nie jest obrazem, który ta przeglądarka potrafi odczytać. Wybierz JPEG, PNG, WebP, AVIF lub GIF.`,
  pictureUnreadable: ({ file }) =>
    `Nie można odczytać „${file}”: to folder albo plik po wyborze przeniesiono lub zablokowano. Wybierz obraz jeszcze raz.`,
  pictureWithoutPixels: ({ file, width, height }) =>
    `„${file}” nie ma pikseli (${width} × ${height}). Wybierz inny plik.`,
  pictureTooLarge: ({ file, megapixels, width, height }) =>
    `„${file}” ma ${formats.number(megapixels)} megapikseli (${width} × ${height}), więcej niż 100, które otwiera Heatlens. Zmniejsz obraz i wybierz go ponownie.`,
  pictureTimedOut: ({ file, seconds }) =>
    `Nie udało się otworzyć „${file}”: upłynął limit czasu ${formats.number(seconds)} s. Zapisz obraz na nowo w edytorze albo wybierz inny.`,
  noCanvasToRead: 'Przeglądarka nie dała płótna do odczytania obrazu. Zamknij inne karty i spróbuj ponownie.',
  pictureNotWritten: ({ width, height }) =>
    `Ta przeglądarka nie potrafi zapisać obrazu o ${width} × ${height} pikselach. Zmniejsz obraz, wybierz go ponownie i wtedy zapisz.`,
  noPictureYet: 'Nie ma jeszcze wyjaśnionego obrazu. Najpierw wybierz obraz.',
  passGone: 'Zanim da się to wyjaśnić, sieć musi jeszcze raz spojrzeć na obraz. Wybierz go ponownie.',
  unknownMethod: ({ method }) => `Nie ma metody „${method}”. Wybierz metodę z listy.`,
  noRoomForSecond: 'Brakuje pamięci na test sanity, który potrzebuje sieci dwa razy. Wybierz mniejszą sieć.',
  pasteRefused: 'Przeglądarka nie pozwala Heatlens czytać schowka. Zezwól na to tej stronie albo naciśnij Ctrl+V (⌘V).',
  nothingToPaste: 'W schowku nie ma obrazu. Skopiuj sam obraz albo jego adres i wklej ponownie.',
  notCopied: 'Przeglądarka nie pozwala Heatlens skopiować skryptu. Zapisz tablice: skrypt jest do nich dołączony.',
  folderUnreadable: 'Nie udało się odczytać folderu. Sprawdź, czy nadal istnieje, i upuść pliki z niego.',
  handedPicturesMissing: 'Przekazane obrazy nie dotarły. Wybierz je tutaj.',
  folderHoldsNothing: ({ folder }) =>
    `W folderze „${folder}” nie ma ani obrazu, ani sieci. Upuść folder z obrazami albo z plikiem model.json i jego plikami.`,
  nothingDropped: 'W tym, co upuszczono, nie ma pliku. Najpierw zapisz obraz, a potem upuść plik.',

  // Exports
  sizeUnfit: ({ width, height }) =>
    `Sieć nie może działać na obrazach o rozmiarze ${width} × ${height} pikseli. Wybierz inny rozmiar.`,
  noNetworkInUse: 'Żadna sieć nie jest w użyciu. Poczekaj, aż się wczyta, i spróbuj ponownie.',
  archiveTooLarge:
    'Wszystkie obrazy razem przekraczają 4 GB, które mieści plik .zip. Usuń część z nich i wyeksportuj ją potem.',
  noCanvasForSheet: 'Przeglądarka nie dała płótna na stykówkę. Najpierw usuń kilka obrazów.',
  otherNetworkInExport: 'W trakcie eksportu zaczęto używać innej sieci, więc został przerwany. Wyeksportuj ponownie.',

  // Fetching a network
  modelFileRefused: ({ file, status }) =>
    `Pliku modelu ${file} nie ma na serwerze (status ${status}). Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.`,
  networkUnknown: ({ network }) =>
    `Nie ma tu sieci „${network}”. Odnośnik może być stary lub błędnie zapisany: użyj innej sieci.`,
  modelFileIsPage: ({ file }) =>
    `Zamiast pliku modelu ${file} serwer przysłał stronę internetową. Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.`,
  modelFileTooLong: ({ file }) =>
    `Plik modelu ${file} jest dłuższy, niż powinien. Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.`,
  modelFileCutShort: ({ file, bytes, wanted }) =>
    `Plik modelu ${file} przyszedł niepełny (${formats.number(bytes)} z ${formats.number(wanted)} bajtów). Sprawdź połączenie i spróbuj ponownie.`,
  modelFileDamaged: ({ file }) =>
    `Plik modelu ${file} jest uszkodzony: suma kontrolna się nie zgadza. Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.`,
  catalogueMissing: 'Lista sieci nie dotarła. Sprawdź połączenie i spróbuj ponownie albo dodaj sieć z pliku.',
  downloadNoAnswer: ({ host }) =>
    `${host} nie odpowiada albo nie pozwala innym stronom czytać swoich plików. Spróbuj ponownie albo pobierz plik ręcznie i upuść go tutaj.`,
  downloadBroke: ({ host, megabytes }) =>
    `Połączenie z ${host} zostało przerwane; ${formats.number(megabytes)} MB już jest i zostanie. Spróbuj ponownie: pobieranie ruszy od tego miejsca.`,
  downloadRefused: ({ host, status }) =>
    `${host} nie ma pliku pod tym adresem (status ${status}). Sprawdź adres albo pobierz plik ręcznie.`,
  downloadIsPage: ({ host }) =>
    `${host} przysłał stronę internetową, a nie plik. Otwórz ją i skopiuj adres samego pliku albo pobierz go ręcznie i upuść tutaj.`,
  downloadTooLarge: ({ host }) => `Plik z ${host} ma ponad 8 GB. Wybierz mniejszą sieć.`,
  downloadNoList: ({ host }) =>
    `Plik z ${host} nie wymienia wag, które leżą obok niego. Podaj adres model.json sieci TensorFlow.js albo pobierz jej pliki ręcznie.`,
  downloadWrong: ({ file }) =>
    `${file} to nie jest opublikowany plik: suma kontrolna się nie zgadza. Pobierz plik ponownie.`,

  // Networks on this device
  noRoom:
    'Na tym urządzeniu brakuje miejsca na resztę sieci. Usuń którąś sieć w oknie „Model” lub zwolnij miejsce, a potem otwórz plik ponownie: praca ruszy od miejsca przerwania.',
  networkNotWhole: ({ part, file }) =>
    file === null
      ? `Części tej sieci (${part}) nie ma już na tym urządzeniu w postaci, w jakiej ją zapisano. Otwórz jej plik ponownie w oknie „Model”: powstanie tylko to, czego brakuje. Albo użyj innej sieci, a tę usuń.`
      : `Części tej sieci (${part}) nie ma już na tym urządzeniu w postaci, w jakiej ją zapisano. Otwórz „${file}” ponownie w oknie „Model”: powstanie tylko to, czego brakuje. Albo użyj innej sieci, a tę usuń.`,
  storageNotPersistent:
    'Przeglądarka nie obiecała zachować sieci; gdy zabraknie miejsca, może je usunąć. Zainstaluj stronę lub dodaj ją do zakładek i zapytaj ponownie.',

  // Files of networks
  noNetworkInFiles:
    'Żaden z tych plików nie jest siecią. Wybierz plik .keras lub .h5 Kerasa, plik .onnx albo model.json modelu TensorFlow.js ze wszystkimi plikami obok niego.',
  fileGone: ({ file }) => `„${file}” nie da się już odczytać. Wybierz plik ponownie.`,
  fileDamaged: ({ file }) => `„${file}” jest niepełny lub uszkodzony. Pobierz plik ponownie.`,
  fileEmpty: ({ file }) => `Plik „${file}” jest pusty. Pobierz go ponownie.`,
  fileIsPage: ({ file }) =>
    `Plik „${file}” to strona internetowa, a nie sieć: pobieranie się nie powiodło. Pobierz plik ponownie ze strony, która go udostępnia.`,
  fileIsPointer: ({ file }) =>
    `Plik „${file}” to tylko wskaźnik Git LFS: sama sieć nie została pobrana. Pobierz ją ze strony repozytorium albo uruchom git lfs pull.`,
  archivePartMissing: ({ file, part }) =>
    `W archiwum „${file}” brakuje pliku ${part}, który ma każdy plik .keras. Zapisz sieć ponownie przez model.save(...) albo wybierz inny plik.`,
  archiveTooFull: ({ file, count }) =>
    `Archiwum „${file}” zawiera pliki, które mogłyby należeć do sieci, w liczbie ${formats.number(count)}: więcej, niż Heatlens przegląda. Rozpakuj je i upuść folder samej sieci.`,
  archivePartTooLarge: ({ file, part, mebibytes }) =>
    `W archiwum „${file}” plik ${part} miałby ${formats.number(mebibytes)} MiB, więcej niż Heatlens rozpakowuje. Wybierz inny plik.`,
  weightsNotBeside: ({ file }) =>
    `Plik „${file}” opisuje sieć, ale jej wagi są w innym pliku. Teraz upuść wagi albo wybierz oba pliki razem.`,
  modelsTooDeep: ({ levels }) =>
    `W pliku są modele w modelach, głębiej niż ${formats.number(levels)} poziomy, więc nie jest to sieć, którą Heatlens może uruchomić. Wybierz inny plik.`,
  notHdf5: ({ file }) =>
    `„${file}” nie jest plikiem HDF5. Wybierz wagi sieci zapisane przez Keras, z rozszerzeniem .h5.`,
  notAClassList: ({ file }) =>
    `„${file}” nie jest listą klas. Zapisz ją jako ["pierwsza nazwa", "druga nazwa", …], w kolejności wyjść.`,
  fileTimedOut: ({ seconds }) =>
    `Nie udało się odczytać pliku: upłynął limit czasu ${formats.number(seconds)} s. Plik może być uszkodzony. Pobierz go ponownie.`,
  tooManyLayers: ({ count }) =>
    `Plik wymienia ${formats.number(count)} warstw, za dużo albo niektóre dwa razy, więc nie jest to sieć, którą Heatlens potrafi uruchomić. Wybierz inny plik.`,
  noDenseLayers:
    'Ten plik kończy się przed warstwami, które nazywają rzeczy (Keras nazywa taki plik notop). Wybierz plik z warstwami gęstymi.',
  tooManyWeights: ({ layer, count }) =>
    `Ten plik zawiera tylko wagi, i to nie sieci VGG: warstwa ${layer} ma ich ${formats.number(count)}. Wybierz go razem z architekturą, plikiem .json z model.to_json(), albo zapisz całą sieć przez model.save('name.keras').`,
  weightsNotInFile: ({ weights }) => `Plik wymienia wagi ${weights}, ale ich nie zawiera. Pobierz plik ponownie.`,
  weightsOfOtherKind: ({ weights }) =>
    `Wagi ${weights} nie są liczbami zmiennoprzecinkowymi, a innych Heatlens nie czyta. Zapisz model z takimi wagami.`,
  stateDictUnknown: ({ file, known, count, first }) =>
    `„${file}” zawiera wagi sieci PyTorch bez jej architektury, a Heatlens ich nie zna (tensory: ${formats.number(count)}, pierwszy: ${first}). Wyeksportuj sieć jako ONNX albo wybierz ją jako plik Keras lub TensorFlow.js. Same wagi wystarczą dla sieci: ${known.join(', ')}.`,
  headsUnknown: ({ file, channels }) =>
    `„${file}” zawiera vision transformer, którego liczba kanałów to ${formats.number(channels)}, a wagi nie mówią, ile ma głowic uwagi. Wybierz go razem z plikiem config.json, na przykład {"model_type": "vit", "num_attention_heads": 4}, albo wyeksportuj sieć jako ONNX.`,
  pickleCalls: ({ file, call }) =>
    `„${file}” chce przy otwieraniu wywołać ${call}. To nie są same wagi, więc nie zostanie otwarty. Poproś autora o plik .safetensors lub .onnx.`,
  notAStateDict: ({ file }) =>
    `„${file}” nie jest state dict: nie zawiera nazwanych wag. Zapisz je przez torch.save(model.state_dict(), 'weights.pth').`,
  optimizerOnly: ({ file }) => `„${file}” zawiera stan optymalizatora, a nie sieć. Wybierz plik z wagami.`,
  viewOutside: ({ file, weights, values, held }) =>
    `${weights} ma mieć ${formats.number(values)} wartości i leży poza swoim obszarem, który ma ich ${formats.number(held)}: „${file}” jest uszkodzony. Pobierz go ponownie.`,
  weightsCut: ({ file, weights, wanted, bytes }) =>
    `${weights} potrzebuje ${formats.number(wanted)} bajtów, a „${file}” ma ich ${formats.number(bytes)}. Pobierz plik ponownie.`,
  weightsDataMissing: ({ file, weights, part }) =>
    `Brakuje ${part}, danych ${weights}: „${file}” jest niepełny. Pobierz go ponownie.`,
  wholeModuleFile: ({ file, class: name }) =>
    `„${file}” to cały model w pickle (${name}), który da się otworzyć tylko przez uruchomienie jego kodu. Zapisz same wagi przez torch.save(model.state_dict(), 'weights.pth') albo wyeksportuj ONNX tymi liniami Pythona.`,
  torchScriptFile: ({ file }) =>
    `„${file}” to TorchScript, program, który uruchamia tylko PyTorch. Wyeksportuj ONNX tymi liniami Pythona.`,
  exportedProgramFile: ({ file }) =>
    `„${file}” to program torch.export, który uruchamia tylko PyTorch. Wyeksportuj ONNX tymi liniami Pythona.`,
  otherTask: ({ file, task }) =>
    `„${file}” należy do sieci, która ${{ boxes: 'znajduje ramki', areas: 'znajduje obszary', text: 'pracuje na tekście' }[task]}, a nie podaje klas. Wybierz sieć, która mówi, co jest na obrazie.`,
  keras3Weights:
    "Ten plik zawiera tylko wagi. Wybierz go razem z architekturą, plikiem .json z model.to_json(), albo zapisz całą sieć przez model.save('name.keras').",
  architectureMissing: ({ file, count }) =>
    `Ten plik zawiera tylko wagi. Wybierz go razem z architekturą, plikiem .json z model.to_json(), albo zapisz całą sieć przez model.save('name.keras'). Sieci z keras.applications otwierają się bez niej, ale ${file} (tensory: ${formats.number(count)}) nie jest żadną z nich.`,
  architectureUnfit: ({ architecture, weights }) =>
    `Architektura w pliku „${architecture}” nie należy do wag z pliku „${weights}”. Upuść wagi, które z nią zapisano, albo architekturę tych wag.`,
  filesApart: ({ file, other }) =>
    `„${file}” nie należy do tej samej sieci co „${other}”. Oba pliki zostają: upuść to, czego brakuje jednemu z nich.`,
  savedModelFile: ({ file }) =>
    `${file} jest częścią SavedModel, programu dla TensorFlow, w którym nie ma już warstw. Zamień go w plik Kerasa tymi wierszami Pythona albo zapisz sieć przez model.save('name.keras').`,
  tfliteFile: ({ file }) =>
    `${file} to plik TensorFlow Lite, którego Heatlens nie czyta. Wybierz sieć Kerasa, z której powstał, albo zamień go w ONNX ostatnim z tych wierszy.`,
  checkpointFile: ({ file }) =>
    `${file} jest częścią punktu kontrolnego TensorFlow, który zawiera tylko wagi. Wczytaj go do jego sieci tymi wierszami Pythona i zapisz ją.`,
  frozenGraphFile: ({ file }) =>
    `${file} to zamrożony graf TensorFlow, w którym nie ma już warstw. Wybierz sieć Kerasa, z której powstał.`,
  otherProgramFile: ({ file, program }) =>
    `${file} to sieć dla innego programu (${program}), którego plików Heatlens nie czyta. Wybierz sieć Kerasa (.keras, .h5) albo TensorFlow.js (model.json).`,
  notKeras: ({ attribute }) =>
    `Ten plik HDF5 nie ma ${attribute}, więc nie jest modelem Kerasa. Wybierz plik zapisany przez save_weights lub save Kerasa, z rozszerzeniem .h5.`,
  notOnnx: ({ file }) =>
    `„${file}” nie jest poprawnym plikiem ONNX. Pobierz go ponownie albo wyeksportuj sieć jeszcze raz.`,
  onnxWithoutNodes: ({ file }) =>
    `„${file}” to plik ONNX bez operatorów, więc nie jest siecią. Wyeksportuj sieć jeszcze raz.`,
  onnxOpset: ({ file, opset, oldest, newest }) => {
    const span = `${formats.number(oldest)} do ${formats.number(newest)}`
    return opset === null
      ? `„${file}” nie mówi, dla którego opsetu ONNX został zapisany; Heatlens czyta ${span}. Wyeksportuj sieć jeszcze raz.`
      : `„${file}” zapisano dla opsetu ${formats.number(opset)} ONNX, ${opset < oldest ? 'starszego' : 'nowszego'} niż te, które czyta Heatlens (${span}). Wyeksportuj go z innym, na przykład 18, albo przekształć za pomocą onnx.version_converter.`
  },
  notForPictures: ({ file, what }) =>
    `„${file}” nie jest siecią do obrazów (${what}). Wybierz taką, która nazywa to, co jest na obrazie.`,
  weightsShapeWrong: ({ weights, shape }) =>
    `Kształt wag ${weights} jest niepoprawny (${shape.join(' × ')}). Pobierz plik ponownie.`,
  weightsCutShort: ({ weights }) =>
    `Wagi ${weights} są niepełne: plik podaje inną liczbę wartości, niż ma na nie bajtów. Pobierz plik ponownie.`,
  weightsOutside: ({ weights, file }) =>
    `Wagi ${weights} miałyby leżeć poza „${file}”. Pobierz oba pliki ponownie albo wyeksportuj sieć jeszcze raz.`,
  noModelConfig: 'Zapisanemu modelowi brakuje model_config. Zapisz go ponownie przez model.save(...).',
  modelConfigDamaged: 'model_config zapisanego modelu jest uszkodzony. Zapisz model ponownie przez model.save(...).',
  layerNotInFile: ({ layer }) => `Plik wymienia warstwę ${layer}, ale jej nie zawiera. Pobierz plik ponownie.`,
  notTfjsModel: ({ where }) =>
    where === null
      ? 'Ten model.json nie jest modelem TensorFlow.js. Zapisz sieć przez model.save lub tensorflowjs_converter i otwórz wszystkie jej pliki razem.'
      : `Ten model.json nie jest modelem TensorFlow.js (zob. ${where}). Zapisz sieć przez model.save lub tensorflowjs_converter i otwórz wszystkie jej pliki razem.`,
  filesOfOtherLength: ({ file, bytes, wanted }) =>
    `Pliki ${file} … mają ${formats.number(bytes)} bajtów, a potrzeba ${formats.number(wanted)}: któryś jest niepełny lub należy do innej sieci. Pobierz je ponownie.`,
  modelJsonMissing: ({ count, file }) =>
    count === 1
      ? `Wagi już są (${file}, plików: ${formats.number(count)}). Teraz upuść model.json, który do nich należy.`
      : `Wagi już są (${file} i inne, plików: ${formats.number(count)}). Teraz upuść model.json, który do nich należy.`,
  filesMissing: ({ count, file, of = 'model.json' }) =>
    count === 1
      ? `Do ${of} należy jeszcze ${formats.number(count)} plik: ${file}. Otwórz lub upuść cały folder.`
      : `Do ${of} należy jeszcze ${formats.number(count)} plików, na przykład ${file}. Otwórz lub upuść cały folder.`,
  networkFileGone: 'Pliku sieci nie da się już odczytać. Otwórz jej pliki ponownie.',
  packageFileMissing: ({ file }) => `W pakiecie brakuje pliku ${file}. Otwórz lub upuść cały jego folder.`,
  packageFileDamaged: ({ file }) =>
    `Plik ${file} z pakietu jest niepełny lub uszkodzony: suma kontrolna się nie zgadza. Pobierz plik ponownie.`,
  classListTooLong: 'Lista klas jest za długa. Przekonwertuj sieć ponownie.',

  // What is in them
  modelTooLarge: ({ mebibytes }) =>
    `Model potrzebuje ${formats.number(mebibytes)} MiB, więcej niż mieści karta przeglądarki. Wybierz mniejszy.`,
  networkNeedsMore: ({ megabytes, limit }) =>
    `Ta sieć zajmuje ${formats.number(megabytes)} MB pamięci, a to urządzenie ma na nią najwyżej ${formats.number(limit)} MB. Wybierz mniejszą sieć albo urządzenie z większą pamięcią.`,
  notAPackage: ({ where }) =>
    where === null
      ? 'Plik model.json modelu nie jest pakietem Heatlens. Przekonwertuj sieć przez `npm run model` i otwórz wynik.'
      : `Plik model.json modelu nie jest pakietem Heatlens (zob. ${where}). Przekonwertuj sieć przez \`npm run model\` i otwórz wynik.`,
  fileNotListed: ({ file }) => `Na liście plików modelu brakuje ${file}. Przekonwertuj sieć ponownie.`,
  filesOfOtherSize: ({ weights }) =>
    `Pliki ${weights} nie mają rozmiaru, jakiego wymaga ich kształt. Przekonwertuj sieć ponownie.`,
  notJson: 'Plik modelu nie jest poprawnym JSON-em. Przekonwertuj sieć ponownie przez `npm run model`.',
  classesNotPairs: 'Lista klas modelu nie jest listą par [identyfikator, nazwa]. Przekonwertuj sieć ponownie.',
  notANetwork: "Plik nie opisuje sieci Kerasa. Wybierz plik zapisany przez Kerasa za pomocą model.save('name.keras').",
  ownModel: ({ class: name }) =>
    `Model jest własną klasą autora (${name}), a plik nie opisuje jego warstw. Zapisz go jako model funkcyjny tymi liniami Pythona.`,
  networkObstacles: (told) => tellObstacles(obstacles, formats, told),
  layersOfSameName: 'Dwie warstwy modelu mają tę samą nazwę. Nadaj każdej własną i zapisz model ponownie.',
  notOneChain: ({ layer }) =>
    `Warstwa ${layer} nie następuje po prostu po poprzedniej, a Heatlens uruchamia tylko sieci będące jednym łańcuchem warstw, jak VGG16. Wybierz taką sieć.`,
  notVggLayout: ({ layer }) =>
    `Warstwa ${layer} nie pasuje do układu VGG, a ten plik zawiera tylko wagi. Wybierz go razem z architekturą, plikiem .json z model.to_json(), albo zapisz całą sieć przez model.save('name.keras').`,
  layerSettingWrong: ({ layer, setting }) => unfit(layer, `nie ma poprawnego ${setting}`),
  layerActivationUnknown: ({ layer, activation }) => unfit(layer, `ma aktywację ${activation}`),
  layerPaddingUnknown: ({ layer, padding }) => unfit(layer, `ma padding ${padding}`),
  layerChannelsFirst: ({ layer }) => unfit(layer, 'ma kanały na początku'),
  layerKindUnknown: ({ layer, kindOfLayer, known }) => unfit(layer, `to ${kindOfLayer}, a znane są tylko ${known}`),
  classListUnfit: ({ outputs, classes }) =>
    `Liczba wyjść sieci to ${formats.number(outputs)}, a klas na liście jest ${formats.number(classes)}. Podaj właściwą listę przez --classes.`,
  ownClassListUnfit: ({ outputs, classes }) =>
    `Liczba wyjść sieci to ${formats.number(outputs)}, a jej lista ma tyle klas: ${formats.number(classes)}. Przekonwertuj ją ponownie z właściwym --classes.`,
  unknownPreset: ({ preset, presets }) =>
    `Model wymaga obrazów przygotowanych jako „${preset}”, czego Heatlens nie zna. Przekonwertuj go z --preset ${presets.join(' lub ')}.`,
  weightsNotNumbers: ({ weights }) =>
    `Wagi ${weights} zawierają wartości, które nie są liczbami. Pobierz plik ponownie.`,
  weightsTooLarge: ({ weights, type }) =>
    `Wagi ${weights} zawierają wartości za duże dla ${type}. Przekonwertuj z --weights float32.`,
  weightsOfOtherType: ({ weights, type, wanted }) =>
    `Wagi ${weights} są typu ${type}, a zapowiedziano ${wanted}. Przekonwertuj sieć ponownie.`,
  weightsUnreadable: ({ weights }) => `Nie można odczytać wag ${weights}. Przekonwertuj sieć ponownie.`,
  weightsUnwanted: ({ weights }) =>
    `Model zawiera wagi ${weights}, których nie potrzebuje żadna warstwa. Przekonwertuj sieć ponownie.`,
  weightsTwice: ({ weights }) => `Model zawiera wagi ${weights} dwa razy. Przekonwertuj sieć ponownie.`,
  weightsMissing: ({ weights }) => `W modelu brakuje wag ${weights}. Przekonwertuj sieć ponownie.`,
  weightsOfOtherShape: ({ weights, shape, wanted }) =>
    `Model zawiera wagi ${weights} [${shape}], a potrzeba [${wanted}]. Przekonwertuj sieć ponownie.`,

  // Backends
  backendNotRunning: ({ backend }) =>
    `Backend ${names.backends[backend]} nie działa w tej przeglądarce. Usuń „backend=${backend}” z adresu strony.`,
  noBackend: 'Nic w tej przeglądarce nie może uruchomić sieci. Zaktualizuj przeglądarkę albo otwórz Heatlens w innej.',
  noMemory: ({ megabytes }) =>
    `Ta sieć zajmuje ${formats.number(megabytes)} MB pamięci, których przeglądarka nie daje. Zamknij inne karty albo użyj mniejszej sieci.`,
  gpuReset:
    'Procesor graficzny został zresetowany i sieć na nim przepadła. Zacznij od nowa, aby ją wczytać; obrazy zostają na liście.',
  wrongNumbers:
    'Sieć podała liczby, które nie mogą być poprawne, więc nie są pokazywane. Zacznij od nowa; jeśli to nie pomoże, dodaj „?backend=wasm” do adresu strony.',
  gradientInfinite:
    'W tej warstwie gradient tej sieci jest nieskończony, jak przed pierwiastkiem z 0, więc nie ma mapy. Wybierz inną warstwę albo metodę, która nie używa gradientów.',
  threadStopped:
    'Wątek sieci się zatrzymał. Zacznij od nowa; jeśli to nie pomoże, zamknij inne karty, które mogą zabierać mu pamięć.',
  networkTimedOut: ({ seconds }) =>
    `Część Heatlens, która uruchamia sieć, przekroczyła limit czasu ${formats.number(seconds)} s. Zacznij od nowa; obrazy zostają na liście.`,
  noNetworkLoaded: 'Żadna sieć nie jest wczytana. Przeładuj stronę.',

  // Notices
  filesLeftOut: ({ limit, left }) =>
    left === null
      ? `Heatlens bierze naraz ${formats.number(limit)} plików z folderu; resztę pominięto. Upuść mniejszy folder.`
      : `Heatlens bierze naraz ${formats.number(limit)} plików z folderu; ostatnie (${formats.number(left)}) pominięto. Upuść je osobno.`,
  missingInTable: ({ count, total }) =>
    `Nieotwarte obrazy: ${formats.number(count)} z ${formats.number(total)}. Powody podaje tabela heatlens.csv.`,
  missingOnSheet: ({ count, total }) =>
    `Nieotwarte obrazy: ${formats.number(count)} z ${formats.number(total)}. Wybierz jeden na taśmie, aby zobaczyć powód.`,
  notAnalysed: 'nie przeanalizowano',
  networkNotKept: ({ network }) =>
    `Na tym urządzeniu zabrakło miejsca na ${names.title(network)}, więc następnym razem sieć zostanie pobrana znowu. Aby ją zachować, usuń którąś sieć w oknie „Model” lub zwolnij miejsce i przeładuj stronę.`,
  networkReady: ({ network }) => `Sieć ${names.title(network)} jest na tym urządzeniu i w użyciu.`,
  networkForVisit: ({ network }) =>
    `Nie udało się zapisać ${names.title(network)} na tym urządzeniu. Możesz używać tej sieci, dopóki nie zamkniesz lub nie przeładujesz tej strony.`,
  unknownIgnored: ({ key, value }) => `Zignorowano ${unknown[key]} „${value}”.`,
  savedNetworkMissing: ({ network }) =>
    `Sieci „${names.title(network)}”, którą wyjaśniono obraz, tu nie ma; zostaje ta, która jest w użyciu. Dodaj ją w oknie Model i wybierz obraz ponownie.`,
  savedNetworkDiffers: ({ network }) =>
    `Sieć „${names.title(network)}” jest w innej wersji niż ta, którą wyjaśniono obraz; ciepło może się różnić.`,
  reloadingStopped: ({ network }) =>
    network === null
      ? 'Część Heatlens, która uruchamia sieć, się zatrzymała; sieć wczytuje się ponownie.'
      : `Część Heatlens, która uruchamia sieć, się zatrzymała; ponowne wczytywanie: ${names.title(network)}.`,
  reloadingReset: ({ network }) =>
    network === null
      ? 'Procesor graficzny został zresetowany; sieć wczytuje się ponownie.'
      : `Procesor graficzny został zresetowany; ponowne wczytywanie: ${names.title(network)}.`,
  reloadingWrongNumbers: ({ network }) =>
    network === null
      ? 'Sieć podała liczby, które nie mogą być poprawne; wczytuje się ponownie.'
      : `Sieć podała liczby, które nie mogą być poprawne; ponowne wczytywanie: ${names.title(network)}.`,

  // Rare reasons for a backend
  modelFileStalled: ({ file, seconds }) =>
    `Plik modelu ${file} przestał napływać: przez ${formats.number(seconds)} sekund nic nie przyszło. Sprawdź połączenie i spróbuj ponownie.`,
  smallTextures: ({ size }) => `Procesor graficzny przyjmuje tylko tekstury ${size}, za małe na wagi.`,
  halfPrecision: 'Procesor graficzny liczy tylko w 16 bitach, za mało na dokładne liczby.',
  webglNotStarted: 'WebGL nie wystartował.',
  nothingFaster: 'Nie działa tu ani WebGL, ani WebAssembly, więc jest wolno.',
  gpuResetTwice: 'Procesor graficzny został zresetowany dwa razy, więc nie będzie używany do przeładowania strony.',
  usesGpu: ({ name }) => `Używa procesora graficznego (${name}).`,
  fasterHere: ({ ms, other, otherMs }) =>
    `Obraz próbny zajął mu ${formats.number(ms)} ms, a przez ${names.backends[other]} ${formats.number(otherMs)} ms.`,
  gpuDiffers: ({ name }) => `Procesor graficzny (${name}) dał inne liczby, więc nie jest używany.`,
  tooLargeForTwo: 'Sieć jest za duża, by trzymać ją dwa razy, więc procesora graficznego nie wypróbowano.',
}
