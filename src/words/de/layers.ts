import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

/** The layers of a network: as a graph, as a list, in the menu. */
export const layers: LazyWords['layers'] = {
  draw: 'Als Graph zeigen',
  title: (name) => `Die Schichten von ${name}`,
  form: 'Darstellung',
  forms: { graph: 'Zeichnung', list: 'Liste' },
  find: 'Schicht suchen',
  zoomOut: 'Kleiner',
  zoomIn: 'Größer',
  whole: 'Ganzes Netz',
  toTarget: 'Erklärte Schicht',
  drawing: 'Zeichnung des Netzes',
  drawingOf: (count) =>
    `Das Netz als Graph aus ${plural(count, { one: '1 Schicht', other: `${formats.number(count)} Schichten` })}. Die Liste sagt dasselbe als Text. Pfeiltasten scrollen, Plus und Minus zoomen.`,
  facts: (kind, shape, parameters) => `${kind}, ${shape}, ${parameters} Parameter`,
  isExplained: 'Diese Schicht wird erklärt.',
  explain: 'Diese Schicht erklären',
  layer: 'Schicht (Typ)',
  shape: 'Form der Ausgabe',
  parameters: 'Parameter',
  ends: 'Enden der Blöcke',
  others: 'Weitere Schichten',
  allLayers: 'Alle Schichten',
  inUse: 'In Gebrauch',
  found: (count) => plural(count, { one: '1 Schicht gefunden', other: `${formats.number(count)} Schichten gefunden` }),
}
