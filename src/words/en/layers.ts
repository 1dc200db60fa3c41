import { formats, plural } from './formats.ts'

/** The layers of a network: as a graph, as a list, in the menu. */
export const layers = {
  draw: 'Show as a graph',
  title: (name: string) => `The layers of ${name}`,
  form: 'Form',
  forms: { graph: 'Graph', list: 'List' },
  find: 'Find a layer',
  zoomOut: 'Smaller',
  zoomIn: 'Larger',
  whole: 'Whole network',
  toTarget: 'Explained layer',
  drawing: 'Drawing of the network',
  drawingOf: (count: number) =>
    `The network as a graph of ${plural(count, { one: '1 layer', other: `${formats.number(count)} layers` })}. The list says the same in text. Arrow keys scroll, plus and minus zoom.`,
  facts: (kind: string, shape: string, parameters: string) => `${kind}, ${shape}, ${parameters} parameters`,
  isExplained: 'This layer is explained.',
  explain: 'Explain this layer',
  layer: 'Layer (type)',
  shape: 'Output shape',
  parameters: 'Param #',
  ends: 'Ends of blocks',
  others: 'Other layers',
  allLayers: 'All layers',
  inUse: 'In use',
  found: (count: number) => plural(count, { one: '1 layer found', other: `${formats.number(count)} layers found` }),
}
