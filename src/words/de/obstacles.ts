import { type ObstacleTexts, shapeText } from '../obstacles.ts'
import { formats } from './formats.ts'

const size = (shape: readonly number[]) => shapeText(formats, shape)

/** See ../en/obstacles.ts. */
export const obstacles: ObstacleTexts = {
  cannotRun: (list) => `Heatlens kann dieses Netz nicht ausführen. ${list}.`,
  advice: {
    damaged: 'Die Datei ist vielleicht beschädigt: Laden Sie sie noch einmal herunter.',
    other: 'Wählen Sie ein anderes Netz oder eines, das ohne dies gespeichert wurde.',
  },
  more: (count) => `${formats.number(count)} weitere`,
  layers: (kindName, names, reason) => `${kindName} (${names}): ${reason}`,
  reasons: {
    pythonCode: () => 'Python-Code, den eine Webseite nicht ausführen kann',
    ownClass: () => 'eine eigene Schicht des Autors, deren Code nicht in der Datei steht',
    kindUnknown: () => 'eine Art von Schicht, die Heatlens nicht hat',
    forOneProcessor: () =>
      'von ONNX Runtime für eine Art von Prozessor gemacht; verwenden Sie die Datei von vor dieser Optimierung',
    activationUnknown: ({ activation }) => `die Aktivierung ${activation}, die Heatlens nicht hat`,
    settingUnfit: ({ setting, value }) => `die Einstellung ${setting} ist ${value}, was hier nicht geht`,
    nameTwice: () => 'zwei Schichten haben diesen Namen',
    inputUnknown: ({ input }) => `braucht die Ausgabe von ${input}, das es nicht gibt`,
    circle: ({ through }) =>
      through.length === 0
        ? 'braucht die eigene Ausgabe'
        : `die Schichten laufen im Kreis, über ${formats.list(through)}`,
    inputCount: ({ given }) => `Eingaben: ${formats.number(given)}, was hier nicht geht`,
    shapesUnfit: ({ shapes }) => `die Eingaben passen nicht zueinander: ${formats.list(shapes.map(size))}`,
    shapeUnfit: ({ shape }) => `kann ${size(shape)} Werte nicht aufnehmen`,
    windowTooLarge: ({ window, shape }) =>
      `das Fenster von ${size(window)} ist größer als die Eingabe von ${size(shape)}`,
    outputTooLarge: ({ shape }) => `gibt ${size(shape)} Werte aus, mehr als in den Speicher passen`,
    weightsMissing: ({ weights }) => `die Gewichte ${weights} fehlen in der Datei`,
    weightsComputed: ({ weights }) =>
      `sie nimmt ${weights}, was vom Bild abhängt; Heatlens nimmt dort nur Zahlen aus der Datei`,
    weightsOfOtherShape: ({ weights, shape, wanted }) =>
      `die Gewichte ${weights} haben die Form ${size(shape)} statt ${size(wanted)}`,
    noPictureIn: ({ shape }) => `nimmt kein Bild, sondern ${size(shape)} Werte`,
    channelsUnfit: ({ channels }) =>
      `nimmt Bilder mit ${formats.number(channels)} Kanälen, und Heatlens hat graue oder farbige`,
    furtherInputUnfit: ({ shape }) =>
      `nimmt neben dem Bild ${size(shape)} Werte, und Heatlens kann eine Liste von Zahlen geben`,
    sizeFree: () => 'die Datei nennt die Größe des Bildes nicht',
    noClassesOut: ({ shape }) =>
      `die Antwort ist ${shape.length === 3 ? 'ein Bild' : 'eine Tabelle'} (${size(shape)}), keine Liste von Klassen`,
    softmaxOfOne: () => 'ein Softmax aus einem Wert, die Antwort ist also immer 1',
    noFeatureMap: () => 'die Antwort kommt aus keiner Schicht, die Zeilen und Spalten des Bildes behält',
  },
}
