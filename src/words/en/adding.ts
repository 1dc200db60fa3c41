import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

/** Adding a network from files, in the networks dialog. */
export const adding = {
  howTo: rich(
    'Drop its files on the page or choose them here, as you have them: a .keras or .h5 of Keras, a TensorFlow.js {modelJson} with the files beside it, an .onnx, weights of PyTorch, a whole folder, or a .zip of any of these. You can also add the files of one network one after another. They are read and stored on this device and never uploaded.',
  ),
  add: 'Add',
  chosen: rich('{files}, {size}. Choose the precision, then press Add.'),
  unfit: 'This device cannot hold the network like this. Choose another precision and press Add.',
  collected: 'Files of this network so far',
  here: 'Already here, and kept until you start over:',
  aside: 'Also here, but not part of this network:',
  more: (count: string) => `and ${count} more`,
  startOver: 'Start over',
  notAdded: rich('Not added: {files}. Heatlens adds one network at a time.'),
  addNamed: (name: string) => `Add ${name}`,
  isPicture: rich('{files} is a picture, not a network.'),
  arePictures: rich('{files} are pictures, not networks.'),
  openPicture: 'Open the picture',
  openPictures: 'Open the pictures',
  lacks: {
    network: 'A list of classes is here. Now drop the network that it belongs to.',
    weights: 'The architecture is here. Now drop its weights: the .h5 or .weights.h5 that was saved with it.',
    modelJson: 'The weights are here. Now drop the model.json that belongs to them.',
    architecture:
      'The weights are here, but not how the network is built. Now drop its architecture: the .json that this line of Python writes. Or ask the author for the whole network, a .keras or .h5 from model.save().',
  },
  lacksFiles: 'The description of the network is here, but a file of its weights is missing. Drop it now.',
  lacksShards: (of: string, count: number, total: number, names: readonly string[]) =>
    `${of} is here. Still missing (${formats.number(count)} of ${plural(total, { one: '1 file', other: `${formats.number(total)} files` })}): ${names.join(', ')}${names.length < count ? ', …' : ''}. Drop them now.`,
  halted: 'Cancelled',
  haltedAt: (loaded: number, total: number) =>
    `${formats.megabytes(loaded)} of ${formats.megabytes(total)} are stored on this device and stay there, also after a reload. Go on now, or choose the same files again later.`,
  haltedUnkept:
    'Nothing of it was stored, because the browser does not allow it. Go on, or choose the files again later.',
  goOn: 'Go on',
  understood: 'Understood',
  format: 'Format',
  formats: {
    package: 'Heatlens package',
    tfjs: 'TensorFlow.js',
    'tfjs-graph': 'TensorFlow.js, a graph',
    safetensors: 'PyTorch, safetensors',
    torch: 'PyTorch',
    'keras-zip': 'Keras, .keras',
    'keras-h5': 'Keras, HDF5',
    'keras-architecture': 'Keras, architecture and weights',
    onnx: 'ONNX',
    other: 'another format',
  },
  formatBy: (format: string, producer: string) => `${format}, written by ${producer}`,
  pixels: (width: number, height: number, channels: number) =>
    `${width} × ${height} pixels, ${channels === 1 ? 'grey' : 'in colour'}`,
  freeSize: (size: string) => `${size}; the file leaves the size free`,
  classes: 'Classes',
  classesFrom: {
    file: 'Named in the files.',
    imagenet: 'ImageNet’s, because there are a thousand.',
    numbers: 'Numbered: no file names them.',
  },
  open: {
    architecture: 'Architecture',
    activation: (module: string) => `Activation after ${module}`,
    none: 'none',
    from: {
      usual: 'The most common network that has these weights.',
      guess: 'A guess: the weights do not say, the code that trained them does. A wrong choice changes the answer.',
      file: 'From the name of the file.',
      person: 'Your choice.',
    },
  },
  outputs: 'Outputs',
  toStore: 'To store',
  alsoThere: 'Not added',
  whatToDrop: 'What to drop',
  sources: {
    keras: {
      title: 'Keras',
      text: 'Save the whole network with this line, and drop the file. An older .h5 works as well, and so do weights with their architecture beside them.',
    },
    teachableMachine: {
      title: 'Teachable Machine',
      text: 'Press Export Model, choose Tensorflow.js or Tensorflow > Keras, then Download. Drop the .zip as it is.',
    },
    torch: {
      title: 'PyTorch',
      text: 'Drop the weights of a known architecture (.pth, .pt, .safetensors), or the folder from Hugging Face. For any other network, this line makes an .onnx.',
    },
    onnx: {
      title: 'ONNX',
      text: 'Drop the .onnx, together with the file of its weights if it has one.',
    },
    hub: {
      title: 'TensorFlow Hub and Kaggle Models',
      text: 'Choose the TensorFlow.js variation, download and unpack it, and drop the folder. This command makes such a folder from a SavedModel.',
    },
    tfjs: {
      title: 'TensorFlow.js',
      text: 'Drop the folder with model.json and all files of weights, or a .zip of it.',
    },
  },
  labels: 'Labels',
  labelsText: 'Names of the classes, in order, may lie beside the network or in its .zip.',
  keepingFile: rich('Saving {file} on this device. The current network stays in use until then.'),
  readingFile: rich('Reading {file}. The current network stays in use until then.'),
  keeping: 'Saving the network',
}
