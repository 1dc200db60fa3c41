import { formats } from './formats.ts'

/** How pixels become the network's input, and what each choice would answer. */
export const preprocessing = {
  title: 'Preprocessing',
  values: 'Values',
  valueNames: {
    '0..1': '0 to 1',
    '-1..1': '−1 to 1',
    '0..255': '0 to 255',
    torch: 'torch (ImageNet, standardised)',
    caffe: 'caffe (ImageNet, mean subtracted)',
    custom: 'custom',
  },
  channels: 'Channels',
  channelNames: { rgb: 'RGB', bgr: 'BGR', grey: 'grey' },
  resize: 'Resize',
  resizeNames: { nearest: 'nearest', bilinear: 'bilinear', bicubic: 'bicubic', area: 'area' },
  fit: 'Fit',
  fitNames: { stretch: 'stretch', 'centre-crop': 'centre crop', 'short-side': 'short side, then crop' },
  antialias: 'Antialias',
  antialiased: 'antialiased',
  noEffect: 'Has no effect with nearest and area.',
  width: 'Width',
  height: 'Height',
  sizeIsFree: 'The file leaves the size free: this one is a guess.',
  seesPart:
    'The network sees only part of the picture. Outside that part there is no heat: the photo is darker there on this page, and unchanged in saved pictures.',
  shortSide: 'Short side',
  mean: 'Mean',
  scale: 'Scale',
  numbersHint: '(pixel − mean) × scale, pixels from 0 to 255. One number, or three in the order of the channels.',
  from: {
    file: 'From the network’s file.',
    network: 'The network’s first layers scale the values.',
    guess: 'A guess: the file does not say.',
    person: 'Your choice, kept with this network.',
  },
  reset: 'Reset preprocessing',
  used: (text: string) => `This answer: ${text}.`,
  guessed: (values: string) => `Pixel values are a guess: ${values}.`,
  compare: 'Compare the choices',
  doubt: (logit: number) =>
    `A logit of ${formats.fixed(logit, 0)} is suspicious: the network may expect other pixel values.`,
  isRight: 'Keep these values',
  choices: 'What the network would answer',
}
