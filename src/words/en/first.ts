import { formats, plural } from './formats.ts'

/** The empty page, and the sources of pictures. */
export const first = {
  drop: 'or drop one anywhere',
  choose: 'Choose a picture',
  see: 'See what an AI recognises in a picture, and where it looked.',
  how: 'What you will see',
  names: 'The AI, a neural network, names what it recognises: the three most likely things, each in percent.',
  heat: 'Colours show where it looked: red counted most, blue least. The method is called Grad-CAM.',
  steps: '“Channels” and “Walkthrough” show how it arrives at that, with all the numbers.',
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
