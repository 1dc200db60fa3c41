import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const adding: LazyWords['adding'] = {
  howTo: rich(
    'Ziehen Sie die Dateien auf die Seite oder wählen Sie sie hier, so wie sie sind: eine .keras- oder .h5-Datei von Keras, eine {modelJson} von TensorFlow.js mit den Dateien daneben, eine .onnx-Datei, Gewichte von PyTorch, einen ganzen Ordner oder ein .zip davon. Die Dateien eines Netzes dürfen auch nacheinander kommen. Sie werden auf diesem Gerät gelesen und gespeichert, nie hochgeladen.',
  ),
  add: 'Hinzufügen',
  chosen: rich('{files}, {size}. Wählen Sie die Genauigkeit und dann „Hinzufügen“.'),
  unfit: 'So passt das Netz nicht auf dieses Gerät. Wählen Sie eine andere Genauigkeit und drücken Sie „Hinzufügen“.',
  collected: 'Bisherige Dateien dieses Netzes',
  here: 'Schon da, und aufgehoben, bis Sie neu beginnen:',
  aside: 'Auch da, aber nicht von diesem Netz:',
  more: (count) => `und ${count} weitere`,
  startOver: 'Neu beginnen',
  notAdded: rich('Nicht hinzugefügt: {files}. Heatlens fügt immer nur ein Netz hinzu.'),
  addNamed: (name) => `${name} hinzufügen`,
  isPicture: rich('{files} ist ein Bild, kein Netz.'),
  arePictures: rich('{files} sind Bilder, keine Netze.'),
  openPicture: 'Bild öffnen',
  openPictures: 'Bilder öffnen',
  lacks: {
    network: 'Eine Liste von Klassen ist da. Ziehen Sie jetzt das Netz hierher, zu dem sie gehört.',
    weights:
      'Die Architektur ist da. Ziehen Sie jetzt die Gewichte hierher: die .h5 oder .weights.h5, die mit ihr gespeichert wurde.',
    modelJson: 'Die Gewichte sind da. Ziehen Sie jetzt die model.json hierher, die dazu gehört.',
    architecture:
      'Die Gewichte sind da, aber nicht, wie das Netz gebaut ist. Ziehen Sie jetzt seine Architektur hierher: die .json, die diese Zeile Python schreibt. Oder bitten Sie den Autor um das ganze Netz, eine .keras oder .h5 aus model.save().',
  },
  lacksFiles: 'Die Beschreibung des Netzes ist da, aber eine Datei mit Gewichten fehlt. Ziehen Sie sie jetzt hierher.',
  lacksShards: (of, count, total, names) =>
    `${of} ist da. Es fehlt noch (${formats.number(count)} von ${plural(total, { one: '1 Datei', other: `${formats.number(total)} Dateien` })}): ${names.join(', ')}${names.length < count ? ', …' : ''}. Ziehen Sie sie jetzt hierher.`,
  halted: 'Abgebrochen',
  haltedAt: (loaded, total) =>
    `${formats.megabytes(loaded)} von ${formats.megabytes(total)} sind auf diesem Gerät gespeichert und bleiben dort, auch nach dem Neuladen. Machen Sie jetzt weiter oder wählen Sie später dieselben Dateien noch einmal.`,
  haltedUnkept:
    'Davon wurde nichts gespeichert, weil der Browser es nicht erlaubt. Machen Sie weiter oder wählen Sie die Dateien später noch einmal.',
  goOn: 'Weitermachen',
  understood: 'Verstanden',
  format: 'Dateiformat',
  formats: {
    package: 'Paket von Heatlens',
    tfjs: 'von TensorFlow.js',
    'tfjs-graph': 'von TensorFlow.js, ein Graph',
    safetensors: 'von PyTorch, safetensors',
    torch: 'von PyTorch',
    'keras-zip': 'von Keras, .keras',
    'keras-h5': 'von Keras, HDF5',
    'keras-architecture': 'von Keras, Architektur und Gewichte',
    onnx: 'von ONNX',
    other: 'ein anderes Format',
  },
  formatBy: (format, producer) => `${format}, geschrieben von ${producer}`,
  pixels: (width, height, channels) => `${width} × ${height} Pixel, ${channels === 1 ? 'grau' : 'in Farbe'}`,
  freeSize: (size) => `${size}; die Datei lässt die Größe offen`,
  classes: 'Klassen',
  classesFrom: {
    file: 'In den Dateien benannt.',
    imagenet: 'Die von ImageNet, weil es tausend sind.',
    numbers: 'Nummeriert: Keine Datei benennt sie.',
  },
  open: {
    architecture: 'Architektur',
    activation: (module) => `Aktivierung nach ${module}`,
    none: 'keine',
    from: {
      usual: 'Das häufigste Netz mit solchen Gewichten.',
      guess:
        'Eine Vermutung: Die Gewichte sagen es nicht, nur der Code, mit dem trainiert wurde. Eine falsche Wahl ändert die Antwort.',
      file: 'Nach dem Namen der Datei.',
      person: 'Ihre Wahl.',
    },
  },
  outputs: 'Ausgaben',
  toStore: 'Zu speichern',
  alsoThere: 'Nicht hinzugefügt',
  whatToDrop: 'Welche Dateien gebraucht werden',
  sources: {
    keras: {
      title: 'Aus Keras',
      text: 'Speichern Sie das ganze Netz mit dieser Zeile und ziehen Sie die Datei hierher. Eine ältere .h5 geht auch, ebenso Gewichte mit ihrer Architektur daneben.',
    },
    teachableMachine: {
      title: 'Aus Teachable Machine',
      text: 'Drücken Sie „Export Model“, wählen Sie Tensorflow.js oder Tensorflow > Keras, dann Download. Ziehen Sie das .zip so hierher, wie es ist.',
    },
    torch: {
      title: 'Aus PyTorch',
      text: 'Ziehen Sie die Gewichte einer bekannten Architektur hierher (.pth, .pt, .safetensors) oder den Ordner von Hugging Face. Aus jedem anderen Netz macht diese Zeile ein .onnx.',
    },
    onnx: {
      title: 'Aus ONNX',
      text: 'Ziehen Sie das .onnx hierher, zusammen mit der Datei seiner Gewichte, falls es eine hat.',
    },
    hub: {
      title: 'Aus TensorFlow Hub und Kaggle Models',
      text: 'Wählen Sie die Variante für TensorFlow.js, laden und entpacken Sie sie und ziehen Sie den Ordner hierher. Aus einem SavedModel macht dieser Befehl einen solchen Ordner.',
    },
    tfjs: {
      title: 'Aus TensorFlow.js',
      text: 'Ziehen Sie den Ordner mit model.json und allen Dateien mit Gewichten hierher oder ein .zip davon.',
    },
  },
  labels: 'Namen der Klassen',
  labelsText: 'Die Namen der Klassen, in ihrer Reihenfolge, dürfen neben dem Netz oder in seinem .zip liegen.',
  keepingFile: rich('{file} wird auf diesem Gerät gespeichert. Bis dahin bleibt das bisherige Netz in Gebrauch.'),
  readingFile: rich('{file} wird gelesen. Bis dahin bleibt das bisherige Netz in Gebrauch.'),
  keeping: 'Das Netz wird gespeichert',
}
