import type { AddressKey, OtherKindId } from '../../ids.ts'
import type { FileKindId } from '../../image/input/fileKind.ts'
import type { LazyErrorTexts } from '../formatMessage.ts'
import { tellObstacles } from '../obstacles.ts'
import { formats } from './formats.ts'
import { names } from './names.ts'
import { obstacles } from './obstacles.ts'

/** What a file is, as the end of “… is”. */
const kinds: Readonly<Record<FileKindId, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  avif: 'an AVIF picture',
  bmp: 'a BMP picture',
  dib: 'a BMP picture without its file header',
  ico: 'an icon',
  svg: 'an SVG drawing, which has no pixels of its own',
  heic: 'a HEIC picture, which this browser cannot read',
  tiff: 'a TIFF picture or a camera’s raw file, which this browser cannot read',
  raw: 'a camera’s raw file, which this browser cannot read',
  pdf: 'a PDF document',
  keras: 'a network that Keras saved, not a picture',
  zip: 'an archive',
  hdf5: 'an HDF5 file, perhaps the weights of a model, not a picture',
}

/** What to do with a file that is not a picture. */
const instead: Readonly<Record<OtherKindId, string>> = {
  svg: 'Export it as PNG and choose that.',
  heic: 'Export it as JPEG and choose that. For the next photos, choose Settings > Camera > Formats > Most Compatible on the iPhone.',
  tiff: 'Export it as PNG and choose that.',
  raw: 'Export it as JPEG and choose that.',
  pdf: 'Choose a JPEG, PNG, WebP, AVIF or GIF instead.',
  keras: 'Add it in the Model dialog.',
  zip: 'Unpack it and choose the pictures inside.',
  hdf5: 'Choose a JPEG, PNG, WebP, AVIF or GIF instead.',
}

/** An invalid value in the page's address. */
const unknown: Readonly<Record<AddressKey, string>> = {
  method: 'method',
  fusion: 'fusion',
  smoothing: 'smoothing',
  layer: 'layer',
  output: 'output',
  reading: 'reading',
  class: 'class',
  colours: 'colours',
  opacity: 'opacity',
  look: 'look',
  threshold: 'threshold',
  region: 'region',
  evidence: 'evidence',
  score: 'score',
  backend: 'backend',
  model: 'network',
  url: 'picture address',
  shared: 'version of the link',
  scale: 'scale',
  sample: 'sample',
  theme: 'theme',
  lang: 'language',
}

/** A layer and its problem. */
const unfit = (layer: string, trouble: string) =>
  `The layer ${layer} ${trouble}. Heatlens cannot run this network; choose another one.`

/** What went wrong and what to do, and what was left out. Fetched when one of them is first needed. */
export const errors: LazyErrorTexts = {
  // Anywhere
  workerStopped: 'A background part of Heatlens stopped. Try again; if that does not help, reload the page.',

  // Pictures
  pictureEmpty: ({ file }) => `“${file}” is empty. Choose another file.`,
  notAPicture: ({ file, kind }) => `“${file}” is ${kinds[kind]}. ${instead[kind]}`,
  pictureDamaged: ({ file, kind }) =>
    `“${file}” begins like ${kinds[kind]}, but it is damaged or cut short. Save or download it again.`,
  pictureUnknown: ({ file }) =>
    `“${file}” is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.`,
  pictureUnreadable: ({ file }) =>
    `“${file}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.`,
  pictureWithoutPixels: ({ file, width, height }) =>
    `“${file}” has no pixels (${width} × ${height}). Choose another file.`,
  pictureTooLarge: ({ file, megapixels, width, height }) =>
    `“${file}” has ${formats.number(megapixels)} megapixels (${width} × ${height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.`,
  pictureTimedOut: ({ file, seconds }) =>
    `“${file}” could not be opened: timed out after ${formats.number(seconds)} s. Save it again in a picture editor, or choose another one.`,
  noCanvasToRead: 'This browser gave no canvas to read the picture with. Close other tabs and try again.',
  pictureNotWritten: ({ width, height }) =>
    `This browser cannot write a picture of ${width} × ${height} pixels. Make the picture smaller, choose it again and save then.`,
  noPictureYet: 'There is no explained picture yet. Choose one first.',
  passGone: 'The picture must be analysed again before this can be explained. Choose it once more.',
  unknownMethod: ({ method }) => `There is no method “${method}”. Choose one from the list.`,
  noRoomForSecond:
    'There is not enough memory for the sanity test, which needs the network twice. Choose a smaller network.',
  pasteRefused:
    'The browser does not let Heatlens read the clipboard. Allow it for this page, or press Ctrl+V (⌘V) instead.',
  nothingToPaste: 'The clipboard holds no picture. Copy a picture itself or its address, and paste again.',
  notCopied: 'The browser did not let Heatlens copy the script. Save the arrays instead: the script is included.',
  folderUnreadable: 'A folder could not be read. Check that it is still there, and drop the files inside it.',
  handedPicturesMissing: 'The pictures that were passed on did not arrive. Choose them here.',
  folderHoldsNothing: ({ folder }) =>
    `The folder “${folder}” contains no picture and no network. Drop a folder with pictures or with a model.json and its files.`,
  nothingDropped: 'What was dropped contains no file. Save the picture first, then drop the file.',

  // Exports
  sizeUnfit: ({ width, height }) =>
    `The network cannot run with pictures of ${width} × ${height} pixels. Choose a larger or a smaller size.`,
  noNetworkInUse: 'There is no network in use. Wait until it is loaded, then try again.',
  archiveTooLarge:
    'All pictures together are more than the 4 GB that a .zip can hold. Remove some of them, and export those afterwards.',
  noCanvasForSheet: 'This browser gave no canvas for the contact sheet. Remove some pictures first.',
  otherNetworkInExport: 'Another network was taken into use during the export, so it was stopped. Export again.',

  // Fetching a network
  modelFileRefused: ({ file, status }) =>
    `The model's file ${file} is not on the server (status ${status}). Try again; if that does not help, the model must be put on this server again.`,
  networkUnknown: ({ network }) =>
    `There is no network “${network}” here. The link may be old or misspelt: use another network.`,
  modelFileIsPage: ({ file }) =>
    `In place of the model's file ${file}, the server sent a web page. Try again; if that does not help, the model must be put on this server again.`,
  modelFileTooLong: ({ file }) =>
    `The model's file ${file} is longer than it should be. Try again; if that does not help, the model must be put on this server again.`,
  modelFileCutShort: ({ file, bytes, wanted }) =>
    `The model's file ${file} came in cut short (${formats.number(bytes)} of ${formats.number(wanted)} bytes). Check the connection and try again.`,
  modelFileDamaged: ({ file }) =>
    `The model's file ${file} is damaged: its checksum is wrong. Try again; if that does not help, the model must be put on this server again.`,
  catalogueMissing:
    'The list of networks did not arrive. Check the connection and try again, or add a network from a file.',
  downloadNoAnswer: ({ host }) =>
    `${host} does not respond, or does not let other sites read its files. Try again, or download the file by hand and drop it here.`,
  downloadBroke: ({ host, megabytes }) =>
    `The connection to ${host} broke; ${formats.number(megabytes)} MB have come and are kept. Try again: it goes on from there.`,
  downloadRefused: ({ host, status }) =>
    `${host} has no file at this address (status ${status}). Check the address, or download the file by hand.`,
  downloadIsPage: ({ host }) =>
    `${host} sent a web page, not a file. Open its page, copy the address of the file itself, or download it by hand and drop it here.`,
  downloadTooLarge: ({ host }) => `The file at ${host} is larger than 8 GB. Choose a smaller network.`,
  downloadNoList: ({ host }) =>
    `The file from ${host} does not list weights beside it. Give the address of the model.json of a TensorFlow.js network, or download its files by hand.`,
  downloadWrong: ({ file }) =>
    `${file} is not the file that its publisher offers: its checksum is wrong. Get it again.`,

  // Networks on this device
  noRoom:
    'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.',
  networkNotWhole: ({ part, file }) =>
    file === null
      ? `A part of this network (${part}) is no longer on this device as it was kept. Open its file again in the Model dialog: only what is missing is made again. Or use another network and delete this one.`
      : `A part of this network (${part}) is no longer on this device as it was kept. Open “${file}” again in the Model dialog: only what is missing is made again. Or use another network and delete this one.`,
  storageNotPersistent:
    'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.',

  // Files of networks
  noNetworkInFiles:
    'None of these files is a network. Choose a .keras or .h5 of Keras, a .onnx, or the model.json of a TensorFlow.js model with all the files beside it.',
  fileGone: ({ file }) => `“${file}” cannot be read any more. Choose it again.`,
  fileDamaged: ({ file }) => `“${file}” is cut short or damaged. Download the file again.`,
  fileEmpty: ({ file }) => `“${file}” is empty. Download the file again.`,
  fileIsPage: ({ file }) =>
    `“${file}” is a web page, not a network: the download went wrong. Download the file again, from the page that offers it.`,
  fileIsPointer: ({ file }) =>
    `“${file}” is only a pointer of Git LFS: the network itself was not downloaded. Download it from the repository’s page, or run git lfs pull.`,
  archivePartMissing: ({ file, part }) =>
    `The archive “${file}” has no ${part}, which every .keras file has. Save the network again with model.save(...), or choose another file.`,
  archiveTooFull: ({ file, count }) =>
    `The archive “${file}” holds ${formats.number(count)} files that could be a network’s, more than Heatlens looks through. Unpack it, and drop the network’s own folder.`,
  archivePartTooLarge: ({ file, part, mebibytes }) =>
    `In the archive “${file}”, ${part} would be ${formats.number(mebibytes)} MiB, more than Heatlens unpacks. Choose another file.`,
  weightsNotBeside: ({ file }) =>
    `“${file}” describes a network, but its weights are in another file. Now drop the weights, or choose both together.`,
  modelsTooDeep: ({ levels }) =>
    `The file has models inside of models, more than ${formats.number(levels)} deep, so it is not a network that Heatlens can run. Choose another file.`,
  notHdf5: ({ file }) =>
    `“${file}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.`,
  notAClassList: ({ file }) =>
    `“${file}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.`,
  fileTimedOut: ({ seconds }) =>
    `The file could not be read: timed out after ${formats.number(seconds)} s. It may be damaged. Download the file again.`,
  tooManyLayers: ({ count }) =>
    `The file names ${formats.number(count)} layers, too many or some of them twice, so it is not a network that Heatlens can run. Choose another file.`,
  noDenseLayers:
    'This file ends before the layers that name things (Keras calls such a file notop). Choose the file with its dense layers.',
  tooManyWeights: ({ layer, count }) =>
    `This file holds weights only, and not those of VGG: the layer ${layer} has ${formats.number(count)}. Choose it together with its architecture, a .json from model.to_json(), or save the network whole, with model.save('name.keras').`,
  weightsNotInFile: ({ weights }) =>
    `The file names weights ${weights} and does not contain them. Download the file again.`,
  weightsOfOtherKind: ({ weights }) =>
    `The weights ${weights} are not floating-point numbers, and Heatlens reads no others. Save the model with such weights.`,
  stateDictUnknown: ({ file, known, count, first }) =>
    `“${file}” holds the weights of a PyTorch network without its architecture, and Heatlens does not know them (tensors: ${formats.number(count)}, first: ${first}). Export the network as ONNX, or choose it as a Keras or TensorFlow.js file. Weights alone are enough for ${known.join(', ')}.`,
  headsUnknown: ({ file, channels }) =>
    `“${file}” holds a vision transformer of ${formats.number(channels)} channels, and weights do not say how many attention heads it has. Choose it together with a config.json, such as {"model_type": "vit", "num_attention_heads": 4}, or export the network as ONNX.`,
  pickleCalls: ({ file, call }) =>
    `“${file}” asks to call ${call} when it is opened. It is not only weights, so it is not opened. Ask its author for a .safetensors or .onnx file.`,
  notAStateDict: ({ file }) =>
    `“${file}” is no state dict: it holds no named weights. Save them with torch.save(model.state_dict(), 'weights.pth').`,
  optimizerOnly: ({ file }) =>
    `“${file}” holds the state of an optimizer and no network. Choose the file with the weights.`,
  viewOutside: ({ file, weights, values, held }) =>
    `${weights} says that it has ${formats.number(values)} values and lies outside of its storage, which holds ${formats.number(held)}: “${file}” is damaged. Download it again.`,
  weightsCut: ({ file, weights, wanted, bytes }) =>
    `${weights} needs ${formats.number(wanted)} bytes, of which “${file}” has ${formats.number(bytes)}. Download the file again.`,
  weightsDataMissing: ({ file, weights, part }) =>
    `${part}, the data of ${weights}, is missing: “${file}” is incomplete. Download it again.`,
  wholeModuleFile: ({ file, class: name }) =>
    `“${file}” is a whole pickled model (${name}), which can only be opened by running its code. Save its weights alone, with torch.save(model.state_dict(), 'weights.pth'), or export ONNX with these lines of Python.`,
  torchScriptFile: ({ file }) =>
    `“${file}” is TorchScript, a program that only PyTorch runs. Export ONNX with these lines of Python.`,
  exportedProgramFile: ({ file }) =>
    `“${file}” is a program of torch.export, which only PyTorch runs. Export ONNX with these lines of Python.`,
  otherTask: ({ file, task }) =>
    `“${file}” is of a network that ${{ boxes: 'finds boxes', areas: 'finds areas', text: 'works on text' }[task]}, not classes. Choose a network that says what is in a picture.`,
  keras3Weights:
    "This file holds weights only. Choose it together with its architecture, a .json from model.to_json(), or save the network whole, with model.save('name.keras').",
  architectureMissing: ({ file, count }) =>
    `This file holds weights only. Choose it together with its architecture, a .json from model.to_json(), or save the network whole, with model.save('name.keras'). Networks of keras.applications open without one, but ${file} (tensors: ${formats.number(count)}) is none of them.`,
  architectureUnfit: ({ architecture, weights }) =>
    `The architecture in “${architecture}” does not belong to the weights in “${weights}”. Drop the weights that were saved with it, or the architecture of these weights.`,
  filesApart: ({ file, other }) =>
    `“${file}” does not belong to the same network as “${other}”. Both are kept: drop what is missing for either.`,
  savedModelFile: ({ file }) =>
    `${file} is part of a SavedModel, a program for TensorFlow in which the layers are gone. Turn it into a Keras file with these lines of Python, or save the network with model.save('name.keras').`,
  tfliteFile: ({ file }) =>
    `${file} is a TensorFlow Lite file, which Heatlens does not read. Choose the Keras network that it was made from, or turn it into ONNX with the last of these lines.`,
  checkpointFile: ({ file }) =>
    `${file} is part of a TensorFlow checkpoint, which holds weights only. Load it into its network with these lines of Python, and save that.`,
  frozenGraphFile: ({ file }) =>
    `${file} is a frozen graph of TensorFlow, in which the layers are gone. Choose the Keras network that it was made from.`,
  otherProgramFile: ({ file, program }) =>
    `${file} is a network for another program (${program}), which Heatlens does not read. Choose a network of Keras (.keras, .h5) or TensorFlow.js (model.json).`,
  notKeras: ({ attribute }) =>
    `This HDF5 file has no ${attribute}, so it is not a Keras model. Choose a file written by Keras' save_weights or save, ending in .h5.`,
  notOnnx: ({ file }) => `“${file}” is not a valid ONNX file. Download it again, or export the network once more.`,
  onnxWithoutNodes: ({ file }) =>
    `“${file}” is an ONNX file that has no operators, so it is no network. Export the network once more.`,
  onnxOpset: ({ file, opset, oldest, newest }) => {
    const span = `${formats.number(oldest)} to ${formats.number(newest)}`
    return opset === null
      ? `“${file}” does not say for which opset of ONNX it was written; Heatlens reads ${span}. Export the network once more.`
      : `“${file}” was written for opset ${formats.number(opset)} of ONNX, which is ${opset < oldest ? 'older' : 'newer'} than what Heatlens reads (${span}). Export it with another one, such as 18, or convert it with onnx.version_converter.`
  },
  notForPictures: ({ file, what }) =>
    `“${file}” is not a network for pictures (${what}). Choose one that names what is in a picture.`,
  weightsShapeWrong: ({ weights, shape }) =>
    `The shape of the weights ${weights} is not valid (${shape.join(' × ')}). Download the file again.`,
  weightsCutShort: ({ weights }) =>
    `The weights ${weights} are incomplete: the number of values it states does not match its bytes. Download the file again.`,
  weightsOutside: ({ weights, file }) =>
    `The weights ${weights} are said to lie outside of “${file}”. Download both files again, or export the network once more.`,
  noModelConfig: 'This saved model lacks its model_config. Save it again with model.save(...).',
  modelConfigDamaged: 'The model_config of this saved model is damaged. Save it again with model.save(...).',
  layerNotInFile: ({ layer }) => `The file names a layer ${layer} and does not contain it. Download the file again.`,
  notTfjsModel: ({ where }) =>
    where === null
      ? 'This model.json is not a TensorFlow.js model. Save the network with model.save or tensorflowjs_converter, and open all of its files together.'
      : `This model.json is not a TensorFlow.js model (see ${where}). Save the network with model.save or tensorflowjs_converter, and open all of its files together.`,
  filesOfOtherLength: ({ file, bytes, wanted }) =>
    `The files ${file} … hold ${formats.number(bytes)} bytes, where ${formats.number(wanted)} are wanted: one is cut short or of another network. Download them again.`,
  modelJsonMissing: ({ count, file }) =>
    count === 1
      ? `The weights are here (${file}, ${formats.number(count)} file). Now drop the model.json that belongs to them.`
      : `The weights are here (${file} and others, ${formats.number(count)} files). Now drop the model.json that belongs to them.`,
  filesMissing: ({ count, file, of = 'model.json' }) =>
    count === 1
      ? `${of} needs ${formats.number(count)} more file, such as ${file}. Open or drop the whole folder.`
      : `${of} needs ${formats.number(count)} more files, such as ${file}. Open or drop the whole folder.`,
  networkFileGone: 'A file of the network cannot be read any more. Open its files again.',
  packageFileMissing: ({ file }) => `The package lacks its file ${file}. Open or drop its whole folder.`,
  packageFileDamaged: ({ file }) =>
    `The package's file ${file} is cut short or damaged: its checksum is wrong. Download the file again.`,
  classListTooLong: 'The list of classes is too long. Convert the network again.',

  // What is in them
  modelTooLarge: ({ mebibytes }) =>
    `The model needs ${formats.number(mebibytes)} MiB, more than a browser tab can hold. Choose a smaller one.`,
  networkNeedsMore: ({ megabytes, limit }) =>
    `This network takes ${formats.number(megabytes)} MB of memory, and this device has at most ${formats.number(limit)} MB for it. Choose a smaller network, or a device with more memory.`,
  notAPackage: ({ where }) =>
    where === null
      ? "The model's model.json is not a Heatlens package. Convert the network with `npm run model` and open the result."
      : `The model's model.json is not a Heatlens package (see ${where}). Convert the network with \`npm run model\` and open the result.`,
  fileNotListed: ({ file }) => `The model's list of files lacks ${file}. Convert the network again.`,
  filesOfOtherSize: ({ weights }) =>
    `The files of ${weights} do not have the size that its shape asks for. Convert the network again.`,
  notJson: 'A file of the model is not valid JSON. Convert the network with `npm run model` again.',
  classesNotPairs: "The model's list of classes is not a list of [id, label] pairs. Convert the network again.",
  notANetwork:
    "The file does not describe a Keras network. Choose a file that Keras wrote with model.save('name.keras').",
  ownModel: ({ class: name }) =>
    `The model is a class of its author’s own (${name}), and the file does not describe its layers. Save it as a functional model with these lines of Python.`,
  networkObstacles: (told) => tellObstacles(obstacles, formats, told),
  layersOfSameName:
    'Two layers of the model have the same name. Give each layer its own name and save the model again.',
  notOneChain: ({ layer }) =>
    `The layer ${layer} does not simply follow the one before it, and Heatlens runs only networks that are one chain of layers, like VGG16. Choose such a network.`,
  notVggLayout: ({ layer }) =>
    `The layer ${layer} does not fit VGG's layout, and this file holds weights only. Choose it together with its architecture, a .json from model.to_json(), or save the network whole, with model.save('name.keras').`,
  layerSettingWrong: ({ layer, setting }) => unfit(layer, `has no proper ${setting}`),
  layerActivationUnknown: ({ layer, activation }) => unfit(layer, `has the activation ${activation}`),
  layerPaddingUnknown: ({ layer, padding }) => unfit(layer, `has the padding ${padding}`),
  layerChannelsFirst: ({ layer }) => unfit(layer, 'has its channels first'),
  layerKindUnknown: ({ layer, kindOfLayer, known }) => unfit(layer, `is a ${kindOfLayer}, and only ${known} are known`),
  classListUnfit: ({ outputs, classes }) =>
    `The network has ${formats.number(outputs)} outputs and the list has ${formats.number(classes)} classes. Give the list that belongs to it with --classes.`,
  ownClassListUnfit: ({ outputs, classes }) =>
    `The network has ${formats.number(outputs)} outputs and its list ${formats.number(classes)} classes. Convert it again with the right --classes.`,
  unknownPreset: ({ preset, presets }) =>
    `The model needs pictures prepared as “${preset}”, which Heatlens does not know. Convert it with --preset ${presets.join(' or ')}.`,
  weightsNotNumbers: ({ weights }) =>
    `The weights ${weights} hold values that are not numbers. Download the file again.`,
  weightsTooLarge: ({ weights, type }) =>
    `The weights ${weights} hold values too large for ${type}. Convert with --weights float32.`,
  weightsOfOtherType: ({ weights, type, wanted }) =>
    `The weights ${weights} are ${type}, where ${wanted} was announced. Convert the network again.`,
  weightsUnreadable: ({ weights }) => `The weights ${weights} cannot be read. Convert the network again.`,
  weightsUnwanted: ({ weights }) => `The model has weights ${weights} that no layer uses. Convert the network again.`,
  weightsTwice: ({ weights }) => `The model has the weights ${weights} twice. Convert the network again.`,
  weightsMissing: ({ weights }) => `The model lacks the weights ${weights}. Convert the network again.`,
  weightsOfOtherShape: ({ weights, shape, wanted }) =>
    `The model has weights ${weights} [${shape}], where [${wanted}] is wanted. Convert the network again.`,

  // Backends
  backendNotRunning: ({ backend }) =>
    `The backend ${names.backends[backend]} does not run in this browser. Take “backend=${backend}” out of the page address.`,
  noBackend: 'Nothing in this browser can run the network. Update the browser, or open Heatlens in another one.',
  noMemory: ({ megabytes }) =>
    `This network takes ${formats.number(megabytes)} MB of memory, which the browser does not give. Close other tabs, or use a smaller network.`,
  gpuReset:
    'The graphics processor was reset, and the network on it is gone. Start again to load it again; your pictures stay in the list.',
  wrongNumbers:
    'The network gave numbers that cannot be right, so they are not shown. Start again; if that does not help, add “?backend=wasm” to the page address.',
  gradientInfinite:
    'At this layer the gradient of this network is infinite, as before a root of 0, so there is no map. Choose another layer, or a method that takes no gradients.',
  threadStopped:
    'A thread of the network stopped. Start again; if that does not help, close other tabs, which may take its memory.',
  networkTimedOut: ({ seconds }) =>
    `The part of Heatlens that runs the network timed out after ${formats.number(seconds)} s. Start again; your pictures stay in the list.`,
  noNetworkLoaded: 'No network is loaded. Reload the page.',

  // Notices
  filesLeftOut: ({ limit, left }) =>
    left === null
      ? `Heatlens takes ${formats.number(limit)} files of a folder at once, so the rest was left out. Drop a smaller folder.`
      : `Heatlens takes ${formats.number(limit)} files of a folder at once, so the last ${formats.number(left)} were left out. Drop those on their own.`,
  missingInTable: ({ count, total }) =>
    `${formats.number(count)} of ${formats.number(total)} pictures could not be opened. The table heatlens.csv says why.`,
  missingOnSheet: ({ count, total }) =>
    `${formats.number(count)} of ${formats.number(total)} pictures could not be opened. Choose one in the filmstrip to see why.`,
  notAnalysed: 'not analysed',
  networkNotKept: ({ network }) =>
    `There was no room to keep ${names.title(network)} on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.`,
  networkReady: ({ network }) => `${names.title(network)} is on this device and in use.`,
  networkForVisit: ({ network }) =>
    `${names.title(network)} could not be kept on this device. You can use it until you close or reload this page.`,
  unknownIgnored: ({ key, value }) => `Unknown ${unknown[key]} “${value}” ignored.`,
  savedNetworkMissing: ({ network }) =>
    `The network “${names.title(network)}” that the picture was explained with is not here, so the one in use stays. Add it in the Model dialog, and choose the picture again.`,
  savedNetworkDiffers: ({ network }) =>
    `The network “${names.title(network)}” is another version than the one that the picture was explained with, so the heat may differ.`,
  reloadingStopped: ({ network }) =>
    network === null
      ? 'The part of Heatlens that runs the network stopped; loading the network again.'
      : `The part of Heatlens that runs the network stopped; loading ${names.title(network)} again.`,
  reloadingReset: ({ network }) =>
    network === null
      ? 'The graphics processor was reset; loading the network again.'
      : `The graphics processor was reset; loading ${names.title(network)} again.`,
  reloadingWrongNumbers: ({ network }) =>
    network === null
      ? 'The network gave numbers that cannot be right; loading the network again.'
      : `The network gave numbers that cannot be right; loading ${names.title(network)} again.`,

  // Rare reasons for a backend
  modelFileStalled: ({ file, seconds }) =>
    `The model's file ${file} stopped coming in: nothing arrived for ${formats.number(seconds)} seconds. Check the connection and try again.`,
  smallTextures: ({ size }) => `The graphics processor takes textures of ${size} only, too small for the weights.`,
  halfPrecision: 'The graphics processor computes in 16 bits only, too few for exact numbers.',
  webglNotStarted: 'WebGL did not start.',
  nothingFaster: 'Neither WebGL nor WebAssembly runs here, so this is slow.',
  gpuResetTwice: 'The graphics processor was reset twice, so it is left alone until the page is reloaded.',
  usesGpu: ({ name }) => `It uses the graphics processor (${name}).`,
  fasterHere: ({ ms, other, otherMs }) =>
    `A test picture took it ${formats.number(ms)} ms; ${names.backends[other]} took ${formats.number(otherMs)} ms.`,
  gpuDiffers: ({ name }) => `The graphics processor (${name}) gave other numbers, so it is not used.`,
  tooLargeForTwo: 'The network is too large to be held twice, so the graphics processor was not tried.',
}
