import { formats, plural } from './formats.ts'

/** The empty page, and the sources of pictures. */
export const first = {
  drop: 'Drop or choose a picture',
  choose: 'Choose a picture',
  see: 'See what a neural network sees in it, and where it looks.',
  safe: 'It stays on this device: the network runs in this page.',
  knows: (network: string, count: number) =>
    `${network} recognises ${plural(count, { one: '1 class', other: `${formats.number(count)} classes` })}.`,
  lookAtList: 'See the list',
  ways: 'More ways to open a picture',
  close: 'Close',

  paste: 'Paste',
  pasted: 'pasted',

  camera: 'Camera',

  address: 'Address',
  addressTitle: 'Picture address',
}
