import type { Place } from '../../image/heat/placeOf.ts'
import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

/** „Sieć patrzyła …”. */
const whereto: Record<Place, string> = {
  middle: 'na środek obrazu',
  top: 'na górę obrazu',
  bottom: 'na dół obrazu',
  left: 'na lewą stronę obrazu',
  right: 'na prawą stronę obrazu',
  topLeft: 'na lewy górny róg obrazu',
  topRight: 'na prawy górny róg obrazu',
  bottomLeft: 'na lewy dolny róg obrazu',
  bottomRight: 'na prawy dolny róg obrazu',
  everywhere: 'na cały obraz',
  allSeen: 'na całą widzianą część',
  nowhere: 'donikąd',
}

/** „… jest …”. */
const where: Record<Place, string> = {
  middle: 'w środku obrazu',
  top: 'u góry obrazu',
  bottom: 'u dołu obrazu',
  left: 'po lewej stronie obrazu',
  right: 'po prawej stronie obrazu',
  topLeft: 'w lewym górnym rogu obrazu',
  topRight: 'w prawym górnym rogu obrazu',
  bottomLeft: 'w lewym dolnym rogu obrazu',
  bottomRight: 'w prawym dolnym rogu obrazu',
  everywhere: 'na całym obrazie',
  allSeen: 'na całej widzianej części',
  nowhere: 'nigdzie',
}

export const view: Words['view'] = {
  says: rich('{model} mówi: {label} {sure}.'),
  saysOneOf: rich('{model} mówi: {first}, {second} lub {third}.'),
  isUnsure: rich('{model} nie ma pewności; najbliżej: {label} {sure}.'),
  looked: (place) => `Sieć patrzyła ${whereto[place]}.`,
  lookedFor: (label, place) => `Dla klasy ${label} sieć patrzyła ${whereto[place]}.`,
  against: (label, place) => `Przesłanki przeciw klasie ${label} są ${where[place]}.`,
  nothingFor: (label) => `W tej warstwie nie ma przesłanek za klasą ${label}, więc nie ma ciepła.`,
  tooSmall: 'zbyt małe, aby je wyświetlić',
  nothingAgainst: (label) => `W tej warstwie nie ma przesłanek przeciw klasie ${label}, więc nie ma ciepła.`,

  heatmapFor: (label, layer) => `Mapa ciepła klasy ${label} w ${layer}, na obrazie`,
  heatmapAgainst: (label, layer) => `Mapa ciepła przesłanek przeciw klasie ${label} w ${layer}, na obrazie`,
  notExplained: 'Obraz, jeszcze niewyjaśniony',
  stage: 'Scena',
  stageHelp:
    'Strzałki odczytują mapę; plus i minus zmieniają powiększenie. Znak zapytania pokazuje wszystkie klawisze.',

  compareShare: (percent) => `${percent} zdjęcia`,
  asked: 'Opcje',

  zoom: 'Powiększenie',

  legend: 'Kolory od 0 do 1',
  exaggerates: (colours) => `${colours} może dodawać krawędzie.`,
  probeHint: 'Wskaż miejsce na obrazie, aby odczytać mapę.',
  probeTapHint: 'Dotknij obrazu, aby odczytać mapę.',
  probed: (value, row, column) => `${value} w wierszu ${row}, kolumnie ${column}`,
  probedOf: (height, width) => `z ${height} × ${width}`,
}
