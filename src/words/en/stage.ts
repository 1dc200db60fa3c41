/** The picture with its heat, how it is drawn, and what the network says of it. */
export const stage = {
  predictions: 'Predictions',
  /** A class that the network's list does not name. */
  unnamedClass: (index: number) => `class ${index}`,
  searchClasses: (count: number) => `Search ${count} classes`,
  showClasses: 'Show the classes',
  noSuchClass: 'No class is called that.',
}
