import { zipSync } from 'fflate'
import { type Archive, createArchive } from '../../export/archive.ts'
import { createSheet, type Sheet, type SheetWanted } from '../../export/contactSheet.ts'
import { encodePng, toCanvas } from '../../export/png.ts'
import { readSettings, type SavedSettings, withSettings } from '../../export/savedSettings.ts'
import { crop, type Part } from '../../image/heat/crop.ts'
import { drawInto } from '../../image/heat/drawing.ts'
import { strokesOf } from '../../image/heat/strokes.ts'
import { shrinkToView } from '../../image/heat/view.ts'
import { decode, decodeStretched, type OpenPicture, openBitmap } from '../../image/input/decode.ts'
import { type PresetId, preprocess, presets } from '../../image/input/preprocess.ts'
import type { UsedRange } from '../../image/input/range.ts'
import { resizeNearest } from '../../image/input/resize.ts'
import { drawSmall, fitWithin } from '../../image/input/thumbnail.ts'
import type { DrawingSettings } from '../../settings/settings.ts'
import type { Heatmap, Pixels } from '../../types.ts'

/** A picture that has been opened. */
export interface Photo {
  /** The file as it was when it was opened, in memory: the one on the device may be moved or changed after that. */
  file: File
  /** Its own size, in pixels. */
  size: { height: number; width: number }
  /** At the size at which it is shown: its own for all but large pictures. */
  view: Pixels
  /** The view once more, to be put onto a canvas as it is: whoever shows it first uses it up. */
  drawn?: ImageBitmap
  /** What the network gets, [size, size, 3]. */
  input: Float32Array<ArrayBuffer>
  decodeMs: number
  /** How it was explained and drawn, where Heatlens saved it. */
  saved?: SavedSettings
  /** The small part of the range of its values that it uses, where it uses no more. */
  range?: UsedRange
}

/** What a network wants its pictures to be. */
export interface Wanted {
  inputSize: number
  /** A key of the presets' table. */
  preset: string
  /** The most pixels that the view need have; else as many as a large screen. */
  viewPixels?: number
}

/** All that the page may ask of the worker that works on pixels. How it crosses stands in `imageBorder.ts`. */
export interface ImageWorker {
  /**
   * Opens a picture file and prepares it for a network; `onDecoded` is called in between, and `onThumbnail` some time after the answer, with a
   * small JPEG or, where there is none, nothing. Throws a `picture` error.
   */
  open(file: File, onDecoded: () => void, wanted: Wanted, onThumbnail?: (small?: Blob) => void): Promise<Photo>
  /** Opens a picture file to look at parts of it at its own size; `onDecoded` is called in between. A worker has one of them. Throws a `picture` error. */
  openWhole(file: File, onDecoded: () => void): Promise<void>
  /** A part of the picture that was opened whole. Throws TypeError where there is none. */
  readPart(part: Part): Promise<Pixels>
  /**
   * A picture file with its map over it, as it is drawn on the stage, as a PNG of its own size; `onDecoded` is called in between. `saved` is written
   * into the file. Throws a `picture` error, also where the browser cannot write it.
   */
  render(
    file: File,
    onDecoded: () => void,
    heatmap: Heatmap,
    drawing: DrawingSettings,
    saved?: SavedSettings,
  ): Promise<Blob>
  /** The same, small: no side longer than `side` pixels. Throws a `picture` error. */
  renderSmall(
    file: File,
    onDecoded: () => void,
    heatmap: Heatmap,
    drawing: DrawingSettings,
    side: number,
  ): Promise<ImageBitmap>
  /**
   * A picture file made anew, upright and with its values stretched over their whole range, as a PNG of that name; `onDecoded` is called in between.
   * Throws a `picture` error, also where the browser cannot write it.
   */
  stretch(file: File, onDecoded: () => void): Promise<File>
  startArchive(): Promise<Archive>
  startSheet(wanted: SheetWanted): Promise<Sheet>
  /** Files by name as one .zip. */
  pack(files: Record<string, Uint8Array<ArrayBuffer>>): Promise<Blob>
}

/** A copy of a file that the device cannot take away, of its bytes where they are here; the file itself where it already has. */
async function keep(file: File, bytes?: Uint8Array<ArrayBuffer>): Promise<File> {
  try {
    return new File([bytes ?? (await file.arrayBuffer())], file.name, { type: file.type })
  } catch {
    return file
  }
}

/** Draws it now, while the bitmap is there; to write it as a file has time. */
function sendThumbnail(picture: OpenPicture, send: (small?: Blob) => void): void {
  try {
    drawSmall(picture)
      .convertToBlob({ type: 'image/jpeg', quality: 0.8 })
      .then(send, () => send())
  } catch {
    send()
  }
}

/** The view as a bitmap, which the page shows without touching a pixel; nothing where the browser has no canvas for it. */
function drawnOf(view: Pixels): ImageBitmap | undefined {
  try {
    return toCanvas(view).transferToImageBitmap()
  } catch {
    return undefined
  }
}

function readSmall(picture: OpenPicture, side: number): Pixels {
  const { height, width } = fitWithin(side, picture)
  const context = drawSmall(picture, side).getContext('2d') as OffscreenCanvasRenderingContext2D
  return { height, width, data: context.getImageData(0, 0, width, height).data }
}

/** What was opened whole. */
let whole: Pixels | undefined

// The page is told that a bitmap is there, and is not sent it.
export const imageWorker: ImageWorker = {
  async open(file, onDecoded, { inputSize, preset, viewPixels }, onThumbnail) {
    const start = performance.now()
    const reading = readSettings(file)
    let keeping = Promise.resolve(file)
    const { pixels: full, range } = await decode(file, (picture) => {
      onDecoded()
      keeping = keep(file, picture.bytes)
      if (onThumbnail) sendThumbnail(picture, onThumbnail)
    })
    const input = preprocess(resizeNearest(full, inputSize), presets[preset as PresetId])
    const view = shrinkToView(full, viewPixels)
    const saved = await reading
    const size = { height: full.height, width: full.width }
    const decodeMs = performance.now() - start
    const drawn = drawnOf(view)
    return {
      ...{ file: await keeping, size, view, input, decodeMs },
      ...(drawn && { drawn }),
      ...(saved && { saved }),
      ...(range && { range }),
    }
  },
  async openWhole(file, onDecoded) {
    whole = (await decode(file, () => onDecoded())).pixels
  },
  async readPart(part) {
    if (!whole) throw new TypeError('No picture was opened whole.')
    return crop(whole, part)
  },
  async render(file, onDecoded, heatmap, drawing, saved) {
    const { pixels: photo } = await decode(file, () => onDecoded())
    drawInto(photo, heatmap, drawing)
    const png = await encodePng(photo, strokesOf(heatmap, drawing, photo.height, photo.width))
    return saved ? withSettings(png, saved) : png
  },
  async renderSmall(file, onDecoded, heatmap, drawing, side) {
    const picture = await openBitmap(file)
    onDecoded()
    const small = readSmall(picture, side)
    picture.bitmap.close()
    drawInto(small, heatmap, drawing)
    return toCanvas(small, strokesOf(heatmap, drawing, small.height, small.width)).transferToImageBitmap()
  },
  async stretch(file, onDecoded) {
    const png = await encodePng(await decodeStretched(file, () => onDecoded()))
    return new File([png], file.name, { type: png.type, lastModified: file.lastModified })
  },
  startArchive: async () => createArchive(),
  startSheet: async (wanted) => createSheet(wanted),
  // Lightly: numbers hardly get smaller.
  pack: async (files) =>
    new Blob([zipSync(files, { level: 1 }) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
}
