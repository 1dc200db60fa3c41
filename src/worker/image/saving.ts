import { zipSync } from 'fflate'
import { encodePng, toCanvas } from '../../export/png.ts'
import { withSettings } from '../../export/savedSettings.ts'
import { drawInto } from '../../image/heat/drawing.ts'
import { strokesOf } from '../../image/heat/strokes.ts'
import { decode, type OpenPicture, openBitmap } from '../../image/input/decode.ts'
import { decodeStretched } from '../../image/input/decodeStretched.ts'
import { drawSmall, fitWithin } from '../../image/input/thumbnail.ts'
import type { Pixels } from '../../types.ts'
import type { ImageWorker } from './imageWorker.ts'

// What the image worker does for files that leave the page: of a size of its own, and not needed for an answer.

export { createArchive } from '../../export/archive.ts'
export { createSheet } from '../../export/contactSheet.ts'

/** See {@link ImageWorker}. */
export const render: ImageWorker['render'] = async (file, onDecoded, heatmap, drawing, saved) => {
  const { pixels: photo } = await decode(file, () => onDecoded())
  drawInto(photo, heatmap, drawing)
  const png = await encodePng(photo, strokesOf(heatmap, drawing, photo.height, photo.width))
  return saved ? withSettings(png, saved) : png
}

/** See {@link ImageWorker}. */
export const renderSmall: ImageWorker['renderSmall'] = async (file, onDecoded, heatmap, drawing, side) => {
  const picture = await openBitmap(file)
  onDecoded()
  const small = readSmall(picture, side)
  picture.bitmap.close()
  drawInto(small, heatmap, drawing)
  return toCanvas(small, strokesOf(heatmap, drawing, small.height, small.width)).transferToImageBitmap()
}

/** See {@link ImageWorker}. */
export const stretch: ImageWorker['stretch'] = async (file, onDecoded) => {
  const png = await encodePng(await decodeStretched(file, () => onDecoded()))
  return new File([png], file.name, { type: png.type, lastModified: file.lastModified })
}

/** See {@link ImageWorker}. Fast compression: numbers hardly shrink. */
export const pack: ImageWorker['pack'] = async (files) =>
  new Blob([zipSync(files, { level: 1 }) as Uint8Array<ArrayBuffer>], { type: 'application/zip' })

function readSmall(picture: OpenPicture, side: number): Pixels {
  const { height, width } = fitWithin(side, picture)
  const context = drawSmall(picture, side).getContext('2d') as OffscreenCanvasRenderingContext2D
  return { height, width, data: context.getImageData(0, 0, width, height).data }
}
