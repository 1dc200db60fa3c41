import type { Problems } from '../en/problems.ts'

export const problems: Problems = {
  problems: {
    'Something went wrong that Heatlens did not foresee ({what}). Try again; if it stays, reload the page.':
      'Algo salió mal que Heatlens no había previsto ({what}). Inténtalo de nuevo; si sigue igual, recarga la página.',
    'A part of Heatlens did not arrive. Check the connection and try again; if it stays, reload the page.':
      'Una parte de Heatlens no llegó. Comprueba la conexión e inténtalo de nuevo; si sigue igual, recarga la página.',
    'The texts in your language did not arrive. Choose it again in the settings.':
      'Los textos en tu idioma no llegaron. Elígelo de nuevo en los ajustes.',
    '“{file}” is empty. Choose another file.': '«{file}» está vacío. Elige otro archivo.',
    '“{file}” is {kind}. {instead}': '«{file}» es {kind}. {instead}',
    '“{file}” begins like {kind}, but it is damaged or cut short. Save or download it again.':
      '«{file}» empieza como {kind}, pero está dañado o incompleto. Guárdalo o descárgalo de nuevo.',
    '“{file}” is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.':
      '«{file}» no es una imagen que este navegador pueda leer. Elige un JPEG, PNG, WebP, AVIF o GIF.',
    '“{file}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.':
      '«{file}» no se puede leer: es una carpeta, o se movió o bloqueó después de elegirlo. Elige la imagen de nuevo.',
    '“{file}” has no pixels ({width} × {height}). Choose another file.':
      '«{file}» no tiene píxeles ({width} × {height}). Elige otro archivo.',
    '“{file}” has {count} megapixels ({width} × {height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.':
      '«{file}» tiene {count} megapíxeles ({width} × {height}), más de los 100 que abre Heatlens. Redúcela y elígela de nuevo.',
    'This browser gave no canvas to read the picture with. Close other tabs and try again.':
      'Este navegador no dio un lienzo para leer la imagen. Cierra otras pestañas e inténtalo de nuevo.',
    'This browser cannot write a picture of {width} × {height} pixels. Make the picture smaller, choose it again and save then.':
      'Este navegador no puede escribir una imagen de {width} × {height} píxeles. Reduce la imagen, elígela de nuevo y guarda entonces.',
    '“{file}” could not be opened within {count} seconds, so it was given up. Save it anew in a picture editor, or choose another one.':
      '«{file}» no se pudo abrir en {count} segundos y se abandonó. Guárdalo de nuevo en un editor de imágenes o elige otro.',
    'There is no explained picture yet. Choose one first.': 'Aún no hay ninguna imagen explicada. Elige una primero.',
    'The picture has to be looked at again before this can be explained. Choose it once more.':
      'Hay que volver a mirar la imagen antes de poder explicar esto. Elígela otra vez.',
    'There is no method “{method}”. Choose one from the list.':
      'No existe el método «{method}». Elige uno de la lista.',
    'The pictures that were passed on did not arrive. Choose them here.':
      'Las imágenes compartidas no han llegado. Elíjalas aquí.',
    'Heatlens takes {limit} files of a folder at once, so the last {left} were left out. Drop those on their own.':
      'Heatlens toma {limit} archivos de una carpeta a la vez; los últimos {left} quedaron fuera. Suéltalos aparte.',
    'Heatlens takes {limit} files of a folder at once, so the rest was left out. Drop a smaller folder.':
      'Heatlens toma {limit} archivos de una carpeta a la vez; el resto quedó fuera. Suelta una carpeta más pequeña.',
    'A folder could not be read. Check that it is still there, and drop the files inside it.':
      'No se pudo leer una carpeta. Comprueba que sigue ahí y suelta los archivos que contiene.',
    'In the folder “{folder}” is no picture and no network. Drop a folder with pictures or with a model.json and its files.':
      'En la carpeta «{folder}» no hay ninguna imagen ni ninguna red. Suelta una carpeta con imágenes o con un model.json y sus archivos.',
    'What was dropped holds no file. Save the picture first, then drop the file.':
      'Lo que soltaste no contiene ningún archivo. Guarda primero la imagen y suelta después el archivo.',
    'The clipboard holds no picture. Copy a picture itself or its address, and paste again.':
      'El portapapeles no contiene ninguna imagen. Copia la imagen misma o su dirección, y pégala de nuevo.',
    'There is no network in use. Wait until it is loaded, then try again.':
      'No hay ninguna red en uso. Espera a que se cargue e inténtalo de nuevo.',
    'All pictures together are more than the 4 GB that a .zip can hold. Remove some of them, and export those afterwards.':
      'Todas las imágenes juntas superan los 4 GB que caben en un .zip. Quita algunas y exporta esas después.',
    '{count} of {all} pictures could not be opened. The table heatlens.csv says why.':
      'Sin abrir: {count} de {all} imágenes. La tabla heatlens.csv dice por qué.',
    '{count} of {all} pictures could not be opened. Choose one in the filmstrip to see why.':
      'Sin abrir: {count} de {all} imágenes. Elige una en la tira para ver por qué.',
    'Another network was taken into use during the export, so it was stopped. Export again.':
      'Durante la exportación se puso en uso otra red, así que se detuvo. Exporta de nuevo.',
    'This browser gave no canvas for the contact sheet. Remove some pictures first.':
      'Este navegador no dio un lienzo para la hoja de contactos. Quita primero algunas imágenes.',
    "The model's file {file} stopped coming in: nothing arrived for {count} seconds. Check the connection and try again.":
      'El archivo del modelo {file} dejó de llegar: no llegó nada durante {count} segundos. Comprueba la conexión e inténtalo de nuevo.',
    "The model's file {file} could not be fetched. Check the connection and try again.":
      'El archivo del modelo {file} no se pudo descargar. Comprueba la conexión e inténtalo de nuevo.',
    "The model's file {file} is not on the server (status {status}). Try again; if it stays, the model has to be put on this server anew.":
      'El archivo del modelo {file} no está en el servidor (estado {status}). Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.',
    'In place of {modelFile}, the server sent a web page. Try again; if it stays, the model has to be put on this server anew.':
      'En lugar del {modelFile}, el servidor envió una página web. Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.',
    'The connection broke while {modelFile} was coming in. Check the connection and try again.':
      'La conexión se cortó mientras llegaba el {modelFile}. Comprueba la conexión e inténtalo de nuevo.',
    "The model's file {file} is longer than it should be. Try again; if it stays, the model has to be put on this server anew.":
      'El archivo del modelo {file} es más largo de lo debido. Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.',
    "The model's file {file} came in cut short ({count} of {all} bytes). Check the connection and try again.":
      'El archivo del modelo {file} llegó incompleto ({count} de {all} bytes). Comprueba la conexión e inténtalo de nuevo.',
    "The model's file {file} is damaged: its checksum is wrong. Try again; if it stays, the model has to be put on this server anew.":
      'El archivo del modelo {file} está dañado: su suma de verificación no coincide. Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.',
    'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.':
      'No queda espacio en este dispositivo para el resto de la red. Elimina una red en «Modelo» o libera espacio y abre el archivo de nuevo: continuará donde se quedó.',
    'There was no room to keep {network} on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.':
      'No había espacio para guardar {network} en este dispositivo, así que se descargará de nuevo la próxima vez. Para guardarla, elimina una red en «Modelo» o libera espacio y recarga la página.',
    'A part of this network ({part}) is no longer on this device as it was kept. Open “{file}” again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      'Una parte de esta red ({part}) ya no está en este dispositivo como se guardó. Abre «{file}» de nuevo en «Modelo»: solo se rehace lo que falta. O usa otra red y elimina esta.',
    'A part of this network ({part}) is no longer on this device as it was kept. Open its file again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      'Una parte de esta red ({part}) ya no está en este dispositivo como se guardó. Abre su archivo de nuevo en «Modelo»: solo se rehace lo que falta. O usa otra red y elimina esta.',
    '{network} could not be kept on this device. You can use it until you close or reload this page.':
      '{network} no se pudo guardar en este dispositivo. Puedes usarla hasta que cierres o recargues esta página.',
    'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.':
      'El navegador no prometió conservar las redes; puede borrarlas cuando falte espacio. Instala la página o añádela a marcadores y vuelve a pedirlo.',
    'Among these files is no network. Choose a Keras .h5, or the model.json of a TensorFlow.js model with all the files beside it.':
      'Entre estos archivos no hay ninguna red. Elige un .h5 de Keras, o el model.json de un modelo de TensorFlow.js con todos los archivos que lo acompañan.',
    '“{file}” cannot be read any more. Choose it again.': '«{file}» ya no se puede leer. Elígelo de nuevo.',
    '“{file}” is cut short or damaged. Get the file anew.':
      '«{file}» está incompleto o dañado. Consigue el archivo de nuevo.',
    '“{file}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.':
      '«{file}» no es un archivo HDF5. Elige los pesos de una red como los guarda Keras, terminados en .h5.',
    '“{file}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.':
      '«{file}» no es una lista de clases. Escríbela como ["primer nombre", "segundo nombre", …], en el orden de las salidas.',
    'The file gave no sign for {count} seconds, so it was given up; it may be damaged. Get the file anew.':
      'El archivo no dio señales durante {count} segundos y se abandonó; puede estar dañado. Consigue el archivo de nuevo.',
    'The file names {count} layers, too many or some of them twice, so it is no network that Heatlens can run. Choose another file.':
      'El archivo nombra {count} capas, demasiadas o algunas repetidas, así que no es una red que Heatlens pueda ejecutar. Elige otro archivo.',
    'This file ends before the layers that name things (Keras calls such a file notop). Choose the file with its dense layers.':
      'Este archivo termina antes de las capas que ponen nombre a las cosas (Keras lo llama notop). Elige el archivo con sus capas densas.',
    'The layer {layer} brings {count} weights, as the normalising layers of ResNet and its like do, and Heatlens runs networks like VGG. Choose such a file.':
      'La capa {layer} trae {count} pesos, como las capas de normalización de ResNet y similares, y Heatlens ejecuta redes como VGG. Elige un archivo así.',
    'The file names weights {weights} and does not hold them. Get the file anew.':
      'El archivo nombra los pesos {weights} y no los contiene. Consigue el archivo de nuevo.',
    'The weights {weights} are not float32 values of a convolution or a dense layer, and Heatlens reads no others. Save the model so.':
      'Los pesos {weights} no son valores float32 de una convolución o una capa densa, y Heatlens no lee otros. Guarda el modelo así.',
    "This file holds weights in Keras 3's own way, without the names of the layers. Save the whole model with model.save('name.h5').":
      "Este archivo contiene pesos a la manera de Keras 3, sin los nombres de las capas. Guarda el modelo completo con model.save('name.h5').",
    "This HDF5 file has no {attribute}, so it is not a Keras model. Choose a file written by Keras' save_weights or save, ending in .h5.":
      'A este archivo HDF5 le falta {attribute}, así que no es un modelo de Keras. Elige un archivo escrito con save_weights o save de Keras, terminado en .h5.',
    'This saved model lacks its model_config. Save it again with model.save(...).':
      'A este modelo guardado le falta su model_config. Guárdalo de nuevo con model.save(...).',
    'The model_config of this saved model is damaged. Save it again with model.save(...).':
      'El model_config de este modelo guardado está dañado. Guárdalo de nuevo con model.save(...).',
    'The file names a layer {layer} and does not hold it. Get the file anew.':
      'El archivo nombra una capa {layer} y no la contiene. Consigue el archivo de nuevo.',
    'This model.json is a graph model, in which the layers that could be explained are gone. Open the Keras .h5 that it was made from, or convert that with --output_format=tfjs_layers_model.':
      'Este model.json es un modelo de grafo, en el que ya no están las capas que se podrían explicar. Abre el .h5 de Keras del que se hizo, o conviértelo con --output_format=tfjs_layers_model.',
    'This model.json is not a TensorFlow.js layers model (see {where}). Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      'Este model.json no es un modelo de capas de TensorFlow.js (véase {where}). Guarda la red con model.save o tensorflowjs_converter y abre todos sus archivos juntos.',
    'This model.json is not a TensorFlow.js layers model. Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      'Este model.json no es un modelo de capas de TensorFlow.js. Guarda la red con model.save o tensorflowjs_converter y abre todos sus archivos juntos.',
    'The files {file} … hold {count} bytes, where {wanted} are wanted: one is cut short or of another network. Get them anew.':
      'Los archivos {file} … contienen {count} bytes y hacen falta {wanted}: uno está incompleto o es de otra red. Consíguelos de nuevo.',
    'model.json wants {count} more files, such as {file}. Open or drop the whole folder.':
      'model.json necesita {count} archivos más, como {file}. Abre o suelta la carpeta entera.',
    'model.json wants {count} more file, such as {file}. Open or drop the whole folder.':
      'model.json necesita {count} archivo más: {file}. Abre o suelta la carpeta entera.',
    'A file of the network cannot be read any more. Open its files again.':
      'Un archivo de la red ya no se puede leer. Abre sus archivos de nuevo.',
    'The package lacks its file {file}. Open or drop its whole folder.':
      'Al paquete le falta su archivo {file}. Abre o suelta su carpeta entera.',
    "The package's file {file} is cut short or damaged: its checksum is wrong. Get the file anew.":
      'El archivo {file} del paquete está incompleto o dañado: su suma de verificación no coincide. Consigue el archivo de nuevo.',
    'The list of classes is too long. Convert the network again.':
      'La lista de clases es demasiado larga. Convierte la red de nuevo.',
    'The model wants {count} MiB, more than a browser tab can hold. Choose a smaller one.':
      'El modelo necesita {count} MiB, más de lo que cabe en una pestaña del navegador. Elige uno más pequeño.',
    "The model's model.json is not a Heatlens package (see {where}). Convert the network with `npm run model` and open the result.":
      'El model.json del modelo no es un paquete de Heatlens (véase {where}). Convierte la red con `npm run model` y abre el resultado.',
    "The model's model.json is not a Heatlens package. Convert the network with `npm run model` and open the result.":
      'El model.json del modelo no es un paquete de Heatlens. Convierte la red con `npm run model` y abre el resultado.',
    "The model's list of files lacks {file}. Convert the network again.":
      'En la lista de archivos del modelo falta {file}. Convierte la red de nuevo.',
    'The files of {weights} do not have the size that its shape asks for. Convert the network again.':
      'Los archivos de {weights} no tienen el tamaño que pide su forma. Convierte la red de nuevo.',
    'A file of the model is not valid JSON. Convert the network with `npm run model` again.':
      'Un archivo del modelo no es JSON válido. Convierte la red de nuevo con `npm run model`.',
    "The model's list of classes is not a list of [id, label] pairs. Convert the network again.":
      'La lista de clases del modelo no es una lista de pares [identificador, nombre]. Convierte la red de nuevo.',
    'The model file does not describe a Keras network. Convert the network with `npm run model` and open the result.':
      'El archivo del modelo no describe una red de Keras. Convierte la red con `npm run model` y abre el resultado.',
    'Two layers of the model have the same name. Give each layer its own name and save the model again.':
      'Dos capas del modelo tienen el mismo nombre. Da a cada capa el suyo y guarda el modelo de nuevo.',
    'The layer {layer} does not simply follow the one before it, and Heatlens runs only networks that are one chain of layers, like VGG16. Choose such a network.':
      'La capa {layer} no sigue sin más a la anterior, y Heatlens solo ejecuta redes que son una única cadena de capas, como VGG16. Elige una red así.',
    "The layer {layer} does not fit VGG's layout, and this file holds weights only. Save the model whole, with model.save(...), and convert that.":
      'La capa {layer} no encaja en la estructura de VGG, y este archivo solo contiene pesos. Guarda el modelo completo con model.save(...) y conviértelo.',
    'The layer {layer} {trouble}. Heatlens cannot run this network; choose another one.':
      'La capa {layer} {trouble}. Heatlens no puede ejecutar esta red; elige otra.',
    'The network has {count} outputs and the list has {classes} classes. Give the list that belongs to it with --classes.':
      'La red tiene {count} salidas y la lista tiene {classes} clases. Indica la lista que le corresponde con --classes.',
    'The network has {count} outputs and its list {classes} classes. Convert it again with the right --classes.':
      'La red tiene {count} salidas y su lista {classes} clases. Conviértela de nuevo con el --classes correcto.',
    'The network does not go from convolutions to a list of classes. Heatlens explains classifiers like VGG16; choose one.':
      'La red no va de convoluciones a una lista de clases. Heatlens explica clasificadores como VGG16; elige uno.',
    'The model wants pictures prepared as “{preset}”, which Heatlens does not know. Convert it with --preset {presets}.':
      'El modelo pide imágenes preparadas como «{preset}», que Heatlens no conoce. Conviértelo con --preset {presets}.',
    'The weights {weights} hold values that are not numbers. Get the file anew.':
      'Los pesos {weights} contienen valores que no son números. Consigue el archivo de nuevo.',
    'The weights {weights} hold values too large for {type}. Convert with --weights float32.':
      'Los pesos {weights} contienen valores demasiado grandes para {type}. Convierte con --weights float32.',
    'The weights {weights} come as {type}, where {wanted} was promised. Convert the network again.':
      'Los pesos {weights} llegan como {type}, y se anunció {wanted}. Convierte la red de nuevo.',
    'The weights {weights} come as float32, where {wanted} was promised. Convert the network again.':
      'Los pesos {weights} llegan como float32, y se anunció {wanted}. Convierte la red de nuevo.',
    'The weights {weights} cannot be read. Convert the network again.':
      'Los pesos {weights} no se pueden leer. Convierte la red de nuevo.',
    'One row of the weights {weights} is larger than a file of a package may be. Choose a smaller network.':
      'Una fila de los pesos {weights} es mayor de lo que puede ser un archivo de un paquete. Elige una red más pequeña.',
    'The model brings weights {weights} that no layer wants. Convert the network again.':
      'El modelo trae pesos {weights} que ninguna capa necesita. Convierte la red de nuevo.',
    'The model brings the weights {weights} twice. Convert the network again.':
      'El modelo trae dos veces los pesos {weights}. Convierte la red de nuevo.',
    'The model lacks the weights {weights}. Convert the network again.':
      'Al modelo le faltan los pesos {weights}. Convierte la red de nuevo.',
    'The network takes pictures with one channel (grey), and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      'La red toma imágenes de un canal (grises) y Heatlens le da tres: rojo, verde y azul. Elige una red para imágenes en color.',
    'The network takes pictures with {count} channels, and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      'La red toma imágenes de {count} canales y Heatlens le da tres: rojo, verde y azul. Elige una red para imágenes en color.',
    'The model brings weights {weights} [{shape}], where [{wanted}] is wanted. Convert the network again.':
      'El modelo trae pesos {weights} [{shape}], donde hace falta [{wanted}]. Convierte la red de nuevo.',
    'The page address asks for it.': 'Lo pide la dirección de la página.',
    'This browser offers no WebGL 2.': 'Este navegador no ofrece WebGL 2.',
    'This device draws WebGL in software, and WebAssembly is faster than that.':
      'Este dispositivo calcula WebGL por software, y WebAssembly es más rápido.',
    'The graphics processor takes textures of {size} only, too small for the weights.':
      'El procesador gráfico solo admite texturas de {size}, demasiado pequeñas para los pesos.',
    'The graphics processor computes in 16 bits only, too few for exact numbers.':
      'El procesador gráfico solo calcula con 16 bits, demasiado pocos para números exactos.',
    'It uses the graphics processor ({name}).': 'Usa el procesador gráfico ({name}).',
    'WebGL did not start.': 'WebGL no arrancó.',
    'Neither WebGL nor WebAssembly runs here, so this is slow.':
      'Aquí no funcionan ni WebGL ni WebAssembly, así que es lento.',
    'The graphics processor was reset twice, so it is left alone until the page is loaded anew.':
      'El procesador gráfico se reinició dos veces, así que no se usa hasta que se recargue la página.',
    'The backend {backend} does not run in this browser. Take “backend={value}” out of the page address.':
      'El backend {backend} no funciona en este navegador. Quita «backend={value}» de la dirección de la página.',
    'Nothing in this browser can run the network. Update the browser, or open Heatlens in another one.':
      'Nada en este navegador puede ejecutar la red. Actualiza el navegador o abre Heatlens en otro.',
    'This network takes {count} MB of memory, which the browser does not give. Close other tabs, or use a smaller network.':
      'Esta red necesita {count} MB de memoria, que el navegador no da. Cierra otras pestañas o usa una red más pequeña.',
    'The graphics processor was reset, and the network on it is gone. Start again to load it anew; your pictures stay in the list.':
      'El procesador gráfico se reinició y la red que tenía se perdió. Empieza de nuevo para cargarla otra vez; tus imágenes siguen en la lista.',
    'The network gave numbers that cannot be right, so they are not shown. Start again; if it stays, add “?backend=wasm” to the page address.':
      'La red dio números que no pueden ser correctos, así que no se muestran. Empieza de nuevo; si sigue igual, añade «?backend=wasm» a la dirección de la página.',
    'A thread of the network stopped. Start again; if it stays, close other tabs, which may take its memory.':
      'Un hilo de la red se detuvo. Empieza de nuevo; si sigue igual, cierra otras pestañas, que pueden quitarle memoria.',
    'A background part of Heatlens stopped. Try again; if it stays, reload the page.':
      'Una parte de Heatlens en segundo plano se detuvo. Inténtalo de nuevo; si sigue igual, recarga la página.',
    'The part of Heatlens that {work} did not arrive. Check the connection and try again.':
      'La parte de Heatlens que {work} no llegó. Comprueba la conexión e inténtalo de nuevo.',
    'The part of Heatlens that {work} stopped. Try again.':
      'La parte de Heatlens que {work} se detuvo. Inténtalo de nuevo.',
    'The part of Heatlens that runs the network gave no sign for {count} seconds, so it was given up. Start again; your pictures stay in the list.':
      'La parte de Heatlens que ejecuta la red no dio señales durante {count} segundos y se abandonó. Empieza de nuevo; tus imágenes siguen en la lista.',
    'The part of Heatlens that runs the network stopped; loading {network} again.':
      'La parte de Heatlens que ejecuta la red se detuvo; cargando {network} de nuevo.',
    'The part of Heatlens that runs the network stopped; loading the network again.':
      'La parte de Heatlens que ejecuta la red se detuvo; cargando la red de nuevo.',
    'The graphics processor was reset; loading {network} again.':
      'El procesador gráfico se reinició; cargando {network} de nuevo.',
    'The graphics processor was reset; loading the network again.':
      'El procesador gráfico se reinició; cargando la red de nuevo.',
    'The network gave numbers that cannot be right; loading {network} again.':
      'La red dio números que no pueden ser correctos; cargando {network} de nuevo.',
    'The network gave numbers that cannot be right; loading the network again.':
      'La red dio números que no pueden ser correctos; cargándola de nuevo.',
    'No network is loaded. Reload the page.': 'No hay ninguna red cargada. Recarga la página.',
    'The page address asks for {key} “{value}”, which there is not. It was ignored.':
      'La dirección de la página pide {key} «{value}», que no existe. Se ha ignorado.',
    'There is no {key} “{value}”, which the page address asks for. It was ignored.':
      'Aquí no existe {key} «{value}», que pide la dirección de la página. Se ha ignorado.',
    'The network “{network}” that the picture was explained with is not here, so the one in use stays. Bring it in the Model dialog, and choose the picture again.':
      'La red «{network}» con la que se explicó la imagen no está aquí; se queda la que está en uso. Tráela en el diálogo Modelo y vuelve a elegir la imagen.',
    'The network “{network}” is another version than the one that the picture was explained with, so the heat may differ.':
      'La red «{network}» es de otra versión que la que explicó la imagen; el calor puede ser distinto.',
  },
  phrases: {
    modelFile: {
      "the model's file {path}": 'archivo del modelo {path}',
    },
    kind: {
      'a PNG picture': 'una imagen PNG',
      'a JPEG picture': 'una imagen JPEG',
      'a GIF picture': 'una imagen GIF',
      'a WebP picture': 'una imagen WebP',
      'an AVIF picture': 'una imagen AVIF',
      'a BMP picture': 'una imagen BMP',
      'a BMP picture without its file header': 'una imagen BMP sin su cabecera de archivo',
      'an icon': 'un icono',
      'an SVG drawing, which has no pixels of its own': 'un dibujo SVG, que no tiene píxeles propios',
      'a HEIC picture, which this browser cannot read': 'una imagen HEIC, que este navegador no puede leer',
      'a TIFF picture or a camera’s raw file, which this browser cannot read':
        'una imagen TIFF o el archivo RAW de una cámara, que este navegador no puede leer',
      'a camera’s raw file, which this browser cannot read':
        'el archivo RAW de una cámara, que este navegador no puede leer',
      'a PDF document': 'un documento PDF',
      'a Keras file in the .keras format, which Heatlens cannot open yet':
        'un archivo de Keras en formato .keras, que Heatlens aún no puede abrir',
      'an archive': 'un archivo comprimido',
      'an HDF5 file, perhaps the weights of a model, not a picture':
        'un archivo HDF5, quizá los pesos de un modelo, no una imagen',
    },
    instead: {
      'Choose a JPEG, PNG, WebP, AVIF or GIF instead.': 'Elige en su lugar un JPEG, PNG, WebP, AVIF o GIF.',
      'Export it as PNG and choose that.': 'Expórtalo como PNG y elige ese.',
      'Export it as JPEG and choose that.': 'Expórtalo como JPEG y elige ese.',
      "Save the network with model.save('name.h5') and open that.":
        "Guarda la red con model.save('name.h5') y abre ese archivo.",
      'Export it as JPEG and choose that. For the next photos, choose Settings > Camera > Formats > Most Compatible on the iPhone.':
        'Expórtala como JPEG y elige ese archivo. Para las próximas fotos, elige en el iPhone Ajustes > Cámara > Formatos > Más compatible.',
      'Unpack it and choose the pictures inside.': 'Descomprímelo y elige las imágenes que contiene.',
    },
    trouble: {
      'has no proper {setting}': 'no tiene un {setting} válido',
      'has the activation {activation}': 'tiene la activación {activation}',
      'has the padding {padding}': 'tiene el padding {padding}',
      'gets a picture that is smaller than its {window}': 'recibe una imagen más pequeña que su {window}',
      'wants a picture and gets a list of values': 'pide una imagen y recibe una lista de valores',
      'wants a list of values and gets a picture': 'pide una lista de valores y recibe una imagen',
      'has its channels first': 'tiene los canales primero',
      'has its channels in groups': 'tiene los canales en grupos',
      'is a ReLU with a limit, a slope or a threshold': 'es una ReLU con límite, pendiente o umbral',
      'is dilated': 'está dilatada',
      'wants pictures of {given}, not {wanted} pixels': 'pide imágenes de {given}, no de {wanted} píxeles',
      'is a {kindOfLayer}, and only {known} are known': 'es una {kindOfLayer}, y solo se conocen {known}',
      'gives {size} values at a time, more than fit into memory':
        'da {size} valores a la vez, más de los que caben en la memoria',
      'ends the network with {activation}, where Heatlens needs a softmax over the classes':
        'termina la red con {activation}, donde Heatlens necesita un softmax sobre las clases',
    },
    work: {
      'opens pictures': 'abre las imágenes',
      'writes files': 'escribe los archivos',
    },
    title: {
      'Starter network': 'Red inicial',
      'plain JavaScript': 'JavaScript puro',
      Grey: 'Gris',
      'BGR, as VGG16 (caffe)': 'BGR, como VGG16 (caffe)',
      'RGB, −1 to 1 (tf)': 'RGB, de −1 a 1 (tf)',
      'RGB, standardised (torch)': 'RGB, estandarizado (torch)',
      'the file {path}': 'el archivo {path}',
      'not stated': 'no indicada',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        'entrenada desde cero para Heatlens con 16.987 fotografías de 19 cosas cotidianas (Imagenette y colecciones públicas de imágenes)',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan y A. Zisserman, Visual Geometry Group, Oxford; convertida de la versión de Keras Applications',
    },
  },
}
