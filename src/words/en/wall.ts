import { formats } from './formats.ts'

/** The wall of all channels of a layer, and the chosen one. */
export const wall = {
  toCome: 'Choose a picture to see all channels of the layer here.',
  reading: (layer: string) => `Reading all channels of ${layer}…`,
  channelsOf: (count: number, layer: string) => `${formats.number(count)} channels of ${layer}`,
  order: 'Order',
  orders: { share: 'by contribution', index: 'by number' },
  shown: 'View',
  stages: { before: 'before weighting', after: 'after weighting' },
  byGradCam: 'This method has no weights for channels. Order and contributions are those of Grad-CAM.',
  scaleOfItsOwn: 'Each channel has its own scale, from its smallest to its largest value.',
  oneScale:
    'Each channel multiplied by its weight, all on one scale: bright areas add to the map, dark areas take away from it.',
  wall: (count: number, chosen: number) =>
    `All ${formats.number(count)} channels; channel ${chosen} is selected. Use the arrow keys to select another.`,
  overPicture: (index: number) => `Channel ${index} over the picture`,
  weight: 'Weight',
  shareOfMap: 'Contribution to the map',
  values: 'Values',
  valuesAfter: 'Values after weighting',
  takesAway: {
    for: 'It takes away from the map: where it is active, the class becomes less likely.',
    against:
      'It takes away from the map, which shows evidence against the class: where it is active, the class becomes more likely.',
  },
  adds: 'The contribution is its part of what all channels add where the map is positive.',
}
