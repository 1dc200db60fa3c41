import type { PixelWork } from '../../errors/codes.ts'
import type { FirstErrorTexts } from '../formatMessage.ts'
import { pictures } from './pictures.ts'

const works: Readonly<Record<PixelWork, string>> = {
  opensPictures: 'Bilder öffnet',
  writesFiles: 'Dateien schreibt',
}

/** See ../en/firstErrors.ts. */
export const firstErrors: FirstErrorTexts = {
  unforeseen: ({ what }) =>
    `Es ist etwas schiefgegangen, womit Heatlens nicht gerechnet hat (${what}). Versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.`,
  partMissing:
    'Ein Teil von Heatlens ist nicht angekommen. Prüfen Sie die Verbindung und versuchen Sie es erneut; hilft das nicht, laden Sie die Seite neu.',
  workMissing: ({ work }) =>
    `Der Teil von Heatlens, der ${works[work]}, ist nicht angekommen. Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
  workStopped: ({ work }) =>
    `Der Teil von Heatlens, der ${works[work]}, ist stehen geblieben. Versuchen Sie es erneut.`,
  sampleMissing: ({ sample }) =>
    `Das Beispiel „${pictures.sampleNames[sample]}“ konnte nicht geladen werden. Prüfen Sie die Verbindung oder wählen Sie ein eigenes Bild.`,
  modelFileNotFetched: ({ file }) =>
    `Die Modelldatei ${file} konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
  connectionBroke: ({ file }) =>
    `Die Verbindung brach ab, während die Modelldatei ${file} geladen wurde. Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
  languageMissing: 'Die Texte in Ihrer Sprache sind nicht angekommen. Wählen Sie sie in den Einstellungen noch einmal.',
  textMissing: ({ what }) =>
    `Es ist etwas schiefgegangen (${what}), und der Text, der es erklärt, ist nicht angekommen. Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
  asked: 'Die Adresse der Seite verlangt es.',
  noWebgl: 'Dieser Browser bietet kein WebGL 2.',
  noUsableGpu: 'Es gibt keinen nutzbaren Grafikprozessor.',
  readyFirst: ({ name }) => `Es antwortet sofort, während sich der Grafikprozessor (${name}) vorbereitet.`,
}
