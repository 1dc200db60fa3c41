import { formats, plural } from './formats.ts'

/** The networks dialog: the list, and how to add one. */
export const networks = {
  networks: 'Networks',
  places: { embedded: 'comes with the page', visit: 'for this visit', device: 'on this device', host: 'on this host' },
  kept: 'Precision',
  weightTypes: {
    float32: 'full (float32)',
    float16: 'half (float16)',
    uint8: '8-bit (uint8, coarse)',
  },
  pixels: 'Preprocessing',
  room: (used: number, quota: number) =>
    `Stored on this device: ${formats.megabytes(used)} of the ${formats.gigabytes(quota)} that the browser allows.`,
  isPersistent: 'The browser will not delete them.',
  cannotKeep:
    'This browser does not let the page store anything. You can use a network that you add until you close or reload the page.',
  keepOffline: 'Keep offline',
  facts: (place: string, classes: number, weights: string, bytes: number) =>
    `${place}, ${plural(classes, { one: '1 class', other: `${formats.number(classes)} classes` })}, ${weights}, ${formats.megabytes(bytes)}`,
  origin: (source: string, licence: string) => `${source}; licence: ${licence}`,
  isOutdated: 'A newer version is available.',
  inUse: 'in use',
  use: 'Use',
  takeIntoUse: (name: string) => `Use ${name}`,
  update: 'Update',
  updateNamed: (name: string) => `Update ${name}`,
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  rename: 'Rename',
  renameNamed: (name: string) => `Rename ${name}`,
  newName: 'Name',
  exportIt: 'Save as a file',
  exportNamed: (name: string) => `Save ${name} as a file`,
  exporting: 'Writing the file…',
  deleteAsk: (name: string) => `Delete ${name}?`,
  deleteInUse: (name: string) => `${name} is in use. The network that comes with the page takes its place.`,
  keepIt: 'Keep',
  bring: 'Add a network',
  ownNetwork: 'Your own network',
  openWeights: 'Choose network files',
  classCount: (count: number) => plural(count, { one: '1 class', other: `${formats.number(count)} classes` }),
  inNumbers: 'Facts',
  parameters: 'Parameters',
  weights: 'Weights',
  weightsChecked: (type: string, bytes: number) =>
    `${type}, ${formats.megabytes(bytes)}, each file checked by its SHA-256`,
  input: 'Input',
  explained: 'Explained layer',
  explainedBy: (layer: string, method: string) => `${layer}, with ${method}`,
  runsOn: 'Runs on',
  because: (backend: string, reason: string) => `${backend}. ${reason}`,
  memory: 'Memory',
  tensors: (count: number, bytes: number) =>
    `${plural(count, { one: '1 tensor', other: `${formats.number(count)} tensors` })}, ${formats.megabytes(bytes)}`,
  counting: 'measuring…',
  source: 'Source',
  licence: 'Licence',
  aboutVgg16:
    'The weights of VGG16 are by K. Simonyan and A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'The samples are free of copyright; the golf ball and the parachute are computer-generated.',
}
