import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'

/** The channels of a layer: beside the picture, and the wall of all of them. */
export const channels = {
  whereAndWhy: 'Where it looked, and why',
  mapOf: (height: number, width: number) => `Map, ${height} × ${width}`,
  theMap: (height: number, width: number) => `The ${height} × ${width} map`,
  range: (low: Amount, high: Amount) => `${formats.short(low)} to ${formats.short(high)}`,
  channel: (index: number) => `Channel ${index}`,
  beforeWeighting: (index: number) => `Channel ${index} before weighting`,
  afterWeighting: (index: number) => `Channel ${index} after weighting`,
  weighsMost: (index: number, count: number, layer: string) =>
    `Channel ${index} weighs most of the ${count} of ${layer}. Its weight is the mean of its gradients; the map is the mean of all channels, each times its weight, where that is above zero.`,
  weighsMostAgainst: (index: number, count: number, layer: string) =>
    `Channel ${index} weighs most of the ${count} of ${layer}. Its weight is the mean of its gradients with the sign reversed, because this is about what speaks against the class; the map is the mean of all channels, each times its weight, where that is above zero.`,
  aMap: 'Map, 14 × 14',
  aChannel: 'A channel',
  timesItsWeight: '× its weight',
  whatComes: "The map that the network's last convolution gives, and the channel that weighs most in it.",

  toCome: 'Choose a picture: all channels of the layer will stand here.',
  reading: (layer: string) => `Reading all channels of ${layer} …`,
  channelsOf: (count: number, layer: string) => `${count} channels of ${layer}`,
  order: 'Order',
  orders: { share: 'by share of the map', index: 'by number' },
  shown: 'Shown',
  stages: { before: 'before weighting', after: 'after weighting' },
  scaleOfItsOwn: 'Each channel on a scale of its own, from its least to its largest value.',
  oneScale: 'Each channel times its weight, all on one scale: what lights up makes the map, what is dark takes away.',
  wall: (count: number, chosen: number) =>
    `All ${count} channels; channel ${chosen} is chosen. The arrow keys choose another one.`,
  overPicture: (index: number) => `Channel ${index} over the picture`,
  weight: 'Weight',
  shareOfMap: 'Share of the map',
  values: 'Values',
  valuesAfter: 'Values after weighting',
  takesAway: {
    for: 'It takes away from the map: where it is active, the class becomes less likely.',
    against:
      'It takes away from the map, which shows what speaks against the class: where it is active, the class becomes more likely.',
  },
  adds: 'The share is what it adds where the map is positive, of what all channels add there.',
}
