import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

/** The frame of the page: its header, its views, its backend. */
export const page = {
  promise: 'Nothing is uploaded.',
  promiseMore: 'Your pictures stay on this device.',
  settings: 'Settings',
  language: 'Language',
  theme: 'Theme',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  close: 'Close',
  views: 'Views',
  picture: 'Picture',
  channels: 'Channels',
  why: 'Why',
  walkthrough: 'Walkthrough',
  about: 'About the network',
  answer: 'Result',
  skip: 'Skip to content',
  dropHere: 'Drop to analyse',
  /** Below the failure of the last picture: those that failed before it. */
  alsoFailed: (names: string) => `Also not opened: ${names}.`,
  tryAgain: 'Try again',
  startAgain: 'Start again',
  useStarter: 'Use the built-in network',
  knowsOnly: (count: number) =>
    plural(count, {
      one: 'recognises 1 class; anything else will be mislabelled as it.',
      other: `recognises ${formats.number(count)} classes; anything else will be mislabelled as one of them.`,
    }),
  knowsClasses: (count: number) =>
    plural(count, { one: 'recognises 1 class.', other: `recognises ${formats.number(count)} classes.` }),
  /** For the 1,000 classes of ImageNet, and what everybody knows that is not one of them. */
  knowsImageNet: (count: number) =>
    `Knows ${formats.number(count)} kinds of things; giraffes and tomatoes are not among them.`,
  more: 'More',
  moreHint: 'Samples, paste, address, the network',
  addNetwork: 'Add a network',
  runsOn: rich('It runs on {backend}.'),
}
