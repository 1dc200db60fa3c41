import { formats, plural } from './formats.ts'

/** What a network answers, where that is no list of probabilities, and what it takes besides a picture. */
export const answers = {
  multiLabel: `The network judges each class on its own, so the percentages need not add up to ${formats.share(1)}.`,
  linear: 'The last layer has no activation that makes probabilities: these are its values as they are.',
  readings: { logits: 'scores (logits)', values: 'values' },
  nameThem: 'Name the two answers',
  callThem: 'Call them',
  namesKept: 'The names are kept with this network on this device.',
  low: 'Output near 0',
  high: 'Output near 1',
  numbers: (name: string) => `Input ${name}`,
  nth: (name: string, nth: number) => `${name} ${nth}`,
  allNumbers: (count: number) => `${formats.number(count)} numbers, separated by spaces`,
  wrong: (count: number) => `Enter ${plural(count, { one: '1 number', other: `${formats.number(count)} numbers` })}.`,
  takesNumbers: 'This network takes numbers as well as the picture.',
}
