import { type ObstacleTexts, shapeText } from '../obstacles.ts'
import { formats } from './formats.ts'

const size = (shape: readonly number[]) => shapeText(formats, shape)

/** See ../en/obstacles.ts. */
export const obstacles: ObstacleTexts = {
  cannotRun: (list) => `Heatlens nie może uruchomić tej sieci. ${list}.`,
  advice: {
    damaged: 'Plik może być uszkodzony: pobierz go ponownie.',
    other: 'Wybierz inną sieć albo taką, którą zapisano bez tego.',
  },
  more: (count) => `jeszcze ${formats.number(count)}`,
  layers: (kindName, names, reason) => `${kindName} (${names}): ${reason}`,
  reasons: {
    pythonCode: () => 'kod w Pythonie, którego strona internetowa nie może wykonać',
    ownClass: () => 'własna warstwa autora, której kodu nie ma w pliku',
    kindUnknown: () => 'rodzaj warstwy, którego Heatlens nie ma',
    forOneProcessor: () =>
      'utworzona przez ONNX Runtime dla jednego rodzaju procesora; użyj pliku sprzed tej optymalizacji',
    activationUnknown: ({ activation }) => `aktywacja ${activation}, której Heatlens nie ma`,
    settingUnfit: ({ setting, value }) => `ustawienie ${setting} ma wartość ${value}, która tu nie działa`,
    nameTwice: () => 'dwie warstwy mają tę nazwę',
    inputUnknown: ({ input }) => `bierze wyjście ${input}, którego nie ma`,
    circle: ({ through }) =>
      through.length === 0 ? 'potrzebuje własnego wyjścia' : `warstwy tworzą koło, przez ${formats.list(through)}`,
    inputCount: ({ given }) => `nie może przyjąć tylu wejść: ${formats.number(given)}`,
    shapesUnfit: ({ shapes }) => `jej wejścia nie pasują do siebie: ${formats.list(shapes.map(size))}`,
    shapeUnfit: ({ shape }) => `nie może przyjąć wartości o kształcie ${size(shape)}`,
    windowTooLarge: ({ window, shape }) => `jej okno ${size(window)} jest większe niż wejście ${size(shape)}`,
    outputTooLarge: ({ shape }) => `daje ${size(shape)} wartości, więcej, niż mieści pamięć`,
    weightsMissing: ({ weights }) => `w pliku nie ma jej wag ${weights}`,
    weightsComputed: ({ weights }) =>
      `przyjmuje ${weights}, które zależy od obrazu, a Heatlens przyjmuje tu tylko liczby z pliku`,
    weightsOfOtherShape: ({ weights, shape, wanted }) =>
      `jej wagi ${weights} mają kształt ${size(shape)} zamiast ${size(wanted)}`,
    noPictureIn: ({ shape }) => `nie bierze obrazu, tylko wartości o kształcie ${size(shape)}`,
    channelsUnfit: ({ channels }) =>
      `bierze obrazy o liczbie kanałów ${formats.number(channels)}, a Heatlens ma szare lub kolorowe`,
    furtherInputUnfit: ({ shape }) =>
      `poza obrazem bierze wartości o kształcie ${size(shape)}, a Heatlens może dać listę liczb`,
    sizeFree: () => 'plik nie podaje rozmiaru obrazu',
    noClassesOut: ({ shape }) =>
      `odpowiedzią jest ${shape.length === 3 ? 'obraz' : 'tabela'} (${size(shape)}), a nie lista klas`,
    softmaxOfOne: () => 'softmax z jednej wartości, więc odpowiedź to zawsze 1',
    noFeatureMap: () => 'odpowiedź nie wynika z żadnej warstwy, która zachowuje wiersze i kolumny obrazu',
  },
}
