/**
 * What is thrown, refused or noted in English somewhere in the app, often in a worker, with `{places}` for what is only known there. Other
 * languages translate it when it is shown; src/words/problems.test.ts holds this list to the sources.
 */
export const problems = [
  'Something went wrong that Heatlens did not foresee ({what}). Try again; if it stays, reload the page.',

  // Pictures
  '“{file}” is empty. Choose another file.',
  '“{file}” is {kind}. {instead}',
  '“{file}” begins like {kind}, but it is damaged or cut short. Save or download it again.',
  '“{file}” is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.',
  '“{file}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.',
  '“{file}” has no pixels ({width} × {height}). Choose another file.',
  '“{file}” has {count} megapixels ({width} × {height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.',
  'This browser gave no canvas to read the picture with. Close other tabs and try again.',
  'This browser cannot write a picture of {width} × {height} pixels. Make the picture smaller, choose it again and save then.',
  '“{file}” could not be opened within {count} seconds, so it was given up. Save it anew in a picture editor, or choose another one.',
  'There is no explained picture yet. Choose one first.',
  'The picture has to be looked at again before this can be explained. Choose it once more.',
  'There is no method “{method}”. Choose one from the list.',

  'A folder could not be read. Check that it is still there, and drop the files inside it.',
  'Heatlens takes {limit} files of a folder at once, so the last {left} were left out. Drop those on their own.',
  'Heatlens takes {limit} files of a folder at once, so the rest was left out. Drop a smaller folder.',
  'The pictures that were passed on did not arrive. Choose them here.',
  'In the folder “{folder}” is no picture and no network. Drop a folder with pictures or with a model.json and its files.',
  'What was dropped holds no file. Save the picture first, then drop the file.',
  'The clipboard holds no picture. Copy a picture itself, not its address, and paste again.',

  'There is no network in use. Wait until it is loaded, then try again.',
  'All pictures together are more than the 4 GB that a .zip can hold. Remove some of them, and export those afterwards.',
  'This browser gave no canvas for the contact sheet. Remove some pictures first.',
  '{count} of {all} pictures could not be opened. The table heatlens.csv says why.',
  '{count} of {all} pictures could not be opened. Choose one in the filmstrip to see why.',
  'Another network was taken into use during the export, so it was stopped. Export again.',

  // Fetching a network
  "The model's file {file} stopped coming in: nothing arrived for {count} seconds. Check the connection and try again.",
  "The model's file {file} could not be fetched. Check the connection and try again.",
  "The model's file {file} is not on the server (status {status}). Try again; if it stays, the model has to be put on this server anew.",
  'In place of {modelFile}, the server sent a web page. Try again; if it stays, the model has to be put on this server anew.',
  'The connection broke while {modelFile} was coming in. Check the connection and try again.',
  "The model's file {file} is longer than it should be. Try again; if it stays, the model has to be put on this server anew.",
  "The model's file {file} came in cut short ({count} of {all} bytes). Check the connection and try again.",
  "The model's file {file} is damaged: its checksum is wrong. Try again; if it stays, the model has to be put on this server anew.",
  'The model cannot be checked, because browsers compute hashes only on secure pages. Open Heatlens by https or on localhost.',

  // Networks on this device
  'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.',
  'There was no room to keep {network} on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.',
  'A part of this network ({part}) is no longer on this device as it was kept. Open “{file}” again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.',
  'A part of this network ({part}) is no longer on this device as it was kept. Open its file again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.',
  'The newer version cannot be had now, so the network on this device stays. Check the connection and try again.',
  'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.',

  // Files of networks
  'Among these files is no network. Choose a Keras .h5, or the model.json of a TensorFlow.js model with all the files beside it.',
  '“{file}” cannot be read any more. Choose it again.',
  '“{file}” is cut short or damaged. Get the file anew.',
  '“{file}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.',
  '“{file}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.',
  'The file gave no sign for {count} seconds, so it was given up; it may be damaged. Get the file anew.',
  'The file names {count} layers, too many or some of them twice, so it is no network that Heatlens can run. Choose another file.',
  'This file ends before the layers that name things (Keras calls such a file notop). Choose the file with its dense layers.',
  'The layer {layer} brings {count} weights, as the normalising layers of ResNet and its like do, and Heatlens runs networks like VGG. Choose such a file.',
  'The file names weights {weights} and does not hold them. Get the file anew.',
  'The weights {weights} are not float32 values of a convolution or a dense layer, and Heatlens reads no others. Save the model so.',
  "This file holds weights in Keras 3's own way, without the names of the layers. Save the whole model with model.save('name.h5').",
  "This HDF5 file has no {attribute}, so it is not a Keras model. Choose a file written by Keras' save_weights or save, ending in .h5.",
  'This saved model lacks its model_config. Save it again with model.save(...).',
  'The model_config of this saved model is damaged. Save it again with model.save(...).',
  'The file names a layer {layer} and does not hold it. Get the file anew.',
  'This model.json is a graph model, in which the layers that could be explained are gone. Open the Keras .h5 that it was made from, or convert that with --output_format=tfjs_layers_model.',
  'This model.json is not a TensorFlow.js layers model (see {where}). Save the network with model.save or tensorflowjs_converter, and open all of its files together.',
  'This model.json is not a TensorFlow.js layers model. Save the network with model.save or tensorflowjs_converter, and open all of its files together.',
  'The files {file} … hold {count} bytes, where {wanted} are wanted: one is cut short or of another network. Get them anew.',
  'model.json wants {count} more files, such as {file}. Open or drop the whole folder.',
  'model.json wants {count} more file, such as {file}. Open or drop the whole folder.',
  'A file of the network cannot be read any more. Open its files again.',
  'The package lacks its file {file}. Open or drop its whole folder.',
  "The package's file {file} is cut short or damaged: its checksum is wrong. Get the file anew.",
  'The list of classes is too long. Convert the network again.',

  // What is in them
  'The model wants {count} MiB, more than a browser tab can hold. Choose a smaller one.',
  "The model's model.json is not a Heatlens package (see {where}). Convert the network with `npm run model` and open the result.",
  "The model's model.json is not a Heatlens package. Convert the network with `npm run model` and open the result.",
  "The model's list of files lacks {file}. Convert the network again.",
  'The files of {weights} do not have the size that its shape asks for. Convert the network again.',
  'A file of the model is not valid JSON. Convert the network with `npm run model` again.',
  "The model's list of classes is not a list of [id, label] pairs. Convert the network again.",
  'The model file does not describe a Keras network. Convert the network with `npm run model` and open the result.',
  'Two layers of the model have the same name. Give each layer its own name and save the model again.',
  'The layer {layer} does not simply follow the one before it, and Heatlens runs only networks that are one chain of layers, like VGG16. Choose such a network.',
  "The layer {layer} does not fit VGG's layout, and this file holds weights only. Save the model whole, with model.save(...), and convert that.",
  'The layer {layer} {trouble}. Heatlens cannot run this network; choose another one.',
  'The network has {count} outputs and the list has {classes} classes. Give the list that belongs to it with --classes.',
  'The network has {count} outputs and its list {classes} classes. Convert it again with the right --classes.',
  'The network does not go from convolutions to a list of classes. Heatlens explains classifiers like VGG16; choose one.',
  'The model wants pictures prepared as “{preset}”, which Heatlens does not know. Convert it with --preset {presets}.',
  'The weights {weights} hold values that are not numbers. Get the file anew.',
  'The weights {weights} hold values too large for {type}. Convert with --weights float32.',
  'The weights {weights} come as {type}, where {wanted} was promised. Convert the network again.',
  'The weights {weights} come as float32, where {wanted} was promised. Convert the network again.',
  'The weights {weights} cannot be read. Convert the network again.',
  'One row of the weights {weights} is larger than a file of a package may be. Choose a smaller network.',
  'The model brings weights {weights} that no layer wants. Convert the network again.',
  'The model brings the weights {weights} twice. Convert the network again.',
  'The model lacks the weights {weights}. Convert the network again.',
  'The model brings weights {weights} [{shape}], where [{wanted}] is wanted. Convert the network again.',

  // What it runs on, and why
  'The page address asks for it.',
  'This browser offers no WebGL 2.',
  'This device draws WebGL in software, and WebAssembly is faster than that.',
  'The graphics processor takes textures of {size} only, too small for the weights.',
  'The graphics processor computes in 16 bits only, too few for exact numbers.',
  'It uses the graphics processor ({name}).',
  'WebGL did not start.',
  'Neither WebGL nor WebAssembly runs here, so this is slow.',
  'The graphics processor was reset twice, so it is left alone until the page is loaded anew.',
  'The backend {backend} does not run in this browser. Take “backend={value}” out of the page address.',
  'Nothing in this browser can run the network. Update the browser, or open Heatlens in another one.',
  'This network takes {count} MB of memory, which the browser does not give. Close other tabs, or use a smaller network.',

  // When it is lost
  'The graphics processor was reset, and the network on it is gone. Start again to load it anew; your pictures stay in the list.',
  'The network gave numbers that cannot be right, so they are not shown. Start again; if it stays, add “?backend=wasm” to the page address.',
  'A thread of the network stopped. Start again; if it stays, close other tabs, which may take its memory.',
  'A thread of the network did not start. Reload the page.',
  'A background part of Heatlens did not start or stopped. Check the connection and reload the page.',
  'The part of Heatlens that {work} did not start or stopped. Check the connection and try again.',
  'The part of Heatlens that runs the network gave no sign for {count} seconds, so it was given up. Start again; your pictures stay in the list.',
  'The part of Heatlens that runs the network stopped; loading {network} again.',
  'The part of Heatlens that runs the network stopped; loading the network again.',
  'The graphics processor was reset; loading {network} again.',
  'The graphics processor was reset; loading the network again.',
  'The network gave numbers that cannot be right; loading {network} again.',
  'The network gave numbers that cannot be right; loading the network again.',
  'No network is loaded. Reload the page.',

  // The address of the page
  'The page address asks for {key} “{value}”, which there is not. It was ignored.',
  'There is no {key} “{value}”, which the page address asks for. It was ignored.',

  // Pictures that were saved with their settings
  'The network “{network}” that the picture was explained with is not here, so the one in use stays. Bring it in the Model dialog, and choose the picture again.',
  'The network “{network}” is another version than the one that the picture was explained with, so the heat may differ.',
] as const

/** What stands at a place of that name, where it is one of a few; `{trouble}` of a layer, for instance. Names alone are under `name`. */
export const phrases = {
  modelFile: ["the model's file {path}"],
  kind: [
    'a PNG picture',
    'a JPEG picture',
    'a GIF picture',
    'a WebP picture',
    'an AVIF picture',
    'a BMP picture',
    'an SVG drawing, which has no pixels of its own',
    'a HEIC picture, which this browser cannot read',
    'a TIFF picture, which this browser cannot read',
    'a PDF document',
    'an archive',
    'an HDF5 file, perhaps the weights of a model, not a picture',
  ],
  instead: [
    'Choose a JPEG, PNG, WebP, AVIF or GIF instead.',
    'Export it as PNG and choose that.',
    'Export it as JPEG and choose that.',
    'Unpack it and choose the pictures inside.',
  ],
  trouble: [
    'has no proper {setting}',
    'has the activation {activation}',
    'has the padding {padding}',
    'gets a picture that is smaller than its {window}',
    'wants a picture and gets a list of values',
    'wants a list of values and gets a picture',
    'has its channels first',
    'has its channels in groups',
    'is a ReLU with a limit, a slope or a threshold',
    'is dilated',
    'wants pictures of {given}, not {wanted} pixels',
    'is a {kindOfLayer}, and only {known} are known',
    'gives {size} values at a time, more than fit into memory',
    'ends the network with {activation}, where Heatlens needs a softmax over the classes',
  ],
  work: ['opens pictures', 'writes files'],
  title: [
    'Starter network',
    'plain JavaScript',
    'Grey',
    'BGR, as VGG16 (caffe)',
    'RGB, −1 to 1 (tf)',
    'RGB, standardised (torch)',
    'the file {path}',
    'not stated',
    'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)',
    'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications',
  ],
} as const

type Translated<Templates extends readonly string[]> = Readonly<Record<Templates[number], string>>

/** The English templates with their translations. */
export interface Problems {
  problems: Translated<typeof problems>
  phrases: { readonly [Place in keyof typeof phrases]: Translated<(typeof phrases)[Place]> }
}
