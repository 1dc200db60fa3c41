import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

export const view: Words['view'] = {
  says: rich('{model} mówi: {label} {sure}.'),
  saysOneOf: rich('{model} mówi: {first}, {second} lub {third}.'),
  isUnsure: rich('{model} nie ma pewności; najbliżej: {label} {sure}.'),
  cannotDecide: rich(
    '{model} nie może się zdecydować: pierwsze klasy są niemal równie prawdopodobne, na czele {label} {sure}.',
  ),
  tooSmall: 'zbyt małe, aby je wyświetlić',

  heatmapFor: (label, layer) => `Mapa ciepła klasy ${label} w ${layer}, na obrazie`,
  heatmapAgainst: (label, layer) => `Mapa ciepła przesłanek przeciw klasie ${label} w ${layer}, na obrazie`,
  notExplained: 'Obraz, jeszcze niewyjaśniony',
  stage: 'Scena',
  stageHelp:
    'Strzałki odczytują mapę; plus i minus zmieniają powiększenie. Znak zapytania pokazuje wszystkie klawisze.',

  compareShare: (percent) => `${percent} zdjęcia`,
  asked: 'Opcje',

  zoom: 'Powiększenie',

  less: 'mniej',
  moreForClass: 'więcej, dla tej klasy',
  moreOfAll: 'więcej, wśród trzech pierwszych',
  legend: 'Kolory od 0 do 1',
  exaggerates: (colours) => `${colours} może dodawać krawędzie.`,
  probeHint: 'Wskaż miejsce na obrazie, aby odczytać mapę.',
  probeTapHint: 'Dotknij obrazu, aby odczytać mapę.',
  probed: (value, row, column) => `${value} w wierszu ${row}, kolumnie ${column}`,
  probedOf: (height, width) => `z ${height} × ${width}`,
}
