import type { PixelWork } from '../../errors/codes.ts'
import type { FirstErrorTexts } from '../formatMessage.ts'
import { pictures } from './pictures.ts'

const works: Readonly<Record<PixelWork, string>> = {
  opensPictures: 'opens pictures',
  writesFiles: 'writes files',
}

/** Messages that must work even if the other texts cannot be fetched; and the backend, with the reason for it. */
export const firstErrors: FirstErrorTexts = {
  unforeseen: ({ what }) =>
    `Something went wrong that Heatlens did not foresee (${what}). Try again; if that does not help, reload the page.`,
  partMissing:
    'A part of Heatlens did not arrive. Check the connection and try again; if that does not help, reload the page.',
  workMissing: ({ work }) =>
    `The part of Heatlens that ${works[work]} did not arrive. Check the connection and try again.`,
  workStopped: ({ work }) => `The part of Heatlens that ${works[work]} stopped. Try again.`,
  sampleMissing: ({ sample }) =>
    `The sample “${pictures.sampleNames[sample]}” could not be fetched. Check the connection, or choose your own picture.`,
  modelFileNotFetched: ({ file }) =>
    `The model's file ${file} could not be fetched. Check the connection and try again.`,
  connectionBroke: ({ file }) =>
    `The connection broke while the model's file ${file} was coming in. Check the connection and try again.`,
  languageMissing: 'The texts in your language did not arrive. Choose it again in the settings.',
  textMissing: ({ what }) =>
    `Something went wrong (${what}), and the text that explains it did not arrive. Check the connection and try again.`,
  asked: 'The page address asks for it.',
  noWebgl: 'This browser offers no WebGL 2.',
  noUsableGpu: 'There is no usable GPU.',
  readyFirst: ({ name }) => `It answers at once, while the graphics processor (${name}) gets ready.`,
}
