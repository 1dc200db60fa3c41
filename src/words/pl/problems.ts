import type { Problems } from '../en/problems.ts'

export const problems: Problems = {
  problems: {
    'Something went wrong that Heatlens did not foresee ({what}). Try again; if it stays, reload the page.':
      'Stało się coś, czego Heatlens nie przewidział ({what}). Spróbuj ponownie; jeśli to nie pomoże, przeładuj stronę.',
    'A part of Heatlens did not arrive. Check the connection and try again; if it stays, reload the page.':
      'Część Heatlens nie dotarła. Sprawdź połączenie i spróbuj ponownie; jeśli to nie pomoże, przeładuj stronę.',
    'The texts in your language did not arrive. Choose it again in the settings.':
      'Teksty w Twoim języku nie dotarły. Wybierz go ponownie w ustawieniach.',
    '“{file}” is empty. Choose another file.': 'Plik „{file}” jest pusty. Wybierz inny plik.',
    '“{file}” is {kind}. {instead}': '„{file}” to {kind}. {instead}',
    '“{file}” begins like {kind}, but it is damaged or cut short. Save or download it again.':
      '„{file}” zaczyna się jak {kind}, ale plik jest uszkodzony lub niepełny. Zapisz go lub pobierz ponownie.',
    '“{file}” is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.':
      '„{file}” nie jest obrazem, który ta przeglądarka potrafi odczytać. Wybierz JPEG, PNG, WebP, AVIF lub GIF.',
    '“{file}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.':
      'Nie można odczytać „{file}”: to folder albo plik po wyborze przeniesiono lub zablokowano. Wybierz obraz jeszcze raz.',
    '“{file}” has no pixels ({width} × {height}). Choose another file.':
      '„{file}” nie ma pikseli ({width} × {height}). Wybierz inny plik.',
    '“{file}” has {count} megapixels ({width} × {height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.':
      '„{file}” ma {count} megapikseli ({width} × {height}), więcej niż 100, które otwiera Heatlens. Zmniejsz obraz i wybierz go ponownie.',
    'This browser gave no canvas to read the picture with. Close other tabs and try again.':
      'Przeglądarka nie dała płótna do odczytania obrazu. Zamknij inne karty i spróbuj ponownie.',
    'This browser cannot write a picture of {width} × {height} pixels. Make the picture smaller, choose it again and save then.':
      'Ta przeglądarka nie potrafi zapisać obrazu o {width} × {height} pikselach. Zmniejsz obraz, wybierz go ponownie i wtedy zapisz.',
    '“{file}” could not be opened within {count} seconds, so it was given up. Save it anew in a picture editor, or choose another one.':
      'Nie udało się otworzyć „{file}” w ciągu {count} sekund, więc przerwano. Zapisz obraz na nowo w edytorze albo wybierz inny.',
    'There is no explained picture yet. Choose one first.':
      'Nie ma jeszcze wyjaśnionego obrazu. Najpierw wybierz obraz.',
    'The picture has to be looked at again before this can be explained. Choose it once more.':
      'Zanim da się to wyjaśnić, sieć musi jeszcze raz spojrzeć na obraz. Wybierz go ponownie.',
    'There is no method “{method}”. Choose one from the list.': 'Nie ma metody „{method}”. Wybierz metodę z listy.',
    'The pictures that were passed on did not arrive. Choose them here.':
      'Przekazane obrazy nie dotarły. Wybierz je tutaj.',
    'Heatlens takes {limit} files of a folder at once, so the last {left} were left out. Drop those on their own.':
      'Heatlens bierze naraz {limit} plików z folderu; ostatnie ({left}) pominięto. Upuść je osobno.',
    'Heatlens takes {limit} files of a folder at once, so the rest was left out. Drop a smaller folder.':
      'Heatlens bierze naraz {limit} plików z folderu; resztę pominięto. Upuść mniejszy folder.',
    'A folder could not be read. Check that it is still there, and drop the files inside it.':
      'Nie udało się odczytać folderu. Sprawdź, czy nadal istnieje, i upuść pliki z niego.',
    'In the folder “{folder}” is no picture and no network. Drop a folder with pictures or with a model.json and its files.':
      'W folderze „{folder}” nie ma ani obrazu, ani sieci. Upuść folder z obrazami albo z plikiem model.json i jego plikami.',
    'What was dropped holds no file. Save the picture first, then drop the file.':
      'W tym, co upuszczono, nie ma pliku. Najpierw zapisz obraz, a potem upuść plik.',
    'The clipboard holds no picture. Copy a picture itself or its address, and paste again.':
      'W schowku nie ma obrazu. Skopiuj sam obraz albo jego adres i wklej ponownie.',
    'There is no network in use. Wait until it is loaded, then try again.':
      'Żadna sieć nie jest w użyciu. Poczekaj, aż się wczyta, i spróbuj ponownie.',
    'All pictures together are more than the 4 GB that a .zip can hold. Remove some of them, and export those afterwards.':
      'Wszystkie obrazy razem przekraczają 4 GB, które mieści plik .zip. Usuń część z nich i wyeksportuj ją potem.',
    '{count} of {all} pictures could not be opened. The table heatlens.csv says why.':
      'Nieotwarte obrazy: {count} z {all}. Powody podaje tabela heatlens.csv.',
    '{count} of {all} pictures could not be opened. Choose one in the filmstrip to see why.':
      'Nieotwarte obrazy: {count} z {all}. Wybierz jeden na taśmie, aby zobaczyć powód.',
    'Another network was taken into use during the export, so it was stopped. Export again.':
      'W trakcie eksportu zaczęto używać innej sieci, więc został przerwany. Wyeksportuj ponownie.',
    'This browser gave no canvas for the contact sheet. Remove some pictures first.':
      'Przeglądarka nie dała płótna na stykówkę. Najpierw usuń kilka obrazów.',
    "The model's file {file} stopped coming in: nothing arrived for {count} seconds. Check the connection and try again.":
      'Plik modelu {file} przestał napływać: przez {count} sekund nic nie przyszło. Sprawdź połączenie i spróbuj ponownie.',
    "The model's file {file} could not be fetched. Check the connection and try again.":
      'Nie udało się pobrać pliku modelu {file}. Sprawdź połączenie i spróbuj ponownie.',
    "The model's file {file} is not on the server (status {status}). Try again; if it stays, the model has to be put on this server anew.":
      'Pliku modelu {file} nie ma na serwerze (status {status}). Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.',
    'In place of {modelFile}, the server sent a web page. Try again; if it stays, the model has to be put on this server anew.':
      'Zamiast {modelFile} serwer przysłał stronę internetową. Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.',
    'The connection broke while {modelFile} was coming in. Check the connection and try again.':
      'Połączenie przerwało się podczas pobierania {modelFile}. Sprawdź połączenie i spróbuj ponownie.',
    "The model's file {file} is longer than it should be. Try again; if it stays, the model has to be put on this server anew.":
      'Plik modelu {file} jest dłuższy, niż powinien. Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.',
    "The model's file {file} came in cut short ({count} of {all} bytes). Check the connection and try again.":
      'Plik modelu {file} przyszedł niepełny ({count} z {all} bajtów). Sprawdź połączenie i spróbuj ponownie.',
    "The model's file {file} is damaged: its checksum is wrong. Try again; if it stays, the model has to be put on this server anew.":
      'Plik modelu {file} jest uszkodzony: suma kontrolna się nie zgadza. Spróbuj ponownie; jeśli to nie pomoże, model trzeba na nowo umieścić na tym serwerze.',
    'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.':
      'Na tym urządzeniu brakuje miejsca na resztę sieci. Usuń którąś sieć w oknie „Model” lub zwolnij miejsce, a potem otwórz plik ponownie: praca ruszy od miejsca przerwania.',
    'There was no room to keep {network} on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.':
      'Na tym urządzeniu zabrakło miejsca na {network}, więc następnym razem sieć zostanie pobrana znowu. Aby ją zachować, usuń którąś sieć w oknie „Model” lub zwolnij miejsce i przeładuj stronę.',
    'A part of this network ({part}) is no longer on this device as it was kept. Open “{file}” again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      'Części tej sieci ({part}) nie ma już na tym urządzeniu w postaci, w jakiej ją zapisano. Otwórz „{file}” ponownie w oknie „Model”: powstanie tylko to, czego brakuje. Albo użyj innej sieci, a tę usuń.',
    'A part of this network ({part}) is no longer on this device as it was kept. Open its file again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      'Części tej sieci ({part}) nie ma już na tym urządzeniu w postaci, w jakiej ją zapisano. Otwórz jej plik ponownie w oknie „Model”: powstanie tylko to, czego brakuje. Albo użyj innej sieci, a tę usuń.',
    '{network} could not be kept on this device. You can use it until you close or reload this page.':
      'Nie udało się zapisać {network} na tym urządzeniu. Możesz używać tej sieci, dopóki nie zamkniesz lub nie przeładujesz tej strony.',
    'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.':
      'Przeglądarka nie obiecała zachować sieci; gdy zabraknie miejsca, może je usunąć. Zainstaluj stronę lub dodaj ją do zakładek i zapytaj ponownie.',
    'Among these files is no network. Choose a Keras .h5, or the model.json of a TensorFlow.js model with all the files beside it.':
      'Wśród tych plików nie ma sieci. Wybierz plik .h5 Kerasa albo model.json modelu TensorFlow.js ze wszystkimi plikami obok niego.',
    '“{file}” cannot be read any more. Choose it again.': '„{file}” nie da się już odczytać. Wybierz plik ponownie.',
    '“{file}” is cut short or damaged. Get the file anew.':
      '„{file}” jest niepełny lub uszkodzony. Zdobądź plik na nowo.',
    '“{file}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.':
      '„{file}” nie jest plikiem HDF5. Wybierz wagi sieci zapisane przez Keras, z rozszerzeniem .h5.',
    '“{file}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.':
      '„{file}” nie jest listą klas. Zapisz ją jako ["pierwsza nazwa", "druga nazwa", …], w kolejności wyjść.',
    'The file gave no sign for {count} seconds, so it was given up; it may be damaged. Get the file anew.':
      'Plik nie dawał znaku życia przez {count} sekund, więc przerwano; może być uszkodzony. Zdobądź plik na nowo.',
    'The file names {count} layers, too many or some of them twice, so it is no network that Heatlens can run. Choose another file.':
      'Plik wymienia {count} warstw, za dużo albo niektóre dwa razy, więc nie jest to sieć, którą Heatlens potrafi uruchomić. Wybierz inny plik.',
    'This file ends before the layers that name things (Keras calls such a file notop). Choose the file with its dense layers.':
      'Ten plik kończy się przed warstwami, które nazywają rzeczy (Keras nazywa taki plik notop). Wybierz plik z warstwami gęstymi.',
    'The layer {layer} brings {count} weights, as the normalising layers of ResNet and its like do, and Heatlens runs networks like VGG. Choose such a file.':
      'Warstwa {layer} ma {count} zestawów wag, jak warstwy normalizujące sieci ResNet i podobnych, a Heatlens uruchamia sieci takie jak VGG. Wybierz taki plik.',
    'The file names weights {weights} and does not hold them. Get the file anew.':
      'Plik wymienia wagi {weights}, ale ich nie zawiera. Zdobądź plik na nowo.',
    'The weights {weights} are not float32 values of a convolution or a dense layer, and Heatlens reads no others. Save the model so.':
      'Wagi {weights} nie są wartościami float32 splotu ani warstwy gęstej, a innych Heatlens nie czyta. Zapisz model w ten sposób.',
    "This file holds weights in Keras 3's own way, without the names of the layers. Save the whole model with model.save('name.h5').":
      "Ten plik zawiera wagi zapisane po swojemu przez Keras 3, bez nazw warstw. Zapisz cały model przez model.save('name.h5').",
    "This HDF5 file has no {attribute}, so it is not a Keras model. Choose a file written by Keras' save_weights or save, ending in .h5.":
      'Ten plik HDF5 nie ma {attribute}, więc nie jest modelem Kerasa. Wybierz plik zapisany przez save_weights lub save Kerasa, z rozszerzeniem .h5.',
    'This saved model lacks its model_config. Save it again with model.save(...).':
      'Zapisanemu modelowi brakuje model_config. Zapisz go ponownie przez model.save(...).',
    'The model_config of this saved model is damaged. Save it again with model.save(...).':
      'model_config zapisanego modelu jest uszkodzony. Zapisz model ponownie przez model.save(...).',
    'The file names a layer {layer} and does not hold it. Get the file anew.':
      'Plik wymienia warstwę {layer}, ale jej nie zawiera. Zdobądź plik na nowo.',
    'This model.json is a graph model, in which the layers that could be explained are gone. Open the Keras .h5 that it was made from, or convert that with --output_format=tfjs_layers_model.':
      'Ten model.json to model grafowy, w którym nie ma już warstw do wyjaśniania. Otwórz plik .h5 Kerasa, z którego powstał, albo przekonwertuj go z --output_format=tfjs_layers_model.',
    'This model.json is not a TensorFlow.js layers model (see {where}). Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      'Ten model.json nie jest modelem warstwowym TensorFlow.js (zob. {where}). Zapisz sieć przez model.save lub tensorflowjs_converter i otwórz wszystkie jej pliki razem.',
    'This model.json is not a TensorFlow.js layers model. Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      'Ten model.json nie jest modelem warstwowym TensorFlow.js. Zapisz sieć przez model.save lub tensorflowjs_converter i otwórz wszystkie jej pliki razem.',
    'The files {file} … hold {count} bytes, where {wanted} are wanted: one is cut short or of another network. Get them anew.':
      'Pliki {file} … mają {count} bajtów, a potrzeba {wanted}: któryś jest niepełny lub należy do innej sieci. Zdobądź je na nowo.',
    'model.json wants {count} more files, such as {file}. Open or drop the whole folder.':
      'Do model.json należy jeszcze {count} plików, na przykład {file}. Otwórz lub upuść cały folder.',
    'model.json wants {count} more file, such as {file}. Open or drop the whole folder.':
      'Do model.json należy jeszcze {count} plik: {file}. Otwórz lub upuść cały folder.',
    'A file of the network cannot be read any more. Open its files again.':
      'Pliku sieci nie da się już odczytać. Otwórz jej pliki ponownie.',
    'The package lacks its file {file}. Open or drop its whole folder.':
      'W pakiecie brakuje pliku {file}. Otwórz lub upuść cały jego folder.',
    "The package's file {file} is cut short or damaged: its checksum is wrong. Get the file anew.":
      'Plik {file} z pakietu jest niepełny lub uszkodzony: suma kontrolna się nie zgadza. Zdobądź plik na nowo.',
    'The list of classes is too long. Convert the network again.':
      'Lista klas jest za długa. Przekonwertuj sieć ponownie.',
    'The model wants {count} MiB, more than a browser tab can hold. Choose a smaller one.':
      'Model potrzebuje {count} MiB, więcej niż mieści karta przeglądarki. Wybierz mniejszy.',
    "The model's model.json is not a Heatlens package (see {where}). Convert the network with `npm run model` and open the result.":
      'Plik model.json modelu nie jest pakietem Heatlens (zob. {where}). Przekonwertuj sieć przez `npm run model` i otwórz wynik.',
    "The model's model.json is not a Heatlens package. Convert the network with `npm run model` and open the result.":
      'Plik model.json modelu nie jest pakietem Heatlens. Przekonwertuj sieć przez `npm run model` i otwórz wynik.',
    "The model's list of files lacks {file}. Convert the network again.":
      'Na liście plików modelu brakuje {file}. Przekonwertuj sieć ponownie.',
    'The files of {weights} do not have the size that its shape asks for. Convert the network again.':
      'Pliki {weights} nie mają rozmiaru, jakiego wymaga ich kształt. Przekonwertuj sieć ponownie.',
    'A file of the model is not valid JSON. Convert the network with `npm run model` again.':
      'Plik modelu nie jest poprawnym JSON-em. Przekonwertuj sieć ponownie przez `npm run model`.',
    "The model's list of classes is not a list of [id, label] pairs. Convert the network again.":
      'Lista klas modelu nie jest listą par [identyfikator, nazwa]. Przekonwertuj sieć ponownie.',
    'The model file does not describe a Keras network. Convert the network with `npm run model` and open the result.':
      'Plik modelu nie opisuje sieci Kerasa. Przekonwertuj sieć przez `npm run model` i otwórz wynik.',
    'Two layers of the model have the same name. Give each layer its own name and save the model again.':
      'Dwie warstwy modelu mają tę samą nazwę. Nadaj każdej własną i zapisz model ponownie.',
    'The layer {layer} does not simply follow the one before it, and Heatlens runs only networks that are one chain of layers, like VGG16. Choose such a network.':
      'Warstwa {layer} nie następuje po prostu po poprzedniej, a Heatlens uruchamia tylko sieci będące jednym łańcuchem warstw, jak VGG16. Wybierz taką sieć.',
    "The layer {layer} does not fit VGG's layout, and this file holds weights only. Save the model whole, with model.save(...), and convert that.":
      'Warstwa {layer} nie pasuje do układu VGG, a ten plik zawiera tylko wagi. Zapisz cały model przez model.save(...) i przekonwertuj go.',
    'The layer {layer} {trouble}. Heatlens cannot run this network; choose another one.':
      'Warstwa {layer} {trouble}. Heatlens nie może uruchomić tej sieci; wybierz inną.',
    'The network has {count} outputs and the list has {classes} classes. Give the list that belongs to it with --classes.':
      'Liczba wyjść sieci to {count}, a klas na liście jest {classes}. Podaj właściwą listę przez --classes.',
    'The network has {count} outputs and its list {classes} classes. Convert it again with the right --classes.':
      'Liczba wyjść sieci to {count}, a jej lista ma tyle klas: {classes}. Przekonwertuj ją ponownie z właściwym --classes.',
    'The network does not go from convolutions to a list of classes. Heatlens explains classifiers like VGG16; choose one.':
      'Sieć nie prowadzi od splotów do listy klas. Heatlens wyjaśnia klasyfikatory takie jak VGG16; wybierz taki.',
    'The model wants pictures prepared as “{preset}”, which Heatlens does not know. Convert it with --preset {presets}.':
      'Model wymaga obrazów przygotowanych jako „{preset}”, czego Heatlens nie zna. Przekonwertuj go z --preset {presets}.',
    'The weights {weights} hold values that are not numbers. Get the file anew.':
      'Wagi {weights} zawierają wartości, które nie są liczbami. Zdobądź plik na nowo.',
    'The weights {weights} hold values too large for {type}. Convert with --weights float32.':
      'Wagi {weights} zawierają wartości za duże dla {type}. Przekonwertuj z --weights float32.',
    'The weights {weights} come as {type}, where {wanted} was promised. Convert the network again.':
      'Wagi {weights} są typu {type}, a zapowiedziano {wanted}. Przekonwertuj sieć ponownie.',
    'The weights {weights} come as float32, where {wanted} was promised. Convert the network again.':
      'Wagi {weights} są typu float32, a zapowiedziano {wanted}. Przekonwertuj sieć ponownie.',
    'The weights {weights} cannot be read. Convert the network again.':
      'Nie można odczytać wag {weights}. Przekonwertuj sieć ponownie.',
    'One row of the weights {weights} is larger than a file of a package may be. Choose a smaller network.':
      'Jeden wiersz wag {weights} jest większy, niż może być plik pakietu. Wybierz mniejszą sieć.',
    'The model brings weights {weights} that no layer wants. Convert the network again.':
      'Model zawiera wagi {weights}, których nie potrzebuje żadna warstwa. Przekonwertuj sieć ponownie.',
    'The model brings the weights {weights} twice. Convert the network again.':
      'Model zawiera wagi {weights} dwa razy. Przekonwertuj sieć ponownie.',
    'The model lacks the weights {weights}. Convert the network again.':
      'W modelu brakuje wag {weights}. Przekonwertuj sieć ponownie.',
    'The network takes pictures with one channel (grey), and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      'Sieć przyjmuje obrazy o jednym kanale (szarości), a Heatlens podaje jej trzy: czerwony, zielony i niebieski. Wybierz sieć dla obrazów kolorowych.',
    'The network takes pictures with {count} channels, and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      'Sieć przyjmuje obrazy o innej liczbie kanałów ({count}), a Heatlens podaje jej trzy: czerwony, zielony i niebieski. Wybierz sieć dla obrazów kolorowych.',
    'The model brings weights {weights} [{shape}], where [{wanted}] is wanted. Convert the network again.':
      'Model zawiera wagi {weights} [{shape}], a potrzeba [{wanted}]. Przekonwertuj sieć ponownie.',
    'The page address asks for it.': 'Tak każe adres strony.',
    'This browser offers no WebGL 2.': 'Ta przeglądarka nie ma WebGL 2.',
    'This device draws WebGL in software, and WebAssembly is faster than that.':
      'To urządzenie liczy WebGL programowo, a WebAssembly jest szybsze.',
    'The graphics processor takes textures of {size} only, too small for the weights.':
      'Procesor graficzny przyjmuje tylko tekstury {size}, za małe na wagi.',
    'The graphics processor computes in 16 bits only, too few for exact numbers.':
      'Procesor graficzny liczy tylko w 16 bitach, za mało na dokładne liczby.',
    'It uses the graphics processor ({name}).': 'Używa procesora graficznego ({name}).',
    'WebGL did not start.': 'WebGL nie wystartował.',
    'Neither WebGL nor WebAssembly runs here, so this is slow.':
      'Nie działa tu ani WebGL, ani WebAssembly, więc jest wolno.',
    'The graphics processor was reset twice, so it is left alone until the page is loaded anew.':
      'Procesor graficzny został zresetowany dwa razy, więc nie będzie używany do przeładowania strony.',
    'The backend {backend} does not run in this browser. Take “backend={value}” out of the page address.':
      'Backend {backend} nie działa w tej przeglądarce. Usuń „backend={value}” z adresu strony.',
    'Nothing in this browser can run the network. Update the browser, or open Heatlens in another one.':
      'Nic w tej przeglądarce nie może uruchomić sieci. Zaktualizuj przeglądarkę albo otwórz Heatlens w innej.',
    'This network takes {count} MB of memory, which the browser does not give. Close other tabs, or use a smaller network.':
      'Ta sieć zajmuje {count} MB pamięci, których przeglądarka nie daje. Zamknij inne karty albo użyj mniejszej sieci.',
    'The graphics processor was reset, and the network on it is gone. Start again to load it anew; your pictures stay in the list.':
      'Procesor graficzny został zresetowany i sieć na nim przepadła. Zacznij od nowa, aby ją wczytać; obrazy zostają na liście.',
    'The network gave numbers that cannot be right, so they are not shown. Start again; if it stays, add “?backend=wasm” to the page address.':
      'Sieć podała liczby, które nie mogą być poprawne, więc nie są pokazywane. Zacznij od nowa; jeśli to nie pomoże, dodaj „?backend=wasm” do adresu strony.',
    'A thread of the network stopped. Start again; if it stays, close other tabs, which may take its memory.':
      'Wątek sieci się zatrzymał. Zacznij od nowa; jeśli to nie pomoże, zamknij inne karty, które mogą zabierać mu pamięć.',
    'A background part of Heatlens stopped. Try again; if it stays, reload the page.':
      'Działająca w tle część Heatlens się zatrzymała. Spróbuj ponownie; jeśli to nie pomoże, przeładuj stronę.',
    'The part of Heatlens that {work} did not arrive. Check the connection and try again.':
      'Część Heatlens, która {work}, nie dotarła. Sprawdź połączenie i spróbuj ponownie.',
    'The part of Heatlens that {work} stopped. Try again.':
      'Część Heatlens, która {work}, się zatrzymała. Spróbuj ponownie.',
    'The part of Heatlens that runs the network gave no sign for {count} seconds, so it was given up. Start again; your pictures stay in the list.':
      'Część Heatlens, która uruchamia sieć, nie dawała znaku życia przez {count} sekund, więc ją przerwano. Zacznij od nowa; obrazy zostają na liście.',
    'The part of Heatlens that runs the network stopped; loading {network} again.':
      'Część Heatlens, która uruchamia sieć, się zatrzymała; ponowne wczytywanie: {network}.',
    'The part of Heatlens that runs the network stopped; loading the network again.':
      'Część Heatlens, która uruchamia sieć, się zatrzymała; sieć wczytuje się ponownie.',
    'The graphics processor was reset; loading {network} again.':
      'Procesor graficzny został zresetowany; ponowne wczytywanie: {network}.',
    'The graphics processor was reset; loading the network again.':
      'Procesor graficzny został zresetowany; sieć wczytuje się ponownie.',
    'The network gave numbers that cannot be right; loading {network} again.':
      'Sieć podała liczby, które nie mogą być poprawne; ponowne wczytywanie: {network}.',
    'The network gave numbers that cannot be right; loading the network again.':
      'Sieć podała liczby, które nie mogą być poprawne; wczytuje się ponownie.',
    'No network is loaded. Reload the page.': 'Żadna sieć nie jest wczytana. Przeładuj stronę.',
    'The page address asks for {key} “{value}”, which there is not. It was ignored.':
      'Adres strony wymaga {key} „{value}”, a tego nie ma. Zostało to pominięte.',
    'There is no {key} “{value}”, which the page address asks for. It was ignored.':
      'Nie ma tu {key} „{value}”, czego wymaga adres strony. Zostało to pominięte.',
    'The network “{network}” that the picture was explained with is not here, so the one in use stays. Bring it in the Model dialog, and choose the picture again.':
      'Sieci „{network}”, którą wyjaśniono obraz, tu nie ma; zostaje ta, która jest w użyciu. Dodaj ją w oknie Model i wybierz obraz ponownie.',
    'The network “{network}” is another version than the one that the picture was explained with, so the heat may differ.':
      'Sieć „{network}” jest w innej wersji niż ta, którą wyjaśniono obraz; ciepło może się różnić.',
  },
  phrases: {
    modelFile: {
      "the model's file {path}": 'pliku modelu {path}',
    },
    kind: {
      'a PNG picture': 'obraz PNG',
      'a JPEG picture': 'obraz JPEG',
      'a GIF picture': 'obraz GIF',
      'a WebP picture': 'obraz WebP',
      'an AVIF picture': 'obraz AVIF',
      'a BMP picture': 'obraz BMP',
      'a BMP picture without its file header': 'obraz BMP bez nagłówka pliku',
      'an icon': 'ikona',
      'an SVG drawing, which has no pixels of its own': 'rysunek SVG, który nie ma własnych pikseli',
      'a HEIC picture, which this browser cannot read': 'obraz HEIC, którego ta przeglądarka nie potrafi odczytać',
      'a TIFF picture or a camera’s raw file, which this browser cannot read':
        'obraz TIFF lub surowy plik aparatu, którego ta przeglądarka nie potrafi odczytać',
      'a camera’s raw file, which this browser cannot read':
        'surowy plik aparatu, którego ta przeglądarka nie potrafi odczytać',
      'a PDF document': 'dokument PDF',
      'a Keras file in the .keras format, which Heatlens cannot open yet':
        'plik Kerasa w formacie .keras, którego Heatlens jeszcze nie otwiera',
      'an archive': 'archiwum',
      'an HDF5 file, perhaps the weights of a model, not a picture': 'plik HDF5, może wagi modelu, a nie obraz',
    },
    instead: {
      'Choose a JPEG, PNG, WebP, AVIF or GIF instead.': 'Wybierz zamiast tego JPEG, PNG, WebP, AVIF lub GIF.',
      'Export it as PNG and choose that.': 'Wyeksportuj go jako PNG i wybierz ten plik.',
      'Export it as JPEG and choose that.': 'Wyeksportuj go jako JPEG i wybierz ten plik.',
      "Save the network with model.save('name.h5') and open that.":
        "Zapisz sieć przez model.save('name.h5') i otwórz ten plik.",
      'Export it as JPEG and choose that. For the next photos, choose Settings > Camera > Formats > Most Compatible on the iPhone.':
        'Wyeksportuj go jako JPEG i wybierz ten plik. Dla kolejnych zdjęć wybierz w iPhonie Ustawienia > Aparat > Formaty > Największa zgodność.',
      'Unpack it and choose the pictures inside.': 'Rozpakuj je i wybierz obrazy w środku.',
    },
    trouble: {
      'has no proper {setting}': 'nie ma poprawnego {setting}',
      'has the activation {activation}': 'ma aktywację {activation}',
      'has the padding {padding}': 'ma padding {padding}',
      'gets a picture that is smaller than its {window}': 'dostaje obraz mniejszy niż jej {window}',
      'wants a picture and gets a list of values': 'wymaga obrazu, a dostaje listę wartości',
      'wants a list of values and gets a picture': 'wymaga listy wartości, a dostaje obraz',
      'has its channels first': 'ma kanały na początku',
      'has its channels in groups': 'ma kanały w grupach',
      'is a ReLU with a limit, a slope or a threshold': 'to ReLU z ograniczeniem, nachyleniem lub progiem',
      'is dilated': 'jest rozszerzona (dilated)',
      'wants pictures of {given}, not {wanted} pixels': 'wymaga obrazów o boku {given}, a nie {wanted} pikseli',
      'is a {kindOfLayer}, and only {known} are known': 'to {kindOfLayer}, a znane są tylko {known}',
      'gives {size} values at a time, more than fit into memory':
        'daje {size} wartości naraz, więcej, niż mieści pamięć',
      'ends the network with {activation}, where Heatlens needs a softmax over the classes':
        'kończy sieć funkcją {activation}, a Heatlens potrzebuje softmax po klasach',
    },
    work: {
      'opens pictures': 'otwiera obrazy',
      'writes files': 'zapisuje pliki',
    },
    title: {
      'Starter network': 'Sieć startowa',
      'plain JavaScript': 'czystym JavaScripcie',
      Grey: 'Szary',
      'BGR, as VGG16 (caffe)': 'BGR, jak VGG16 (caffe)',
      'RGB, −1 to 1 (tf)': 'RGB, od −1 do 1 (tf)',
      'RGB, standardised (torch)': 'RGB, standaryzowane (torch)',
      'the file {path}': 'plik {path}',
      'not stated': 'nie podano',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        'wyuczona od zera dla Heatlens na 16 987 zdjęciach 19 codziennych rzeczy (Imagenette i publiczne zbiory zdjęć)',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan i A. Zisserman, Visual Geometry Group, Oxford; przekonwertowana z wydania Keras Applications',
    },
  },
}
