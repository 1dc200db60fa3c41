import type { Archive } from '../../export/archive.ts'
import type { Sheet, SheetWanted } from '../../export/contactSheet.ts'
import { toCanvas } from '../../export/png.ts'
import { readSettings } from '../../export/readSettings.ts'
import type { SavedSettings } from '../../export/savedSettings.ts'
import { crop, type Part } from '../../image/heat/crop.ts'
import { shrinkToView } from '../../image/heat/view.ts'
import { decode, type OpenPicture } from '../../image/input/decode.ts'
import { isPlain, plainInput } from '../../image/input/plainInput.ts'
import type { UsedRange } from '../../image/input/range.ts'
import { drawSmall } from '../../image/input/thumbnail.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { DrawingSettings } from '../../settings/settings.ts'
import type { Heatmap, Pixels, Preprocessing } from '../../types.ts'

/** The network that comes with the page, and VGG16, do without. */
const arriveToInput = lazyImport(() => import('../../image/input/toInput.ts'))

/** What draws and packs files, which comes after the first answer. */
const arriveSaving = lazyImport(() => import('./saving.ts'))

/** An opened picture. */
export interface Photo {
  /** A copy of the file in memory, as it was opened: the one on the device may be moved or changed later. */
  file: File
  /** Full size, in pixels. */
  size: { height: number; width: number }
  /** The picture at the size at which it is shown: its own unless it is large. */
  view: Pixels
  /** The view as a bitmap, to be transferred to a canvas; usable once. */
  drawn?: ImageBitmap
  /** The network's input, [height, width, channels] of the preprocessing. */
  input: Float32Array<ArrayBuffer>
  /** How that was made. */
  preprocessing: Preprocessing
  /** What the network sees, in pixels of the picture. */
  crop: Part
  /** Where that begins, if a person moved it: see {@link Wanted}. */
  seenFrom?: number
  decodeMs: number
  /** How it was explained and drawn, if Heatlens saved it. */
  saved?: SavedSettings
  /** The range of its values, if it uses only a small part of it. */
  range?: UsedRange
}

/** What a network needs of its pictures. */
export interface Wanted {
  preprocessing: Preprocessing
  /** Where the part that it sees begins, as `image/input/fit.ts` has it; in the middle by default. */
  seenFrom?: number
  /** The most pixels that the view needs; by default as many as a large screen. */
  viewPixels?: number
}

/** The API of the worker that processes pixels. `imageBorder.ts` defines what is transferred. */
export interface ImageWorker {
  /** Answers at once: what answers has its script. */
  ready(): Promise<void>
  /**
   * Opens a picture file and prepares it for a network. Calls `onDecoded` on the way, and `onThumbnail` some time after
   * the answer, with a small JPEG or, if that fails, without. Throws a `picture` error.
   */
  open(file: File, onDecoded: () => void, wanted: Wanted, onThumbnail?: (small?: Blob) => void): Promise<Photo>
  /**
   * Opens a picture file for reading parts of it at full size; calls `onDecoded` on the way. A worker holds one such
   * picture. Throws a `picture` error.
   */
  openWhole(file: File, onDecoded: () => void): Promise<void>
  /** A part of the picture opened with `openWhole`. Throws TypeError if there is none. */
  readPart(part: Part): Promise<Pixels>
  /**
   * Renders a picture file with its map, as on the stage, to a PNG at full size; calls `onDecoded` on the way. Writes
   * `saved` into the file. Throws a `picture` error, also if the browser cannot write the PNG.
   */
  render(
    file: File,
    onDecoded: () => void,
    heatmap: Heatmap,
    drawing: DrawingSettings,
    saved?: SavedSettings,
  ): Promise<Blob>
  /** Like `render`, small: no side longer than `side` pixels. Throws a `picture` error. */
  renderSmall(
    file: File,
    onDecoded: () => void,
    heatmap: Heatmap,
    drawing: DrawingSettings,
    side: number,
  ): Promise<ImageBitmap>
  /**
   * Rewrites a picture file, upright and with its values stretched over their whole range, as a PNG of that name; calls
   * `onDecoded` on the way. Throws a `picture` error, also if the browser cannot write the PNG.
   */
  stretch(file: File, onDecoded: () => void): Promise<File>
  startArchive(): Promise<Archive>
  startSheet(wanted: SheetWanted): Promise<Sheet>
  /** Packs files, by name, into a .zip. */
  pack(files: Record<string, Uint8Array<ArrayBuffer>>): Promise<Blob>
}

/**
 * Copies a file into memory, so that it stays readable; reuses its bytes if they are given. Returns the file itself if
 * it is no longer readable.
 */
async function keep(file: File, bytes?: Uint8Array<ArrayBuffer>): Promise<File> {
  try {
    return new File([bytes ?? (await file.arrayBuffer())], file.name, { type: file.type })
  } catch {
    return file
  }
}

/** Draws it now, while the bitmap exists; encoding can wait. */
function sendThumbnail(picture: OpenPicture, send: (small?: Blob) => void): void {
  try {
    drawSmall(picture)
      .convertToBlob({ type: 'image/jpeg', quality: 0.8 })
      .then(send, () => send())
  } catch {
    send()
  }
}

/**
 * The view as a bitmap, which the page shows without processing pixels; undefined if the browser has no canvas for it.
 */
function drawnOf(view: Pixels): ImageBitmap | undefined {
  try {
    return toCanvas(view).transferToImageBitmap()
  } catch {
    return undefined
  }
}

/** The picture opened with `openWhole`. */
let whole: Pixels | undefined

// The page only learns that a bitmap exists; the bitmap is not sent.
export const imageWorker: ImageWorker = {
  async ready() {},
  async open(file, onDecoded, { preprocessing, seenFrom, viewPixels }, onThumbnail) {
    const start = performance.now()
    const reading = readSettings(file)
    // It is awaited below; until then, its failure is nobody's.
    reading.catch(() => {})
    let keeping = Promise.resolve(file)
    const { pixels: full, range } = await decode(file, (picture) => {
      onDecoded()
      keeping = keep(file, picture.bytes)
      if (onThumbnail) sendThumbnail(picture, onThumbnail)
    })
    const toInput = isPlain(preprocessing) ? plainInput : (await arriveToInput()).toInput
    const { input, crop: seen } = toInput(full, preprocessing, seenFrom)
    const view = shrinkToView(full, viewPixels)
    const saved = await reading
    const size = { height: full.height, width: full.width }
    const decodeMs = performance.now() - start
    const drawn = drawnOf(view)
    return {
      ...{ file: await keeping, size, view, input, preprocessing, crop: seen, decodeMs },
      ...(seenFrom !== undefined && { seenFrom }),
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
  render: async (...wanted) => (await arriveSaving()).render(...wanted),
  renderSmall: async (...wanted) => (await arriveSaving()).renderSmall(...wanted),
  stretch: async (...wanted) => (await arriveSaving()).stretch(...wanted),
  startArchive: async () => (await arriveSaving()).createArchive(),
  startSheet: async (wanted) => (await arriveSaving()).createSheet(wanted),
  pack: async (files) => (await arriveSaving()).pack(files),
}
