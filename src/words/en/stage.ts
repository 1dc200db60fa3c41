import { formats, plural } from './formats.ts'

/** The picture with its heatmap, how it is drawn, and the network's predictions. */
export const stage = {
  predictions: 'Predictions',
  /** A class without a name in the network's list. */
  unnamedClass: (index: number) => `class ${index}`,
  searchClasses: (count: number) =>
    plural(count, { one: 'Search 1 class', other: `Search ${formats.number(count)} classes` }),
  showClasses: 'Show the classes',
  noSuchClass: 'No matching class',
}
