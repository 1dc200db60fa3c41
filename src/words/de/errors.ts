import type { AddressKey, OtherKindId } from '../../ids.ts'
import type { FileKindId } from '../../image/input/fileKind.ts'
import type { LazyErrorTexts } from '../formatMessage.ts'
import { tellObstacles } from '../obstacles.ts'
import { formats } from './formats.ts'
import { names } from './names.ts'
import { obstacles } from './obstacles.ts'

/** What a file is, as the end of “… is”. */
const kinds: Readonly<Record<FileKindId, string>> = {
  png: 'ein PNG-Bild',
  jpeg: 'ein JPEG-Bild',
  gif: 'ein GIF-Bild',
  webp: 'ein WebP-Bild',
  avif: 'ein AVIF-Bild',
  bmp: 'ein BMP-Bild',
  dib: 'ein BMP-Bild ohne Dateikopf',
  ico: 'ein Symbol',
  svg: 'eine SVG-Zeichnung, die keine eigenen Pixel hat',
  heic: 'ein HEIC-Bild, das dieser Browser nicht lesen kann',
  tiff: 'ein TIFF-Bild oder die Rohdatei einer Kamera, die dieser Browser nicht lesen kann',
  raw: 'die Rohdatei einer Kamera, die dieser Browser nicht lesen kann',
  pdf: 'ein PDF-Dokument',
  keras: 'ein Netz, das Keras gespeichert hat, kein Bild',
  zip: 'ein Archiv',
  hdf5: 'eine HDF5-Datei, vielleicht die Gewichte eines Modells, kein Bild',
}

/** What to do with a file that is not a picture. */
const instead: Readonly<Record<OtherKindId, string>> = {
  svg: 'Exportieren Sie die Datei als PNG und wählen Sie dieses.',
  heic: 'Exportieren Sie die Datei als JPEG und wählen Sie dieses. Für die nächsten Fotos wählen Sie auf dem iPhone Einstellungen > Kamera > Formate > Maximale Kompatibilität.',
  tiff: 'Exportieren Sie die Datei als PNG und wählen Sie dieses.',
  raw: 'Exportieren Sie die Datei als JPEG und wählen Sie dieses.',
  pdf: 'Wählen Sie stattdessen ein JPEG, PNG, WebP, AVIF oder GIF.',
  keras: 'Fügen Sie es im Dialog „Modell“ hinzu.',
  zip: 'Entpacken Sie die Datei und wählen Sie die Bilder darin.',
  hdf5: 'Wählen Sie stattdessen ein JPEG, PNG, WebP, AVIF oder GIF.',
}

/** An invalid value in the page's address. */
const unknown: Readonly<Record<AddressKey, string>> = {
  method: 'Unbekannte Methode',
  fusion: 'Unbekannte Verbindung',
  smoothing: 'Unbekannte Glättung',
  layer: 'Unbekannte Schicht',
  output: 'Unbekannte Ausgabe',
  reading: 'Unbekannte Lesart',
  class: 'Unbekannte Klasse',
  colours: 'Unbekannte Farben',
  opacity: 'Unbekannte Deckkraft',
  look: 'Unbekannte Ansicht',
  threshold: 'Unbekannte Schwelle',
  region: 'Unbekannter Bereich',
  evidence: 'Unbekannte Belege',
  score: 'Unbekannter Wert',
  backend: 'Unbekanntes Backend',
  model: 'Unbekanntes Netz',
  url: 'Unbekannte Bildadresse',
  shared: 'Unbekannte Version des Links',
  scale: 'Unbekannte Skala',
  sample: 'Unbekanntes Beispiel',
  theme: 'Unbekanntes Farbschema',
  lang: 'Unbekannte Sprache',
}

/** A layer and its problem. */
const unfit = (layer: string, trouble: string) =>
  `Die Schicht ${layer} ${trouble}. Heatlens kann dieses Netz nicht ausführen; wählen Sie ein anderes.`

/** See ../en/errors.ts. */
export const errors: LazyErrorTexts = {
  // Anywhere
  workerStopped:
    'Ein Hintergrundteil von Heatlens ist stehen geblieben. Versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.',

  // Pictures
  pictureEmpty: ({ file }) => `„${file}“ ist leer. Wählen Sie eine andere Datei.`,
  notAPicture: ({ file, kind }) => `„${file}“ ist ${kinds[kind]}. ${instead[kind]}`,
  pictureDamaged: ({ file, kind }) =>
    `„${file}“ beginnt so: ${kinds[kind]}; die Datei ist aber beschädigt oder unvollständig. Speichern Sie sie neu oder laden Sie sie noch einmal herunter.`,
  pictureUnknown: ({ file }) =>
    `„${file}“ ist kein Bild, das dieser Browser lesen kann. Wählen Sie ein JPEG, PNG, WebP, AVIF oder GIF.`,
  pictureUnreadable: ({ file }) =>
    `„${file}“ lässt sich nicht lesen: Es ist ein Ordner oder wurde nach der Auswahl verschoben oder gesperrt. Wählen Sie das Bild noch einmal.`,
  pictureWithoutPixels: ({ file, width, height }) =>
    `„${file}“ hat keine Pixel (${width} × ${height}). Wählen Sie eine andere Datei.`,
  pictureTooLarge: ({ file, megapixels, width, height }) =>
    `„${file}“ hat ${formats.number(megapixels)} Megapixel (${width} × ${height}), mehr als die 100, die Heatlens öffnet. Verkleinern Sie das Bild und wählen Sie es noch einmal.`,
  pictureTimedOut: ({ file, seconds }) =>
    `„${file}“ ließ sich nicht öffnen: Zeitüberschreitung nach ${formats.number(seconds)} s. Speichern Sie es in einem Bildbearbeitungsprogramm neu oder wählen Sie ein anderes.`,
  noCanvasToRead:
    'Dieser Browser gab keine Zeichenfläche her, um das Bild zu lesen. Schließen Sie andere Tabs und versuchen Sie es erneut.',
  pictureNotWritten: ({ width, height }) =>
    `Dieser Browser kann kein Bild mit ${width} × ${height} Pixeln schreiben. Verkleinern Sie das Bild, wählen Sie es noch einmal und speichern Sie dann.`,
  noPictureYet: 'Noch ist kein Bild erklärt. Wählen Sie zuerst eines.',
  passGone: 'Das Bild muss noch einmal angesehen werden, bevor sich das erklären lässt. Wählen Sie es erneut.',
  unknownMethod: ({ method }) => `Eine Methode „${method}“ gibt es nicht. Wählen Sie eine aus der Liste.`,
  noRoomForSecond:
    'Der Speicher reicht nicht für den Sanity-Test, der das Netz zweimal braucht. Wählen Sie ein kleineres Netz.',
  pasteRefused:
    'Der Browser lässt Heatlens die Zwischenablage nicht lesen. Erlauben Sie es für diese Seite, oder drücken Sie stattdessen Strg+V (⌘V).',
  nothingToPaste:
    'In der Zwischenablage ist kein Bild. Kopieren Sie das Bild selbst oder seine Adresse, und fügen Sie es erneut ein.',
  notCopied:
    'Der Browser lässt Heatlens das Skript nicht kopieren. Speichern Sie stattdessen die Arrays: Das Skript ist dabei.',
  folderUnreadable:
    'Ein Ordner ließ sich nicht lesen. Prüfen Sie, ob er noch da ist, und ziehen Sie die Dateien darin auf die Seite.',
  handedPicturesMissing: 'Die weitergegebenen Bilder sind nicht angekommen. Wählen Sie sie hier aus.',
  folderHoldsNothing: ({ folder }) =>
    `Im Ordner „${folder}“ ist kein Bild und kein Netz. Ziehen Sie einen Ordner mit Bildern oder mit einer model.json und ihren Dateien auf die Seite.`,
  nothingDropped:
    'Was hierher gezogen wurde, enthält keine Datei. Speichern Sie das Bild zuerst und ziehen Sie dann die Datei auf die Seite.',

  // Exports
  sizeUnfit: ({ width, height }) =>
    `Mit Bildern von ${width} × ${height} Pixeln kann das Netz nicht laufen. Wählen Sie eine andere Größe.`,
  noNetworkInUse: 'Es ist kein Netz in Gebrauch. Warten Sie, bis es geladen ist, und versuchen Sie es dann erneut.',
  archiveTooLarge:
    'Alle Bilder zusammen sind mehr als die 4 GB, die ein .zip fasst. Entfernen Sie einige und exportieren Sie diese danach.',
  noCanvasForSheet:
    'Dieser Browser gab keine Zeichenfläche für den Kontaktbogen her. Entfernen Sie zuerst einige Bilder.',
  otherNetworkInExport:
    'Während des Exports kam ein anderes Netz in Gebrauch, deshalb wurde er abgebrochen. Exportieren Sie noch einmal.',

  // Fetching a network
  modelFileRefused: ({ file, status }) =>
    `Die Modelldatei ${file} liegt nicht auf dem Server (Status ${status}). Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.`,
  networkUnknown: ({ network }) =>
    `Ein Netz „${network}“ gibt es hier nicht. Der Link ist vielleicht veraltet oder falsch geschrieben: Nehmen Sie ein anderes Netz.`,
  modelFileIsPage: ({ file }) =>
    `Statt der Modelldatei ${file} hat der Server eine Webseite geschickt. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.`,
  modelFileTooLong: ({ file }) =>
    `Die Modelldatei ${file} ist länger, als sie sein dürfte. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.`,
  modelFileCutShort: ({ file, bytes, wanted }) =>
    `Die Modelldatei ${file} kam unvollständig an (${formats.number(bytes)} von ${formats.number(wanted)} Byte). Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
  modelFileDamaged: ({ file }) =>
    `Die Modelldatei ${file} ist beschädigt: Ihre Prüfsumme stimmt nicht. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.`,
  catalogueMissing:
    'Die Liste der Netze ist nicht angekommen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal, oder fügen Sie ein Netz aus einer Datei hinzu.',
  downloadNoAnswer: ({ host }) =>
    `${host} antwortet nicht oder lässt andere Seiten seine Dateien nicht lesen. Versuchen Sie es noch einmal, oder laden Sie die Datei von Hand herunter und legen Sie sie hier ab.`,
  downloadBroke: ({ host, megabytes }) =>
    `Die Verbindung zu ${host} ist abgebrochen; ${formats.number(megabytes)} MB sind da und bleiben. Versuchen Sie es noch einmal: Es geht dort weiter.`,
  downloadRefused: ({ host, status }) =>
    `${host} hat unter dieser Adresse keine Datei (Status ${status}). Prüfen Sie die Adresse, oder laden Sie die Datei von Hand herunter.`,
  downloadIsPage: ({ host }) =>
    `${host} hat eine Webseite geschickt, keine Datei. Öffnen Sie die Seite und kopieren Sie die Adresse der Datei selbst, oder laden Sie sie von Hand herunter und legen Sie sie hier ab.`,
  downloadTooLarge: ({ host }) => `Die Datei von ${host} ist größer als 8 GB. Wählen Sie ein kleineres Netz.`,
  downloadNoList: ({ host }) =>
    `Die Datei von ${host} nennt keine Gewichte, die neben ihr liegen. Geben Sie die Adresse der model.json eines Netzes von TensorFlow.js an, oder laden Sie seine Dateien von Hand herunter.`,
  downloadWrong: ({ file }) =>
    `${file} ist nicht die veröffentlichte Datei: Die Prüfsumme ist eine andere. Holen Sie die Datei noch einmal.`,

  // Networks on this device
  noRoom:
    'Für den Rest des Netzes ist auf diesem Gerät kein Platz. Löschen Sie unter „Modell“ ein Netz oder schaffen Sie Platz und öffnen Sie die Datei dann erneut: Es geht da weiter, wo es aufgehört hat.',
  networkNotWhole: ({ part, file }) =>
    file === null
      ? `Ein Teil dieses Netzes (${part}) liegt nicht mehr so auf diesem Gerät, wie er gespeichert wurde. Öffnen Sie seine Datei noch einmal unter „Modell“: Nur was fehlt, wird neu angelegt. Oder verwenden Sie ein anderes Netz und löschen Sie dieses.`
      : `Ein Teil dieses Netzes (${part}) liegt nicht mehr so auf diesem Gerät, wie er gespeichert wurde. Öffnen Sie „${file}“ noch einmal unter „Modell“: Nur was fehlt, wird neu angelegt. Oder verwenden Sie ein anderes Netz und löschen Sie dieses.`,
  storageNotPersistent:
    'Der Browser hat nicht zugesagt, die Netze zu behalten; wird der Platz knapp, löscht er sie womöglich. Installieren Sie die Seite oder setzen Sie ein Lesezeichen und fragen Sie dann erneut.',

  // Files of networks
  noNetworkInFiles:
    'Keine dieser Dateien ist ein Netz. Wählen Sie eine .keras- oder .h5-Datei von Keras, eine .onnx-Datei oder die model.json eines TensorFlow.js-Modells mit allen Dateien daneben.',
  fileGone: ({ file }) => `„${file}“ lässt sich nicht mehr lesen. Wählen Sie die Datei erneut.`,
  fileDamaged: ({ file }) => `„${file}“ ist unvollständig oder beschädigt. Laden Sie die Datei noch einmal herunter.`,
  fileEmpty: ({ file }) => `„${file}“ ist leer. Laden Sie die Datei noch einmal herunter.`,
  fileIsPage: ({ file }) =>
    `„${file}“ ist eine Webseite und kein Netz: Beim Herunterladen ging etwas schief. Laden Sie die Datei noch einmal herunter, von der Seite, die sie anbietet.`,
  fileIsPointer: ({ file }) =>
    `„${file}“ ist nur ein Verweis von Git LFS: Das Netz selbst wurde nicht heruntergeladen. Laden Sie es von der Seite des Repositorys herunter, oder führen Sie git lfs pull aus.`,
  archivePartMissing: ({ file, part }) =>
    `Im Archiv „${file}“ fehlt ${part}, das in jeder .keras-Datei steht. Speichern Sie das Netz noch einmal mit model.save(...), oder wählen Sie eine andere Datei.`,
  archiveTooFull: ({ file, count }) =>
    `Das Archiv „${file}“ enthält ${formats.number(count)} Dateien, die zu einem Netz gehören könnten, mehr, als Heatlens durchsieht. Entpacken Sie es und ziehen Sie den Ordner des Netzes auf die Seite.`,
  archivePartTooLarge: ({ file, part, mebibytes }) =>
    `Im Archiv „${file}“ wäre ${part} ${formats.number(mebibytes)} MiB groß, mehr, als Heatlens entpackt. Wählen Sie eine andere Datei.`,
  weightsNotBeside: ({ file }) =>
    `„${file}“ beschreibt ein Netz, aber seine Gewichte stehen in einer anderen Datei. Ziehen Sie jetzt die Gewichte hierher oder wählen Sie beide zusammen.`,
  modelsTooDeep: ({ levels }) =>
    `In der Datei stecken Modelle in Modellen, tiefer als ${formats.number(levels)}, also ist sie kein Netz, das Heatlens ausführen kann. Wählen Sie eine andere Datei.`,
  notHdf5: ({ file }) =>
    `„${file}“ ist keine HDF5-Datei. Wählen Sie die Gewichte eines Netzes, wie Keras sie speichert, mit der Endung .h5.`,
  notAClassList: ({ file }) =>
    `„${file}“ ist keine Liste von Klassen. Schreiben Sie sie als ["erster Name", "zweiter Name", …], in der Reihenfolge der Ausgaben.`,
  fileTimedOut: ({ seconds }) =>
    `Die Datei ließ sich nicht lesen: Zeitüberschreitung nach ${formats.number(seconds)} s. Sie ist womöglich beschädigt. Laden Sie die Datei noch einmal herunter.`,
  tooManyLayers: ({ count }) =>
    `Die Datei nennt ${formats.number(count)} Schichten, zu viele oder manche doppelt; ein solches Netz kann Heatlens nicht ausführen. Wählen Sie eine andere Datei.`,
  noDenseLayers:
    'Diese Datei endet vor den Schichten, die Dinge benennen (Keras nennt sie notop). Wählen Sie die Datei mit den vollvernetzten Schichten.',
  tooManyWeights: ({ layer, count }) =>
    `Diese Datei enthält nur Gewichte, und nicht die von VGG: Die Schicht ${layer} hat ${formats.number(count)}. Wählen Sie sie zusammen mit ihrer Architektur, einer .json aus model.to_json(), oder speichern Sie das Netz ganz, mit model.save('name.keras').`,
  weightsNotInFile: ({ weights }) =>
    `Die Datei nennt Gewichte ${weights}, enthält sie aber nicht. Laden Sie die Datei noch einmal herunter.`,
  weightsOfOtherKind: ({ weights }) =>
    `Die Gewichte ${weights} sind keine Gleitkommazahlen, und andere liest Heatlens nicht. Speichern Sie das Modell mit solchen Gewichten.`,
  stateDictUnknown: ({ file, known, count, first }) =>
    `„${file}“ enthält die Gewichte eines PyTorch-Netzes ohne dessen Architektur, und Heatlens kennt sie nicht (Tensoren: ${formats.number(count)}, der erste: ${first}). Exportieren Sie das Netz als ONNX, oder wählen Sie es als Keras- oder TensorFlow.js-Datei. Die Gewichte allein genügen bei ${known.join(', ')}.`,
  headsUnknown: ({ file, channels }) =>
    `„${file}“ enthält einen Vision Transformer mit ${formats.number(channels)} Kanälen, und Gewichte sagen nicht, wie viele Attention-Heads er hat. Wählen Sie ihn zusammen mit einer config.json, etwa {"model_type": "vit", "num_attention_heads": 4}, oder exportieren Sie das Netz als ONNX.`,
  pickleCalls: ({ file, call }) =>
    `„${file}“ will beim Öffnen ${call} aufrufen. Es sind nicht nur Gewichte, also wird es nicht geöffnet. Bitten Sie den Autor um eine .safetensors- oder .onnx-Datei.`,
  notAStateDict: ({ file }) =>
    `„${file}“ ist kein state dict: Es enthält keine benannten Gewichte. Speichern Sie sie mit torch.save(model.state_dict(), 'weights.pth').`,
  optimizerOnly: ({ file }) =>
    `„${file}“ enthält den Zustand eines Optimierers und kein Netz. Wählen Sie die Datei mit den Gewichten.`,
  viewOutside: ({ file, weights, values, held }) =>
    `${weights} soll ${formats.number(values)} Werte haben und liegt außerhalb seines Speichers, der ${formats.number(held)} hat: „${file}“ ist beschädigt. Laden Sie die Datei noch einmal herunter.`,
  weightsCut: ({ file, weights, wanted, bytes }) =>
    `${weights} braucht ${formats.number(wanted)} Bytes, von denen „${file}“ ${formats.number(bytes)} hat. Laden Sie die Datei noch einmal herunter.`,
  weightsDataMissing: ({ file, weights, part }) =>
    `${part}, die Daten von ${weights}, fehlt: „${file}“ ist unvollständig. Laden Sie die Datei noch einmal herunter.`,
  wholeModuleFile: ({ file, class: name }) =>
    `„${file}“ ist ein ganzes gepickeltes Modell (${name}), das sich nur öffnen lässt, indem sein Code läuft. Speichern Sie nur seine Gewichte, mit torch.save(model.state_dict(), 'weights.pth'), oder exportieren Sie ONNX mit diesen Zeilen Python.`,
  torchScriptFile: ({ file }) =>
    `„${file}“ ist TorchScript, ein Programm, das nur PyTorch ausführt. Exportieren Sie ONNX mit diesen Zeilen Python.`,
  exportedProgramFile: ({ file }) =>
    `„${file}“ ist ein Programm von torch.export, das nur PyTorch ausführt. Exportieren Sie ONNX mit diesen Zeilen Python.`,
  otherTask: ({ file, task }) =>
    `„${file}“ gehört zu einem Netz, das ${{ boxes: 'Rahmen findet', areas: 'Flächen findet', text: 'mit Text arbeitet' }[task]}, keine Klassen. Wählen Sie ein Netz, das sagt, was auf einem Bild ist.`,
  keras3Weights:
    "Diese Datei enthält nur Gewichte. Wählen Sie sie zusammen mit ihrer Architektur, einer .json aus model.to_json(), oder speichern Sie das Netz ganz, mit model.save('name.keras').",
  architectureMissing: ({ file, count }) =>
    `Diese Datei enthält nur Gewichte. Wählen Sie sie zusammen mit ihrer Architektur, einer .json aus model.to_json(), oder speichern Sie das Netz ganz, mit model.save('name.keras'). Netze aus keras.applications gehen auch ohne, aber ${file} (Tensoren: ${formats.number(count)}) ist keines davon.`,
  architectureUnfit: ({ architecture, weights }) =>
    `Die Architektur in „${architecture}“ gehört nicht zu den Gewichten in „${weights}“. Ziehen Sie die Gewichte hierher, die mit ihr gespeichert wurden, oder die Architektur zu diesen Gewichten.`,
  filesApart: ({ file, other }) =>
    `„${file}“ gehört nicht zum selben Netz wie „${other}“. Beide bleiben hier: Ziehen Sie hierher, was dem einen oder dem anderen fehlt.`,
  savedModelFile: ({ file }) =>
    `${file} gehört zu einem SavedModel, einem Programm für TensorFlow, in dem es keine Schichten mehr gibt. Machen Sie mit diesen Zeilen Python eine Keras-Datei daraus, oder speichern Sie das Netz mit model.save('name.keras').`,
  tfliteFile: ({ file }) =>
    `${file} ist eine Datei von TensorFlow Lite, die Heatlens nicht liest. Wählen Sie das Keras-Netz, aus dem sie entstanden ist, oder machen Sie mit der letzten dieser Zeilen ONNX daraus.`,
  checkpointFile: ({ file }) =>
    `${file} gehört zu einem Checkpoint von TensorFlow, der nur Gewichte enthält. Laden Sie ihn mit diesen Zeilen Python in sein Netz und speichern Sie es.`,
  frozenGraphFile: ({ file }) =>
    `${file} ist ein eingefrorener Graph von TensorFlow, in dem es keine Schichten mehr gibt. Wählen Sie das Keras-Netz, aus dem er entstanden ist.`,
  otherProgramFile: ({ file, program }) =>
    `${file} ist ein Netz für ein anderes Programm (${program}), das Heatlens nicht liest. Wählen Sie ein Netz von Keras (.keras, .h5) oder TensorFlow.js (model.json).`,
  notKeras: ({ attribute }) =>
    `Dieser HDF5-Datei fehlt ${attribute}, sie ist also kein Keras-Modell. Wählen Sie eine Datei, die Keras mit save_weights oder save geschrieben hat, mit der Endung .h5.`,
  notOnnx: ({ file }) =>
    `„${file}“ ist keine gültige ONNX-Datei. Laden Sie sie noch einmal herunter oder exportieren Sie das Netz neu.`,
  onnxWithoutNodes: ({ file }) =>
    `„${file}“ ist eine ONNX-Datei ohne Operatoren, also kein Netz. Exportieren Sie das Netz neu.`,
  onnxOpset: ({ file, opset, oldest, newest }) => {
    const span = `${formats.number(oldest)} bis ${formats.number(newest)}`
    return opset === null
      ? `„${file}“ sagt nicht, für welches Opset von ONNX es geschrieben ist; Heatlens liest ${span}. Exportieren Sie das Netz neu.`
      : `„${file}“ ist für Opset ${formats.number(opset)} von ONNX geschrieben, das ${opset < oldest ? 'älter' : 'neuer'} ist als alles, was Heatlens liest (${span}). Exportieren Sie es mit einem anderen, etwa 18, oder wandeln Sie es mit onnx.version_converter um.`
  },
  notForPictures: ({ file, what }) =>
    `„${file}“ ist kein Netz für Bilder (${what}). Wählen Sie eines, das benennt, was auf einem Bild ist.`,
  weightsShapeWrong: ({ weights, shape }) =>
    `Die Form der Gewichte ${weights} ist nicht gültig (${shape.join(' × ')}). Laden Sie die Datei noch einmal herunter.`,
  weightsCutShort: ({ weights }) =>
    `Die Gewichte ${weights} sind unvollständig: Die Datei nennt eine andere Zahl von Werten, als sie Bytes dafür hat. Laden Sie die Datei noch einmal herunter.`,
  weightsOutside: ({ weights, file }) =>
    `Die Gewichte ${weights} sollen außerhalb von „${file}“ liegen. Laden Sie beide Dateien noch einmal herunter oder exportieren Sie das Netz neu.`,
  noModelConfig:
    'Diesem gespeicherten Modell fehlt seine model_config. Speichern Sie es noch einmal mit model.save(...).',
  modelConfigDamaged:
    'Die model_config dieses gespeicherten Modells ist beschädigt. Speichern Sie es noch einmal mit model.save(...).',
  layerNotInFile: ({ layer }) =>
    `Die Datei nennt eine Schicht ${layer}, enthält sie aber nicht. Laden Sie die Datei noch einmal herunter.`,
  notTfjsModel: ({ where }) =>
    where === null
      ? 'Diese model.json ist kein Modell von TensorFlow.js. Speichern Sie das Netz mit model.save oder tensorflowjs_converter und öffnen Sie alle seine Dateien zusammen.'
      : `Diese model.json ist kein Modell von TensorFlow.js (siehe ${where}). Speichern Sie das Netz mit model.save oder tensorflowjs_converter und öffnen Sie alle seine Dateien zusammen.`,
  filesOfOtherLength: ({ file, bytes, wanted }) =>
    `Die Dateien ${file} … enthalten ${formats.number(bytes)} Byte, gebraucht werden ${formats.number(wanted)}: Eine ist unvollständig oder gehört zu einem anderen Netz. Laden Sie sie noch einmal herunter.`,
  modelJsonMissing: ({ count, file }) =>
    count === 1
      ? `Die Gewichte sind da (${file}, ${formats.number(count)} Datei). Ziehen Sie jetzt die model.json hierher, die dazu gehört.`
      : `Die Gewichte sind da (${file} und andere, ${formats.number(count)} Dateien). Ziehen Sie jetzt die model.json hierher, die dazu gehört.`,
  filesMissing: ({ count, file, of = 'model.json' }) =>
    count === 1
      ? `Zu ${of} gehört noch ${formats.number(count)} Datei, nämlich ${file}. Öffnen Sie den ganzen Ordner oder ziehen Sie ihn auf die Seite.`
      : `Zu ${of} gehören noch ${formats.number(count)} Dateien, etwa ${file}. Öffnen Sie den ganzen Ordner oder ziehen Sie ihn auf die Seite.`,
  networkFileGone: 'Eine Datei des Netzes lässt sich nicht mehr lesen. Öffnen Sie seine Dateien erneut.',
  packageFileMissing: ({ file }) =>
    `Dem Paket fehlt die Datei ${file}. Öffnen Sie seinen ganzen Ordner oder ziehen Sie ihn auf die Seite.`,
  packageFileDamaged: ({ file }) =>
    `Die Paketdatei ${file} ist unvollständig oder beschädigt: Ihre Prüfsumme stimmt nicht. Laden Sie die Datei noch einmal herunter.`,
  classListTooLong: 'Die Liste der Klassen ist zu lang. Wandeln Sie das Netz noch einmal um.',

  // What is in them
  modelTooLarge: ({ mebibytes }) =>
    `Das Modell braucht ${formats.number(mebibytes)} MiB, mehr als ein Browser-Tab fasst. Wählen Sie ein kleineres.`,
  networkNeedsMore: ({ megabytes, limit }) =>
    `Dieses Netz braucht ${formats.number(megabytes)} MB Speicher, und dieses Gerät hat dafür höchstens ${formats.number(limit)} MB. Wählen Sie ein kleineres Netz oder ein Gerät mit mehr Speicher.`,
  notAPackage: ({ where }) =>
    where === null
      ? 'Die model.json des Modells ist kein Heatlens-Paket. Wandeln Sie das Netz mit `npm run model` um und öffnen Sie das Ergebnis.'
      : `Die model.json des Modells ist kein Heatlens-Paket (siehe ${where}). Wandeln Sie das Netz mit \`npm run model\` um und öffnen Sie das Ergebnis.`,
  fileNotListed: ({ file }) => `In der Dateiliste des Modells fehlt ${file}. Wandeln Sie das Netz noch einmal um.`,
  filesOfOtherSize: ({ weights }) =>
    `Die Dateien von ${weights} haben nicht die Größe, die zu ihrer Form gehört. Wandeln Sie das Netz noch einmal um.`,
  notJson: 'Eine Datei des Modells ist kein gültiges JSON. Wandeln Sie das Netz noch einmal mit `npm run model` um.',
  classesNotPairs:
    'Die Klassenliste des Modells ist keine Liste von Paaren [Kennung, Name]. Wandeln Sie das Netz noch einmal um.',
  notANetwork:
    "Die Datei beschreibt kein Keras-Netz. Wählen Sie eine Datei, die Keras mit model.save('name.keras') geschrieben hat.",
  ownModel: ({ class: name }) =>
    `Das Modell ist eine eigene Klasse des Autors (${name}), und die Datei beschreibt seine Schichten nicht. Speichern Sie es mit diesen Zeilen Python als funktionales Modell.`,
  networkObstacles: (told) => tellObstacles(obstacles, formats, told),
  layersOfSameName:
    'Zwei Schichten des Modells haben denselben Namen. Geben Sie jeder Schicht einen eigenen Namen und speichern Sie das Modell noch einmal.',
  notOneChain: ({ layer }) =>
    `Die Schicht ${layer} folgt nicht einfach auf die vorige; Heatlens führt nur Netze aus, die eine einzige Kette von Schichten sind, wie VGG16. Wählen Sie ein solches Netz.`,
  notVggLayout: ({ layer }) =>
    `Die Schicht ${layer} passt nicht zum Aufbau von VGG, und diese Datei enthält nur Gewichte. Wählen Sie sie zusammen mit ihrer Architektur, einer .json aus model.to_json(), oder speichern Sie das Netz ganz, mit model.save('name.keras').`,
  layerSettingWrong: ({ layer, setting }) => unfit(layer, `hat kein gültiges ${setting}`),
  layerActivationUnknown: ({ layer, activation }) => unfit(layer, `hat die Aktivierung ${activation}`),
  layerPaddingUnknown: ({ layer, padding }) => unfit(layer, `hat das Padding ${padding}`),
  layerChannelsFirst: ({ layer }) => unfit(layer, 'hat die Kanäle vorn'),
  layerKindUnknown: ({ layer, kindOfLayer, known }) =>
    unfit(layer, `ist ein ${kindOfLayer}, bekannt sind nur ${known}`),
  classListUnfit: ({ outputs, classes }) =>
    `Das Netz hat ${formats.number(outputs)} Ausgaben, die Liste hat ${formats.number(classes)} Klassen. Geben Sie mit --classes die Liste an, die dazugehört.`,
  ownClassListUnfit: ({ outputs, classes }) =>
    `Das Netz hat ${formats.number(outputs)} Ausgaben, seine Liste ${formats.number(classes)} Klassen. Wandeln Sie es mit dem richtigen --classes noch einmal um.`,
  unknownPreset: ({ preset, presets }) =>
    `Das Modell verlangt Bilder mit der Vorverarbeitung „${preset}“, die Heatlens nicht kennt. Wandeln Sie es um mit --preset ${presets.join(' oder ')}.`,
  weightsNotNumbers: ({ weights }) =>
    `Die Gewichte ${weights} enthalten Werte, die keine Zahlen sind. Laden Sie die Datei noch einmal herunter.`,
  weightsTooLarge: ({ weights, type }) =>
    `Die Gewichte ${weights} enthalten Werte, die für ${type} zu groß sind. Wandeln Sie mit --weights float32 um.`,
  weightsOfOtherType: ({ weights, type, wanted }) =>
    `Die Gewichte ${weights} kommen als ${type}, angekündigt war ${wanted}. Wandeln Sie das Netz noch einmal um.`,
  weightsUnreadable: ({ weights }) =>
    `Die Gewichte ${weights} lassen sich nicht lesen. Wandeln Sie das Netz noch einmal um.`,
  weightsUnwanted: ({ weights }) =>
    `Das Modell bringt Gewichte ${weights} mit, die keine Schicht braucht. Wandeln Sie das Netz noch einmal um.`,
  weightsTwice: ({ weights }) =>
    `Das Modell bringt die Gewichte ${weights} doppelt mit. Wandeln Sie das Netz noch einmal um.`,
  weightsMissing: ({ weights }) => `Dem Modell fehlen die Gewichte ${weights}. Wandeln Sie das Netz noch einmal um.`,
  weightsOfOtherShape: ({ weights, shape, wanted }) =>
    `Das Modell bringt Gewichte ${weights} [${shape}] mit, gebraucht wird [${wanted}]. Wandeln Sie das Netz noch einmal um.`,

  // Backends
  backendNotRunning: ({ backend }) =>
    `Das Backend ${names.backends[backend]} läuft in diesem Browser nicht. Nehmen Sie „backend=${backend}“ aus der Adresse der Seite.`,
  noBackend:
    'Nichts in diesem Browser kann das Netz ausführen. Aktualisieren Sie den Browser oder öffnen Sie Heatlens in einem anderen.',
  noMemory: ({ megabytes }) =>
    `Dieses Netz braucht ${formats.number(megabytes)} MB Speicher, die der Browser nicht hergibt. Schließen Sie andere Tabs oder verwenden Sie ein kleineres Netz.`,
  gpuReset:
    'Der Grafikprozessor wurde zurückgesetzt, und das Netz darauf ist weg. Starten Sie neu, um es wieder zu laden; Ihre Bilder bleiben in der Liste.',
  wrongNumbers:
    'Das Netz hat Zahlen geliefert, die nicht stimmen können; sie werden nicht gezeigt. Starten Sie neu; hilft das nicht, hängen Sie „?backend=wasm“ an die Adresse der Seite.',
  gradientInfinite:
    'An dieser Schicht ist der Gradient dieses Netzes unendlich, wie vor einer Wurzel aus 0; darum gibt es keine Karte. Wählen Sie eine andere Schicht oder eine Methode ohne Gradienten.',
  threadStopped:
    'Ein Thread des Netzes ist stehen geblieben. Starten Sie neu; hilft das nicht, schließen Sie andere Tabs, die ihm den Speicher nehmen könnten.',
  networkTimedOut: ({ seconds }) =>
    `Zeitüberschreitung nach ${formats.number(seconds)} s in dem Teil von Heatlens, der das Netz ausführt. Starten Sie neu; Ihre Bilder bleiben in der Liste.`,
  noNetworkLoaded: 'Es ist kein Netz geladen. Laden Sie die Seite neu.',

  // Notices
  filesLeftOut: ({ limit, left }) =>
    left === null
      ? `Heatlens nimmt ${formats.number(limit)} Dateien eines Ordners auf einmal; der Rest blieb weg. Ziehen Sie einen kleineren Ordner auf die Seite.`
      : `Heatlens nimmt ${formats.number(limit)} Dateien eines Ordners auf einmal; die letzten ${formats.number(left)} blieben weg. Ziehen Sie diese gesondert auf die Seite.`,
  missingInTable: ({ count, total }) =>
    `Nicht geöffnet: ${formats.number(count)} von ${formats.number(total)} Bildern. Die Tabelle heatlens.csv nennt die Gründe.`,
  missingOnSheet: ({ count, total }) =>
    `Nicht geöffnet: ${formats.number(count)} von ${formats.number(total)} Bildern. Wählen Sie eines im Filmstreifen, um den Grund zu sehen.`,
  notAnalysed: 'nicht analysiert',
  networkNotKept: ({ network }) =>
    `Auf diesem Gerät war kein Platz für ${names.title(network)}, deshalb wird es beim nächsten Mal wieder geladen. Um es zu behalten, löschen Sie unter „Modell“ ein Netz oder schaffen Sie Platz und laden Sie die Seite neu.`,
  networkReady: ({ network }) => `${names.title(network)} liegt auf diesem Gerät und wird jetzt verwendet.`,
  networkForVisit: ({ network }) =>
    `${names.title(network)} ließ sich auf diesem Gerät nicht speichern. Sie können das Netz verwenden, bis Sie diese Seite schließen oder neu laden.`,
  unknownIgnored: ({ key, value }) => `${unknown[key]} „${value}“ ignoriert.`,
  savedNetworkMissing: ({ network }) =>
    `Das Netz „${names.title(network)}“, mit dem das Bild erklärt wurde, ist nicht hier; das benutzte bleibt. Bringen Sie es im Dialog „Modell“ her, und wählen Sie das Bild noch einmal.`,
  savedNetworkDiffers: ({ network }) =>
    `Das Netz „${names.title(network)}“ liegt in einer anderen Version vor als der, mit der das Bild erklärt wurde; die Wärme kann anders ausfallen.`,
  reloadingStopped: ({ network }) =>
    network === null
      ? 'Der Teil von Heatlens, der das Netz ausführt, ist stehen geblieben; das Netz wird neu geladen.'
      : `Der Teil von Heatlens, der das Netz ausführt, ist stehen geblieben; ${names.title(network)} wird neu geladen.`,
  reloadingReset: ({ network }) =>
    network === null
      ? 'Der Grafikprozessor wurde zurückgesetzt; das Netz wird neu geladen.'
      : `Der Grafikprozessor wurde zurückgesetzt; ${names.title(network)} wird neu geladen.`,
  reloadingWrongNumbers: ({ network }) =>
    network === null
      ? 'Das Netz hat Zahlen geliefert, die nicht stimmen können; es wird neu geladen.'
      : `Das Netz hat Zahlen geliefert, die nicht stimmen können; ${names.title(network)} wird neu geladen.`,

  // Rare reasons for a backend
  modelFileStalled: ({ file, seconds }) =>
    `Die Modelldatei ${file} kam nicht weiter an: ${formats.number(seconds)} Sekunden lang kam nichts. Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
  smallTextures: ({ size }) => `Der Grafikprozessor nimmt nur Texturen bis ${size}, zu klein für die Gewichte.`,
  halfPrecision: 'Der Grafikprozessor rechnet nur mit 16 Bit, zu wenig für genaue Zahlen.',
  webglNotStarted: 'WebGL ist nicht gestartet.',
  nothingFaster: 'Weder WebGL noch WebAssembly läuft hier, deshalb ist es langsam.',
  gpuResetTwice:
    'Der Grafikprozessor wurde zweimal zurückgesetzt und bleibt deshalb ungenutzt, bis die Seite neu geladen wird.',
  usesGpu: ({ name }) => `Es nutzt den Grafikprozessor (${name}).`,
  fasterHere: ({ ms, other, otherMs }) =>
    `Ein Testbild dauerte damit ${formats.number(ms)} ms, mit ${names.backends[other]} ${formats.number(otherMs)} ms.`,
  gpuDiffers: ({ name }) => `Der Grafikprozessor (${name}) lieferte andere Zahlen und wird deshalb nicht benutzt.`,
  tooLargeForTwo: 'Das Netz ist zu groß, um es zweimal zu halten; deshalb wurde der Grafikprozessor nicht ausprobiert.',
}
