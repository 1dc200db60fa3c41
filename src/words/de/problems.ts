import type { Problems } from '../en/problems.ts'

export const problems: Problems = {
  problems: {
    'Something went wrong that Heatlens did not foresee ({what}). Try again; if it stays, reload the page.':
      'Es ist etwas schiefgegangen, womit Heatlens nicht gerechnet hat ({what}). Versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.',
    'A part of Heatlens did not arrive. Check the connection and try again; if it stays, reload the page.':
      'Ein Teil von Heatlens ist nicht angekommen. Prüfen Sie die Verbindung und versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.',
    'The texts in your language did not arrive. Choose it again in the settings.':
      'Die Texte in Ihrer Sprache sind nicht angekommen. Wählen Sie sie in den Einstellungen noch einmal.',

    '“{file}” is empty. Choose another file.': '„{file}“ ist leer. Wählen Sie eine andere Datei.',
    '“{file}” is {kind}. {instead}': '„{file}“ ist {kind}. {instead}',
    '“{file}” begins like {kind}, but it is damaged or cut short. Save or download it again.':
      '„{file}“ beginnt so: {kind}; die Datei ist aber beschädigt oder unvollständig. Speichern Sie sie neu oder laden Sie sie noch einmal herunter.',
    '“{file}” is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.':
      '„{file}“ ist kein Bild, das dieser Browser lesen kann. Wählen Sie ein JPEG, PNG, WebP, AVIF oder GIF.',
    '“{file}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.':
      '„{file}“ lässt sich nicht lesen: Es ist ein Ordner oder wurde nach der Auswahl verschoben oder gesperrt. Wählen Sie das Bild noch einmal.',
    '“{file}” has no pixels ({width} × {height}). Choose another file.':
      '„{file}“ hat keine Pixel ({width} × {height}). Wählen Sie eine andere Datei.',
    '“{file}” has {count} megapixels ({width} × {height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.':
      '„{file}“ hat {count} Megapixel ({width} × {height}), mehr als die 100, die Heatlens öffnet. Verkleinern Sie das Bild und wählen Sie es noch einmal.',
    'This browser gave no canvas to read the picture with. Close other tabs and try again.':
      'Dieser Browser gab keine Zeichenfläche her, um das Bild zu lesen. Schließen Sie andere Tabs und versuchen Sie es erneut.',
    'This browser cannot write a picture of {width} × {height} pixels. Make the picture smaller, choose it again and save then.':
      'Dieser Browser kann kein Bild mit {width} × {height} Pixeln schreiben. Verkleinern Sie das Bild, wählen Sie es noch einmal und speichern Sie dann.',
    '“{file}” could not be opened within {count} seconds, so it was given up. Save it anew in a picture editor, or choose another one.':
      '„{file}“ ließ sich nicht binnen {count} Sekunden öffnen und wurde aufgegeben. Speichern Sie es in einem Bildbearbeitungsprogramm neu oder wählen Sie ein anderes.',
    'There is no explained picture yet. Choose one first.': 'Noch ist kein Bild erklärt. Wählen Sie zuerst eines.',
    'The picture has to be looked at again before this can be explained. Choose it once more.':
      'Das Bild muss noch einmal angesehen werden, bevor sich das erklären lässt. Wählen Sie es erneut.',
    'There is no method “{method}”. Choose one from the list.':
      'Eine Methode „{method}“ gibt es nicht. Wählen Sie eine aus der Liste.',

    'The pictures that were passed on did not arrive. Choose them here.':
      'Die weitergegebenen Bilder sind nicht angekommen. Wählen Sie sie hier aus.',
    'Heatlens takes {limit} files of a folder at once, so the last {left} were left out. Drop those on their own.':
      'Heatlens nimmt {limit} Dateien eines Ordners auf einmal; die letzten {left} blieben weg. Ziehen Sie diese gesondert auf die Seite.',
    'Heatlens takes {limit} files of a folder at once, so the rest was left out. Drop a smaller folder.':
      'Heatlens nimmt {limit} Dateien eines Ordners auf einmal; der Rest blieb weg. Ziehen Sie einen kleineren Ordner auf die Seite.',
    'A folder could not be read. Check that it is still there, and drop the files inside it.':
      'Ein Ordner ließ sich nicht lesen. Prüfen Sie, ob er noch da ist, und ziehen Sie die Dateien darin auf die Seite.',
    'In the folder “{folder}” is no picture and no network. Drop a folder with pictures or with a model.json and its files.':
      'Im Ordner „{folder}“ ist kein Bild und kein Netz. Ziehen Sie einen Ordner mit Bildern oder mit einer model.json und ihren Dateien auf die Seite.',
    'What was dropped holds no file. Save the picture first, then drop the file.':
      'Was hierher gezogen wurde, enthält keine Datei. Speichern Sie das Bild zuerst und ziehen Sie dann die Datei auf die Seite.',
    'The clipboard holds no picture. Copy a picture itself or its address, and paste again.':
      'In der Zwischenablage ist kein Bild. Kopieren Sie das Bild selbst oder seine Adresse, und fügen Sie es erneut ein.',
    'There is no network in use. Wait until it is loaded, then try again.':
      'Es ist kein Netz in Gebrauch. Warten Sie, bis es geladen ist, und versuchen Sie es dann erneut.',
    'All pictures together are more than the 4 GB that a .zip can hold. Remove some of them, and export those afterwards.':
      'Alle Bilder zusammen sind mehr als die 4 GB, die ein .zip fasst. Entfernen Sie einige und exportieren Sie diese danach.',
    '{count} of {all} pictures could not be opened. The table heatlens.csv says why.':
      'Nicht geöffnet: {count} von {all} Bildern. Die Tabelle heatlens.csv nennt die Gründe.',
    '{count} of {all} pictures could not be opened. Choose one in the filmstrip to see why.':
      'Nicht geöffnet: {count} von {all} Bildern. Wählen Sie eines im Filmstreifen, um den Grund zu sehen.',
    'Another network was taken into use during the export, so it was stopped. Export again.':
      'Während des Exports kam ein anderes Netz in Gebrauch, deshalb wurde er abgebrochen. Exportieren Sie noch einmal.',
    'This browser gave no canvas for the contact sheet. Remove some pictures first.':
      'Dieser Browser gab keine Zeichenfläche für den Kontaktbogen her. Entfernen Sie zuerst einige Bilder.',
    "The model's file {file} stopped coming in: nothing arrived for {count} seconds. Check the connection and try again.":
      'Die Modelldatei {file} kam nicht weiter an: {count} Sekunden lang kam nichts. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    "The model's file {file} could not be fetched. Check the connection and try again.":
      'Die Modelldatei {file} konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    "The model's file {file} is not on the server (status {status}). Try again; if it stays, the model has to be put on this server anew.":
      'Die Modelldatei {file} liegt nicht auf dem Server (Status {status}). Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.',
    'In place of {modelFile}, the server sent a web page. Try again; if it stays, the model has to be put on this server anew.':
      'Statt der {modelFile} hat der Server eine Webseite geschickt. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.',
    'The connection broke while {modelFile} was coming in. Check the connection and try again.':
      'Die Verbindung brach ab, während die {modelFile} geladen wurde. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    "The model's file {file} is longer than it should be. Try again; if it stays, the model has to be put on this server anew.":
      'Die Modelldatei {file} ist länger, als sie sein dürfte. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.',
    "The model's file {file} came in cut short ({count} of {all} bytes). Check the connection and try again.":
      'Die Modelldatei {file} kam unvollständig an ({count} von {all} Byte). Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    "The model's file {file} is damaged: its checksum is wrong. Try again; if it stays, the model has to be put on this server anew.":
      'Die Modelldatei {file} ist beschädigt: Ihre Prüfsumme stimmt nicht. Versuchen Sie es erneut; hilft das nicht, muss das Modell auf diesem Server neu abgelegt werden.',

    'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.':
      'Für den Rest des Netzes ist auf diesem Gerät kein Platz. Löschen Sie unter „Modell“ ein Netz oder schaffen Sie Platz und öffnen Sie die Datei dann erneut: Es geht da weiter, wo es aufgehört hat.',
    'There was no room to keep {network} on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.':
      'Auf diesem Gerät war kein Platz für {network}, deshalb wird es beim nächsten Mal wieder geladen. Um es zu behalten, löschen Sie unter „Modell“ ein Netz oder schaffen Sie Platz und laden Sie die Seite neu.',
    'A part of this network ({part}) is no longer on this device as it was kept. Open “{file}” again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      'Ein Teil dieses Netzes ({part}) liegt nicht mehr so auf diesem Gerät, wie er gespeichert wurde. Öffnen Sie „{file}“ noch einmal unter „Modell“: Nur was fehlt, wird neu angelegt. Oder verwenden Sie ein anderes Netz und löschen Sie dieses.',
    'A part of this network ({part}) is no longer on this device as it was kept. Open its file again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      'Ein Teil dieses Netzes ({part}) liegt nicht mehr so auf diesem Gerät, wie er gespeichert wurde. Öffnen Sie seine Datei noch einmal unter „Modell“: Nur was fehlt, wird neu angelegt. Oder verwenden Sie ein anderes Netz und löschen Sie dieses.',
    '{network} could not be kept on this device. You can use it until you close or reload this page.':
      '{network} ließ sich auf diesem Gerät nicht speichern. Sie können das Netz verwenden, bis Sie diese Seite schließen oder neu laden.',
    'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.':
      'Der Browser hat nicht zugesagt, die Netze zu behalten; wird der Platz knapp, löscht er sie womöglich. Installieren Sie die Seite oder setzen Sie ein Lesezeichen und fragen Sie dann erneut.',

    'Among these files is no network. Choose a Keras .h5, or the model.json of a TensorFlow.js model with all the files beside it.':
      'Unter diesen Dateien ist kein Netz. Wählen Sie eine .h5-Datei von Keras oder die model.json eines TensorFlow.js-Modells mit allen Dateien daneben.',
    '“{file}” cannot be read any more. Choose it again.':
      '„{file}“ lässt sich nicht mehr lesen. Wählen Sie die Datei erneut.',
    '“{file}” is cut short or damaged. Get the file anew.':
      '„{file}“ ist unvollständig oder beschädigt. Besorgen Sie die Datei neu.',
    '“{file}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.':
      '„{file}“ ist keine HDF5-Datei. Wählen Sie die Gewichte eines Netzes, wie Keras sie speichert, mit der Endung .h5.',
    '“{file}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.':
      '„{file}“ ist keine Liste von Klassen. Schreiben Sie sie als ["erster Name", "zweiter Name", …], in der Reihenfolge der Ausgaben.',
    'The file gave no sign for {count} seconds, so it was given up; it may be damaged. Get the file anew.':
      'Die Datei gab {count} Sekunden lang kein Lebenszeichen und wurde aufgegeben; sie ist womöglich beschädigt. Besorgen Sie die Datei neu.',
    'The file names {count} layers, too many or some of them twice, so it is no network that Heatlens can run. Choose another file.':
      'Die Datei nennt {count} Schichten, zu viele oder manche doppelt; ein solches Netz kann Heatlens nicht ausführen. Wählen Sie eine andere Datei.',
    'This file ends before the layers that name things (Keras calls such a file notop). Choose the file with its dense layers.':
      'Diese Datei endet vor den Schichten, die Dinge benennen (Keras nennt sie notop). Wählen Sie die Datei mit den vollvernetzten Schichten.',
    'The layer {layer} brings {count} weights, as the normalising layers of ResNet and its like do, and Heatlens runs networks like VGG. Choose such a file.':
      'Die Schicht {layer} bringt {count} Gewichte mit, wie die Normalisierungsschichten von ResNet und seinesgleichen; Heatlens führt Netze wie VGG aus. Wählen Sie eine solche Datei.',
    'The file names weights {weights} and does not hold them. Get the file anew.':
      'Die Datei nennt Gewichte {weights}, enthält sie aber nicht. Besorgen Sie die Datei neu.',
    'The weights {weights} are not float32 values of a convolution or a dense layer, and Heatlens reads no others. Save the model so.':
      'Die Gewichte {weights} sind keine float32-Werte einer Faltung oder einer vollvernetzten Schicht, und andere liest Heatlens nicht. Speichern Sie das Modell so.',
    "This file holds weights in Keras 3's own way, without the names of the layers. Save the whole model with model.save('name.h5').":
      "Diese Datei enthält Gewichte in der Art von Keras 3, ohne die Namen der Schichten. Speichern Sie das ganze Modell mit model.save('name.h5').",
    "This HDF5 file has no {attribute}, so it is not a Keras model. Choose a file written by Keras' save_weights or save, ending in .h5.":
      'Dieser HDF5-Datei fehlt {attribute}, sie ist also kein Keras-Modell. Wählen Sie eine Datei, die Keras mit save_weights oder save geschrieben hat, mit der Endung .h5.',
    'This saved model lacks its model_config. Save it again with model.save(...).':
      'Diesem gespeicherten Modell fehlt seine model_config. Speichern Sie es noch einmal mit model.save(...).',
    'The model_config of this saved model is damaged. Save it again with model.save(...).':
      'Die model_config dieses gespeicherten Modells ist beschädigt. Speichern Sie es noch einmal mit model.save(...).',
    'The file names a layer {layer} and does not hold it. Get the file anew.':
      'Die Datei nennt eine Schicht {layer}, enthält sie aber nicht. Besorgen Sie die Datei neu.',
    'This model.json is a graph model, in which the layers that could be explained are gone. Open the Keras .h5 that it was made from, or convert that with --output_format=tfjs_layers_model.':
      'Diese model.json ist ein Graph-Modell, in dem die erklärbaren Schichten nicht mehr enthalten sind. Öffnen Sie die Keras-.h5, aus der sie entstand, oder wandeln Sie diese mit --output_format=tfjs_layers_model um.',
    'This model.json is not a TensorFlow.js layers model (see {where}). Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      'Diese model.json ist kein Layers-Modell von TensorFlow.js (siehe {where}). Speichern Sie das Netz mit model.save oder tensorflowjs_converter und öffnen Sie alle seine Dateien zusammen.',
    'This model.json is not a TensorFlow.js layers model. Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      'Diese model.json ist kein Layers-Modell von TensorFlow.js. Speichern Sie das Netz mit model.save oder tensorflowjs_converter und öffnen Sie alle seine Dateien zusammen.',
    'The files {file} … hold {count} bytes, where {wanted} are wanted: one is cut short or of another network. Get them anew.':
      'Die Dateien {file} … enthalten {count} Byte, gebraucht werden {wanted}: Eine ist unvollständig oder gehört zu einem anderen Netz. Besorgen Sie sie neu.',
    'model.json wants {count} more files, such as {file}. Open or drop the whole folder.':
      'Zu model.json gehören noch {count} Dateien, etwa {file}. Öffnen Sie den ganzen Ordner oder ziehen Sie ihn auf die Seite.',
    'model.json wants {count} more file, such as {file}. Open or drop the whole folder.':
      'Zu model.json gehört noch {count} Datei, nämlich {file}. Öffnen Sie den ganzen Ordner oder ziehen Sie ihn auf die Seite.',
    'A file of the network cannot be read any more. Open its files again.':
      'Eine Datei des Netzes lässt sich nicht mehr lesen. Öffnen Sie seine Dateien erneut.',
    'The package lacks its file {file}. Open or drop its whole folder.':
      'Dem Paket fehlt die Datei {file}. Öffnen Sie seinen ganzen Ordner oder ziehen Sie ihn auf die Seite.',
    "The package's file {file} is cut short or damaged: its checksum is wrong. Get the file anew.":
      'Die Paketdatei {file} ist unvollständig oder beschädigt: Ihre Prüfsumme stimmt nicht. Besorgen Sie die Datei neu.',
    'The list of classes is too long. Convert the network again.':
      'Die Liste der Klassen ist zu lang. Wandeln Sie das Netz noch einmal um.',

    'The model wants {count} MiB, more than a browser tab can hold. Choose a smaller one.':
      'Das Modell braucht {count} MiB, mehr als ein Browser-Tab fasst. Wählen Sie ein kleineres.',
    "The model's model.json is not a Heatlens package (see {where}). Convert the network with `npm run model` and open the result.":
      'Die model.json des Modells ist kein Heatlens-Paket (siehe {where}). Wandeln Sie das Netz mit `npm run model` um und öffnen Sie das Ergebnis.',
    "The model's model.json is not a Heatlens package. Convert the network with `npm run model` and open the result.":
      'Die model.json des Modells ist kein Heatlens-Paket. Wandeln Sie das Netz mit `npm run model` um und öffnen Sie das Ergebnis.',
    "The model's list of files lacks {file}. Convert the network again.":
      'In der Dateiliste des Modells fehlt {file}. Wandeln Sie das Netz noch einmal um.',
    'The files of {weights} do not have the size that its shape asks for. Convert the network again.':
      'Die Dateien von {weights} haben nicht die Größe, die zu ihrer Form gehört. Wandeln Sie das Netz noch einmal um.',
    'A file of the model is not valid JSON. Convert the network with `npm run model` again.':
      'Eine Datei des Modells ist kein gültiges JSON. Wandeln Sie das Netz noch einmal mit `npm run model` um.',
    "The model's list of classes is not a list of [id, label] pairs. Convert the network again.":
      'Die Klassenliste des Modells ist keine Liste von Paaren [Kennung, Name]. Wandeln Sie das Netz noch einmal um.',
    'The model file does not describe a Keras network. Convert the network with `npm run model` and open the result.':
      'Die Modelldatei beschreibt kein Keras-Netz. Wandeln Sie das Netz mit `npm run model` um und öffnen Sie das Ergebnis.',
    'Two layers of the model have the same name. Give each layer its own name and save the model again.':
      'Zwei Schichten des Modells haben denselben Namen. Geben Sie jeder Schicht einen eigenen Namen und speichern Sie das Modell noch einmal.',
    'The layer {layer} does not simply follow the one before it, and Heatlens runs only networks that are one chain of layers, like VGG16. Choose such a network.':
      'Die Schicht {layer} folgt nicht einfach auf die vorige; Heatlens führt nur Netze aus, die eine einzige Kette von Schichten sind, wie VGG16. Wählen Sie ein solches Netz.',
    "The layer {layer} does not fit VGG's layout, and this file holds weights only. Save the model whole, with model.save(...), and convert that.":
      'Die Schicht {layer} passt nicht zum Aufbau von VGG, und diese Datei enthält nur Gewichte. Speichern Sie das Modell ganz, mit model.save(...), und wandeln Sie das um.',
    'The layer {layer} {trouble}. Heatlens cannot run this network; choose another one.':
      'Die Schicht {layer} {trouble}. Heatlens kann dieses Netz nicht ausführen; wählen Sie ein anderes.',
    'The network has {count} outputs and the list has {classes} classes. Give the list that belongs to it with --classes.':
      'Das Netz hat {count} Ausgaben, die Liste hat {classes} Klassen. Geben Sie mit --classes die Liste an, die dazugehört.',
    'The network has {count} outputs and its list {classes} classes. Convert it again with the right --classes.':
      'Das Netz hat {count} Ausgaben, seine Liste {classes} Klassen. Wandeln Sie es mit dem richtigen --classes noch einmal um.',
    'The network does not go from convolutions to a list of classes. Heatlens explains classifiers like VGG16; choose one.':
      'Das Netz führt nicht von Faltungen zu einer Liste von Klassen. Heatlens erklärt Klassifikatoren wie VGG16; wählen Sie einen solchen.',
    'The model wants pictures prepared as “{preset}”, which Heatlens does not know. Convert it with --preset {presets}.':
      'Das Modell verlangt Bilder mit der Vorverarbeitung „{preset}“, die Heatlens nicht kennt. Wandeln Sie es um mit --preset {presets}.',
    'The weights {weights} hold values that are not numbers. Get the file anew.':
      'Die Gewichte {weights} enthalten Werte, die keine Zahlen sind. Besorgen Sie die Datei neu.',
    'The weights {weights} hold values too large for {type}. Convert with --weights float32.':
      'Die Gewichte {weights} enthalten Werte, die für {type} zu groß sind. Wandeln Sie mit --weights float32 um.',
    'The weights {weights} come as {type}, where {wanted} was promised. Convert the network again.':
      'Die Gewichte {weights} kommen als {type}, angekündigt war {wanted}. Wandeln Sie das Netz noch einmal um.',
    'The weights {weights} come as float32, where {wanted} was promised. Convert the network again.':
      'Die Gewichte {weights} kommen als float32, angekündigt war {wanted}. Wandeln Sie das Netz noch einmal um.',
    'The weights {weights} cannot be read. Convert the network again.':
      'Die Gewichte {weights} lassen sich nicht lesen. Wandeln Sie das Netz noch einmal um.',
    'One row of the weights {weights} is larger than a file of a package may be. Choose a smaller network.':
      'Eine Zeile der Gewichte {weights} ist größer, als eine Datei eines Pakets sein darf. Wählen Sie ein kleineres Netz.',
    'The model brings weights {weights} that no layer wants. Convert the network again.':
      'Das Modell bringt Gewichte {weights} mit, die keine Schicht braucht. Wandeln Sie das Netz noch einmal um.',
    'The model brings the weights {weights} twice. Convert the network again.':
      'Das Modell bringt die Gewichte {weights} doppelt mit. Wandeln Sie das Netz noch einmal um.',
    'The model lacks the weights {weights}. Convert the network again.':
      'Dem Modell fehlen die Gewichte {weights}. Wandeln Sie das Netz noch einmal um.',
    'The network takes pictures with one channel (grey), and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      'Das Netz nimmt Bilder mit einem Kanal (Graustufen), und Heatlens gibt ihm drei: Rot, Grün und Blau. Wählen Sie ein Netz für Farbbilder.',
    'The network takes pictures with {count} channels, and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      'Das Netz nimmt Bilder mit {count} Kanälen, und Heatlens gibt ihm drei: Rot, Grün und Blau. Wählen Sie ein Netz für Farbbilder.',
    'The model brings weights {weights} [{shape}], where [{wanted}] is wanted. Convert the network again.':
      'Das Modell bringt Gewichte {weights} [{shape}] mit, gebraucht wird [{wanted}]. Wandeln Sie das Netz noch einmal um.',

    'The page address asks for it.': 'Die Adresse der Seite verlangt es.',
    'This browser offers no WebGL 2.': 'Dieser Browser bietet kein WebGL 2.',
    'This device draws WebGL in software, and WebAssembly is faster than that.':
      'Dieses Gerät rechnet WebGL in Software; WebAssembly ist schneller.',
    'The graphics processor takes textures of {size} only, too small for the weights.':
      'Der Grafikprozessor nimmt nur Texturen bis {size}, zu klein für die Gewichte.',
    'The graphics processor computes in 16 bits only, too few for exact numbers.':
      'Der Grafikprozessor rechnet nur mit 16 Bit, zu wenig für genaue Zahlen.',
    'It uses the graphics processor ({name}).': 'Es nutzt den Grafikprozessor ({name}).',
    'WebGL did not start.': 'WebGL ist nicht gestartet.',
    'Neither WebGL nor WebAssembly runs here, so this is slow.':
      'Weder WebGL noch WebAssembly läuft hier, deshalb ist es langsam.',
    'The graphics processor was reset twice, so it is left alone until the page is loaded anew.':
      'Der Grafikprozessor wurde zweimal zurückgesetzt und bleibt deshalb ungenutzt, bis die Seite neu geladen wird.',
    'The backend {backend} does not run in this browser. Take “backend={value}” out of the page address.':
      'Das Backend {backend} läuft in diesem Browser nicht. Nehmen Sie „backend={value}“ aus der Adresse der Seite.',
    'Nothing in this browser can run the network. Update the browser, or open Heatlens in another one.':
      'Nichts in diesem Browser kann das Netz ausführen. Aktualisieren Sie den Browser oder öffnen Sie Heatlens in einem anderen.',
    'This network takes {count} MB of memory, which the browser does not give. Close other tabs, or use a smaller network.':
      'Dieses Netz braucht {count} MB Speicher, die der Browser nicht hergibt. Schließen Sie andere Tabs oder verwenden Sie ein kleineres Netz.',

    'The graphics processor was reset, and the network on it is gone. Start again to load it anew; your pictures stay in the list.':
      'Der Grafikprozessor wurde zurückgesetzt, und das Netz darauf ist weg. Starten Sie neu, um es wieder zu laden; Ihre Bilder bleiben in der Liste.',
    'The network gave numbers that cannot be right, so they are not shown. Start again; if it stays, add “?backend=wasm” to the page address.':
      'Das Netz hat Zahlen geliefert, die nicht stimmen können; sie werden nicht gezeigt. Starten Sie neu; hilft das nicht, hängen Sie „?backend=wasm“ an die Adresse der Seite.',
    'A thread of the network stopped. Start again; if it stays, close other tabs, which may take its memory.':
      'Ein Thread des Netzes ist stehen geblieben. Starten Sie neu; hilft das nicht, schließen Sie andere Tabs, die ihm den Speicher nehmen könnten.',
    'A background part of Heatlens stopped. Try again; if it stays, reload the page.':
      'Ein Hintergrundteil von Heatlens ist stehen geblieben. Versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.',
    'The part of Heatlens that {work} did not arrive. Check the connection and try again.':
      'Der Teil von Heatlens, der {work}, ist nicht angekommen. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    'The part of Heatlens that {work} stopped. Try again.':
      'Der Teil von Heatlens, der {work}, ist stehen geblieben. Versuchen Sie es erneut.',
    'The part of Heatlens that runs the network gave no sign for {count} seconds, so it was given up. Start again; your pictures stay in the list.':
      'Der Teil von Heatlens, der das Netz ausführt, gab {count} Sekunden lang kein Lebenszeichen und wurde aufgegeben. Starten Sie neu; Ihre Bilder bleiben in der Liste.',
    'The part of Heatlens that runs the network stopped; loading {network} again.':
      'Der Teil von Heatlens, der das Netz ausführt, ist stehen geblieben; {network} wird neu geladen.',
    'The part of Heatlens that runs the network stopped; loading the network again.':
      'Der Teil von Heatlens, der das Netz ausführt, ist stehen geblieben; das Netz wird neu geladen.',
    'The graphics processor was reset; loading {network} again.':
      'Der Grafikprozessor wurde zurückgesetzt; {network} wird neu geladen.',
    'The graphics processor was reset; loading the network again.':
      'Der Grafikprozessor wurde zurückgesetzt; das Netz wird neu geladen.',
    'The network gave numbers that cannot be right; loading {network} again.':
      'Das Netz hat Zahlen geliefert, die nicht stimmen können; {network} wird neu geladen.',
    'The network gave numbers that cannot be right; loading the network again.':
      'Das Netz hat Zahlen geliefert, die nicht stimmen können; es wird neu geladen.',
    'No network is loaded. Reload the page.': 'Es ist kein Netz geladen. Laden Sie die Seite neu.',

    'The page address asks for {key} “{value}”, which there is not. It was ignored.':
      'Die Adresse der Seite verlangt {key} „{value}“, was es nicht gibt. Das wurde übergangen.',
    'There is no {key} “{value}”, which the page address asks for. It was ignored.':
      'Es gibt hier kein {key} „{value}“, das die Adresse der Seite verlangt. Das wurde übergangen.',
    'The network “{network}” that the picture was explained with is not here, so the one in use stays. Bring it in the Model dialog, and choose the picture again.':
      'Das Netz „{network}“, mit dem das Bild erklärt wurde, ist nicht hier; das benutzte bleibt. Bringen Sie es im Dialog „Modell“ her, und wählen Sie das Bild noch einmal.',
    'The network “{network}” is another version than the one that the picture was explained with, so the heat may differ.':
      'Das Netz „{network}“ liegt in einer anderen Version vor als der, mit der das Bild erklärt wurde; die Wärme kann anders ausfallen.',
  },
  phrases: {
    modelFile: { "the model's file {path}": 'Modelldatei {path}' },
    kind: {
      'a PNG picture': 'ein PNG-Bild',
      'a JPEG picture': 'ein JPEG-Bild',
      'a GIF picture': 'ein GIF-Bild',
      'a WebP picture': 'ein WebP-Bild',
      'an AVIF picture': 'ein AVIF-Bild',
      'a BMP picture': 'ein BMP-Bild',
      'a BMP picture without its file header': 'ein BMP-Bild ohne Dateikopf',
      'an icon': 'ein Symbol',
      'an SVG drawing, which has no pixels of its own': 'eine SVG-Zeichnung, die keine eigenen Pixel hat',
      'a HEIC picture, which this browser cannot read': 'ein HEIC-Bild, das dieser Browser nicht lesen kann',
      'a TIFF picture or a camera’s raw file, which this browser cannot read':
        'ein TIFF-Bild oder die Rohdatei einer Kamera, die dieser Browser nicht lesen kann',
      'a camera’s raw file, which this browser cannot read':
        'die Rohdatei einer Kamera, die dieser Browser nicht lesen kann',
      'a PDF document': 'ein PDF-Dokument',
      'a Keras file in the .keras format, which Heatlens cannot open yet':
        'eine Keras-Datei im Format .keras, das Heatlens noch nicht öffnen kann',
      'an archive': 'ein Archiv',
      'an HDF5 file, perhaps the weights of a model, not a picture':
        'eine HDF5-Datei, vielleicht die Gewichte eines Modells, kein Bild',
    },
    instead: {
      'Choose a JPEG, PNG, WebP, AVIF or GIF instead.': 'Wählen Sie stattdessen ein JPEG, PNG, WebP, AVIF oder GIF.',
      'Export it as PNG and choose that.': 'Exportieren Sie die Datei als PNG und wählen Sie dieses.',
      'Export it as JPEG and choose that.': 'Exportieren Sie die Datei als JPEG und wählen Sie dieses.',
      "Save the network with model.save('name.h5') and open that.":
        "Speichern Sie das Netz mit model.save('name.h5') und öffnen Sie diese Datei.",
      'Export it as JPEG and choose that. For the next photos, choose Settings > Camera > Formats > Most Compatible on the iPhone.':
        'Exportieren Sie die Datei als JPEG und wählen Sie dieses. Für die nächsten Fotos wählen Sie auf dem iPhone Einstellungen > Kamera > Formate > Maximale Kompatibilität.',
      'Unpack it and choose the pictures inside.': 'Entpacken Sie die Datei und wählen Sie die Bilder darin.',
    },
    trouble: {
      'has no proper {setting}': 'hat kein gültiges {setting}',
      'has the activation {activation}': 'hat die Aktivierung {activation}',
      'has the padding {padding}': 'hat das Padding {padding}',
      'gets a picture that is smaller than its {window}': 'bekommt ein Bild, das kleiner ist als ihr {window}',
      'wants a picture and gets a list of values': 'braucht ein Bild und bekommt eine Liste von Werten',
      'wants a list of values and gets a picture': 'braucht eine Liste von Werten und bekommt ein Bild',
      'has its channels first': 'hat die Kanäle vorn',
      'has its channels in groups': 'hat die Kanäle in Gruppen',
      'is a ReLU with a limit, a slope or a threshold': 'ist ein ReLU mit Grenze, Steigung oder Schwelle',
      'is dilated': 'ist eine dilatierte Faltung',
      'wants pictures of {given}, not {wanted} pixels': 'braucht Bilder von {given}, nicht {wanted} Pixeln',
      'is a {kindOfLayer}, and only {known} are known': 'ist ein {kindOfLayer}, bekannt sind nur {known}',
      'gives {size} values at a time, more than fit into memory':
        'gibt {size} Werte auf einmal aus, mehr als in den Speicher passen',
      'ends the network with {activation}, where Heatlens needs a softmax over the classes':
        'beendet das Netz mit {activation}, wo Heatlens ein Softmax über die Klassen braucht',
    },
    work: { 'opens pictures': 'Bilder öffnet', 'writes files': 'Dateien schreibt' },
    title: {
      'Starter network': 'Starter-Netz',
      'plain JavaScript': 'reinem JavaScript',
      Grey: 'Grau',
      'BGR, as VGG16 (caffe)': 'BGR, wie VGG16 (caffe)',
      'RGB, −1 to 1 (tf)': 'RGB, −1 bis 1 (tf)',
      'RGB, standardised (torch)': 'RGB, standardisiert (torch)',
      'the file {path}': 'die Datei {path}',
      'not stated': 'nicht angegeben',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        'für Heatlens von Grund auf trainiert, mit 16.987 Fotos von 19 Alltagsdingen (Imagenette und öffentliche Bildsammlungen)',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan und A. Zisserman, Visual Geometry Group, Oxford; umgewandelt aus der Ausgabe von Keras Applications',
    },
  },
}
