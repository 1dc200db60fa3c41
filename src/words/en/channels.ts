import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'

/** The channels of a layer, beside the picture. */
export const channels = {
  channel: (index: number) => `Channel ${index}`,
  beforeWeighting: (index: number) => `Channel ${index} before weighting`,
  afterWeighting: (index: number) => `Channel ${index} after weighting`,
  addsMost: (index: number, count: number, layer: string) =>
    `Of the ${formats.number(count)} channels of ${layer}, channel ${index} adds most to the map.`,
  theMapIs: 'The map is the mean of all channels, each multiplied by its weight, with negative values set to zero.',
  theMapAgainst:
    'The map is the mean of all channels, each multiplied by its weight with the sign flipped to show evidence against the class, with negative values set to zero.',
  times: (index: number, weight: Amount) => `Channel ${index} × ${formats.short(weight)}`,
}
