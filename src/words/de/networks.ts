import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const networks: LazyWords['networks'] = {
  networks: 'Netze',
  places: {
    embedded: 'gehört zur Seite',
    visit: 'für diesen Besuch',
    device: 'auf diesem Gerät',
    host: 'auf diesem Server',
  },
  kept: 'Genauigkeit',
  weightTypes: {
    float32: 'voll (float32)',
    float16: 'halb (float16)',
    uint8: '8 Bit (uint8, grob)',
  },
  pixels: 'Vorverarbeitung',
  room: (used, quota) =>
    `Auf diesem Gerät gespeichert: ${formats.megabytes(used)} von ${formats.gigabytes(quota)}, die der Browser erlaubt.`,
  isPersistent: 'Der Browser löscht sie nicht.',
  cannotKeep:
    'Dieser Browser lässt die Seite nichts speichern. Ein hinzugefügtes Netz können Sie verwenden, bis Sie die Seite schließen oder neu laden.',
  keepOffline: 'Offline behalten',
  facts: (place, classes, weights, bytes) =>
    `${place}, ${plural(classes, { one: '1 Klasse', other: `${formats.number(classes)} Klassen` })}, ${weights}, ${formats.megabytes(bytes)}`,
  origin: (source, licence) => `${source}; Lizenz: ${licence}`,
  isOutdated: 'Eine neuere Version ist verfügbar.',
  inUse: 'in Gebrauch',
  use: 'Verwenden',
  takeIntoUse: (name) => `${name} verwenden`,
  update: 'Aktualisieren',
  updateNamed: (name) => `${name} aktualisieren`,
  delete: 'Löschen',
  deleteNamed: (name) => `${name} löschen`,
  rename: 'Umbenennen',
  renameNamed: (name) => `${name} umbenennen`,
  newName: 'Name',
  exportIt: 'Als Datei speichern',
  exportNamed: (name) => `${name} als Datei speichern`,
  exporting: 'Die Datei wird geschrieben …',
  deleteInUse: (name) => `${name} ist in Gebrauch. Das Netz, das zur Seite gehört, tritt an seine Stelle.`,
  keepIt: 'Behalten',
  bring: 'Netz hinzufügen',
  vgg16AndHosts: rich(
    'Für VGG16 wählen Sie die Keras-Datei {vgg16} ({size}). Wenn Sie diese Seite selbst hosten, führen Sie stattdessen {command} aus.',
  ),
  openWeights: 'Netzdateien wählen',
  classCount: (count) => plural(count, { one: '1 Klasse', other: `${formats.number(count)} Klassen` }),
  inNumbers: 'Daten',
  parameters: 'Parameter',
  weights: 'Gewichte',
  weightsChecked: (type, bytes) => `${type}, ${formats.megabytes(bytes)}, jede Datei anhand ihres SHA-256 geprüft`,
  input: 'Eingabe',
  explained: 'Erklärte Schicht',
  explainedBy: (layer, method) => `${layer}, mit ${method}`,
  runsOn: 'Läuft auf',
  because: (backend, reason) => `${backend}. ${reason}`,
  memory: 'Speicher',
  tensors: (count, bytes) =>
    `${plural(count, { one: '1 Tensor', other: `${formats.number(count)} Tensoren` })}, ${formats.megabytes(bytes)}`,
  counting: 'wird gemessen …',
  source: 'Quelle',
  licence: 'Lizenz',
  aboutVgg16:
    'Die Gewichte von VGG16 stammen von K. Simonyan und A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'Die Beispiele sind gemeinfrei; Golfball und Fallschirm sind computergeneriert.',
}
