/** The channels of a layer: beside the picture, and the wall of all of them. */
export const channels = {
  whereAndWhy: 'Where it looked, and why',
}
