import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

/** The layers of a network: as a graph, as a list, in the menu. */
export const layers: LazyWords['layers'] = {
  draw: 'Ver como grafo',
  title: (name) => `Las capas de ${name}`,
  form: 'Forma',
  forms: { graph: 'Grafo', list: 'Lista' },
  find: 'Buscar una capa',
  zoomOut: 'Más pequeño',
  zoomIn: 'Más grande',
  whole: 'Toda la red',
  toTarget: 'Capa explicada',
  drawing: 'Dibujo de la red',
  drawingOf: (count) =>
    `La red como grafo de ${plural(count, { one: '1 capa', many: `${formats.number(count)} de capas`, other: `${formats.number(count)} capas` })}. La lista dice lo mismo como texto. Las flechas desplazan; más y menos amplían y reducen.`,
  facts: (kind, shape, parameters) => `${kind}, ${shape}, ${parameters} parámetros`,
  isExplained: 'Esta es la capa explicada.',
  explain: 'Explicar esta capa',
  layer: 'Capa (tipo)',
  shape: 'Forma de la salida',
  parameters: 'Parámetros',
  ends: 'Finales de bloque',
  others: 'Otras capas',
  allLayers: 'Todas las capas',
  inUse: 'En uso',
  found: (count) =>
    plural(count, {
      one: '1 capa encontrada',
      many: `${formats.number(count)} de capas encontradas`,
      other: `${formats.number(count)} capas encontradas`,
    }),
}
