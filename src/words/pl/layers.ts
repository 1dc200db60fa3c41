import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

/** The layers of a network: as a graph, as a list, in the menu. */
export const layers: LazyWords['layers'] = {
  draw: 'Pokaż jako graf',
  title: (name) => `Warstwy sieci ${name}`,
  form: 'Postać',
  forms: { graph: 'Graf', list: 'Lista' },
  find: 'Znajdź warstwę',
  zoomOut: 'Mniejszy',
  zoomIn: 'Większy',
  whole: 'Cała sieć',
  toTarget: 'Wyjaśniana warstwa',
  drawing: 'Rysunek sieci',
  drawingOf: (count) =>
    `Sieć jako graf. Liczba warstw: ${formats.number(count)}. Lista mówi to samo tekstem. Strzałki przewijają, plus i minus powiększają i zmniejszają.`,
  facts: (kind, shape, parameters) => `${kind}, ${shape}, parametry: ${parameters}`,
  isExplained: 'Ta warstwa jest wyjaśniana.',
  explain: 'Wyjaśnij tę warstwę',
  layer: 'Warstwa (typ)',
  shape: 'Kształt wyjścia',
  parameters: 'Parametry',
  ends: 'Końce bloków',
  others: 'Inne warstwy',
  allLayers: 'Wszystkie warstwy',
  inUse: 'W użyciu',
  found: (count) => `Znalezione warstwy: ${formats.number(count)}`,
}
