import type { PixelWork } from '../../errors/codes.ts'
import type { FirstErrorTexts } from '../formatMessage.ts'
import { pictures } from './pictures.ts'

const works: Readonly<Record<PixelWork, string>> = {
  opensPictures: 'abre las imágenes',
  writesFiles: 'escribe los archivos',
}

/** See ../en/firstErrors.ts. */
export const firstErrors: FirstErrorTexts = {
  unforeseen: ({ what }) =>
    `Algo salió mal que Heatlens no había previsto (${what}). Inténtalo de nuevo; si sigue igual, recarga la página.`,
  partMissing:
    'Una parte de Heatlens no llegó. Comprueba la conexión e inténtalo de nuevo; si sigue igual, recarga la página.',
  workMissing: ({ work }) =>
    `La parte de Heatlens que ${works[work]} no llegó. Comprueba la conexión e inténtalo de nuevo.`,
  workStopped: ({ work }) => `La parte de Heatlens que ${works[work]} se detuvo. Inténtalo de nuevo.`,
  sampleMissing: ({ sample }) =>
    `El ejemplo «${pictures.sampleNames[sample]}» no se pudo descargar. Comprueba la conexión o elige una imagen tuya.`,
  modelFileNotFetched: ({ file }) =>
    `El archivo del modelo ${file} no se pudo descargar. Comprueba la conexión e inténtalo de nuevo.`,
  connectionBroke: ({ file }) =>
    `La conexión se cortó mientras llegaba el archivo del modelo ${file}. Comprueba la conexión e inténtalo de nuevo.`,
  languageMissing: 'Los textos en tu idioma no llegaron. Elígelo de nuevo en los ajustes.',
  textMissing: ({ what }) =>
    `Algo salió mal (${what}) y el texto que lo explica no llegó. Comprueba la conexión e inténtalo de nuevo.`,
  asked: 'Lo pide la dirección de la página.',
  noWebgl: 'Este navegador no ofrece WebGL 2.',
  noUsableGpu: 'No hay una GPU utilizable.',
  readyFirst: ({ name }) => `Responde enseguida, mientras se prepara el procesador gráfico (${name}).`,
}
