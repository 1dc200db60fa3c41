import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'

/** The channels of a layer: beside the picture, and the wall of all of them. */
export const channels = {
  whereAndWhy: 'Why',
  mapOf: (height: number, width: number) => `Map, ${height} × ${width}`,
  theMap: (height: number, width: number) => `The ${height} × ${width} map`,
  range: (low: Amount, high: Amount) => `${formats.short(low)} to ${formats.short(high)}`,
  channel: (index: number) => `Channel ${index}`,
  beforeWeighting: (index: number) => `Channel ${index} before weighting`,
  afterWeighting: (index: number) => `Channel ${index} after weighting`,
  weighsMost: (index: number, count: number, layer: string) =>
    `Of the ${count} channels of ${layer}, channel ${index} has the largest weight: the mean of its gradients. The map is the mean of all channels, each multiplied by its weight, with negative values set to zero.`,
  weighsMostAgainst: (index: number, count: number, layer: string) =>
    `Of the ${count} channels of ${layer}, channel ${index} has the largest weight: the mean of its gradients, with the sign flipped to show evidence against the class. The map is the mean of all channels, each multiplied by its weight, with negative values set to zero.`,
  aMap: 'Map, 14 × 14',
  aChannel: 'A channel',
  timesWeight: 'Channel × weight',
  times: (index: number, weight: Amount) => `Channel ${index} × ${formats.short(weight)}`,
  whatComes: 'The map from the network’s last convolution, and the channel with the largest weight in it.',

  toCome: 'Choose a picture to see all channels of the layer here.',
  reading: (layer: string) => `Reading all channels of ${layer}…`,
  channelsOf: (count: number, layer: string) => `${count} channels of ${layer}`,
  order: 'Order',
  orders: { share: 'by contribution', index: 'by number' },
  shown: 'View',
  stages: { before: 'before weighting', after: 'after weighting' },
  scaleOfItsOwn: 'Each channel has its own scale, from its smallest to its largest value.',
  oneScale:
    'Each channel multiplied by its weight, all on one scale: bright areas add to the map, dark areas take away from it.',
  wall: (count: number, chosen: number) =>
    `All ${count} channels; channel ${chosen} is selected. Use the arrow keys to select another.`,
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
