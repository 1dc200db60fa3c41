import { rich } from '../rich.ts'
import { formats } from './formats.ts'

/** The networks: the dialog, the list, the way to bring one. */
export const networks = {
  networks: 'Networks',
  places: { embedded: 'comes with the page', visit: 'for this visit', device: 'on this device', host: 'on this host' },
  kept: 'Kept',
  weightTypes: {
    float32: 'as they are',
    float16: 'half the size (float16)',
    uint8: 'a quarter (uint8, coarse)',
  },
  pixels: 'Pixels',
  room: (used: number, quota: number) =>
    `Kept on this device: ${formats.megabytes(used)} of the ${formats.gigabytes(quota)} that the browser allows.`,
  isPromised: 'It has promised to keep them.',
  cannotKeep:
    'This browser lets the page keep nothing. You can use a network that you open until you close or reload the page.',
  keepOffline: 'Keep offline',
  facts: (place: string, classes: number, weights: string, bytes: number) =>
    `${place}, ${classes} classes, ${weights}, ${formats.megabytes(bytes)}`,
  origin: (source: string, licence: string) => `${source}; licence: ${licence}`,
  isOutdated: 'A newer version is available.',
  inUse: 'in use',
  use: 'Use',
  takeIntoUse: (name: string) => `Use ${name}`,
  update: 'Update',
  updateNamed: (name: string) => `Update ${name}`,
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  bring: 'Bring a network',
  howToBring: rich(
    'Drop it on the page or open it here: a Keras .h5, or a TensorFlow.js {modelJson} with all the files beside it. It is read on this device, kept on it, and never uploaded. A .json with the labels of its classes, in their order, may come along. For VGG16, that is Keras’ file {vgg16} ({size}). Who serves this page can run {command} instead.',
  ),
  openWeights: 'Open weights',
  thingsKnown: (count: number) => `The ${count} things that it knows`,
  inNumbers: 'In numbers',
  parameters: 'Parameters',
  weights: 'Weights',
  weightsChecked: (type: string, bytes: number) => `${type}, ${formats.megabytes(bytes)}, each checked by its SHA-256`,
  input: 'Input',
  inputSize: (size: number, preset: string) => `${size} × ${size} pixels, nearest neighbour, preset ${preset}`,
  explained: 'Explained',
  explainedBy: (layer: string, method: string) => `${layer}, by ${method}`,
  runsOn: 'Runs on',
  because: (backend: string, reason: string) => `${backend}. ${reason}`,
  memory: 'Memory',
  tensors: (count: number, bytes: number) => `${count} tensors, ${formats.megabytes(bytes)}`,
  counting: 'counting',
  source: 'Source',
  licence: 'Licence',
  aboutVgg16:
    'The weights of VGG16 are by K. Simonyan and A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'The samples are free of copyright; the golf ball and the parachute are drawn by formula.',
}
