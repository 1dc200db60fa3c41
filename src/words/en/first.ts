import { formats, plural } from './formats.ts'

/** The empty page, and the ways in which a picture comes to it. */
export const first = {
  drop: 'Drop or choose a picture',
  choose: 'Choose a picture',
  see: 'See what a network sees in it, and where it looked.',
  safe: 'It stays on this device: the network runs in this page.',
  knows: (network: string, count: number) =>
    `${network} knows ${plural(count, { one: '1 thing', other: `${formats.number(count)} things` })}.`,
  lookAtList: 'Look at the list',
  ways: 'Other ways',
  close: 'Close',

  paste: 'Paste',
  pasted: 'pasted',

  camera: 'Camera',

  address: 'Address',
  addressTitle: 'A picture’s address',
}
