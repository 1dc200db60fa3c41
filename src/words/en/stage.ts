import { formats, plural } from './formats.ts'

/** The picture with its heat, how it is drawn, and what the network says of it. */
export const stage = {
  predictions: 'Predictions',
  /** A class that the network's list does not name. */
  unnamedClass: (index: number) => `class ${index}`,
  searchClasses: (count: number) =>
    plural(count, { one: 'Search 1 class', other: `Search ${formats.number(count)} classes` }),
  showClasses: 'Show the classes',
  noSuchClass: 'No matching class',
}
