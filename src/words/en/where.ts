import type { Finding, SpotPlace } from '../../image/heat/spots.ts'
import { partText } from '../partText.ts'
import { formats } from './formats.ts'

const places: Record<SpotPlace, string> = {
  middle: 'in the middle',
  nearTop: 'just above the centre',
  nearBottom: 'just below the centre',
  nearLeft: 'left of the centre',
  nearRight: 'right of the centre',
  top: 'at the top',
  bottom: 'at the bottom',
  left: 'on the left',
  right: 'on the right',
  topLeft: 'upper left',
  topRight: 'upper right',
  bottomLeft: 'lower left',
  bottomRight: 'lower right',
  across: 'across the middle',
  down: 'down the middle',
}

const of = (share: number) => `${partText(formats, share, (percent) => `less than ${percent}`)} of the picture`

/** “It looked …”, or “… is …” with another word before the spots. */
function spots(found: Finding, at: string): string {
  switch (found.kind) {
    case 'nothing':
      return 'nowhere'
    case 'all':
      return 'all over the picture'
    case 'allSeen':
      return 'all over the part that it sees'
    case 'littleSeen':
      return `somewhere in the part that it sees, ${of(found.share)}`
    case 'spot':
      return `mostly ${at} one spot, ${places[found.place]}, ${of(found.share)}`
    case 'area':
      return `mostly ${at} one large area, ${places[found.place]}, ${of(found.share)}`
    case 'two': {
      const [first, second] = found.places
      const both = first === second ? `both ${places[first]}` : `${places[first]} and ${places[second]}`
      return `mostly ${at} two spots, ${both}, together ${of(found.share)}`
    }
    case 'several':
      return `${at} ${formats.number(found.count)} spots, the largest ${places[found.place]}, together ${of(found.share)}`
    case 'many':
      return `${at} many small spots, together ${of(found.share)}`
  }
}

/** The second sentence of a result: how many spots, where, and how much of the picture. */
export const where = {
  unfinished: 'The heat on the picture is unfinished.',
  looked: (found: Finding) => `It looked ${spots(found, 'at')}.`,
  /** The same for a class that is not the first. */
  lookedFor: (label: string, found: Finding) => `For ${label} it looked ${spots(found, 'at')}.`,
  /** The counterfactual: what the network would have to ignore to be more certain. */
  against: (label: string, found: Finding) => `The evidence against ${label} is ${spots(found, 'in')}.`,
  nothingFor: (label: string) => `This layer has no evidence for ${label}, so there is no heat.`,
  nothingAgainst: (label: string) => `This layer has no evidence against ${label}, so there is no heat.`,
}
