import { HeatlensError } from '../errors/index.ts'
import { planSheet } from './planSheet.ts'

/** Small pictures in rows, each with lines of text below it. */
export interface Sheet {
  /** Adds the next picture with its lines of text, or an empty cell. */
  add(picture: ImageBitmap | null, lines: readonly string[]): Promise<void>
  /** Returns the sheet as a PNG. */
  finish(): Promise<Blob>
}

export interface SheetWanted {
  /** Total number of pictures. */
  count: number
  /** Heading of the sheet. */
  title: string
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'

/** Needs `OffscreenCanvas`. Throws a `picture` error if the browser provides none of that size. */
export function createSheet({ count, title }: SheetWanted): Sheet {
  const plan = planSheet(count)
  const canvas = new OffscreenCanvas(plan.width, plan.height)
  const context = canvas.getContext('2d')
  if (!context) throw new HeatlensError('noCanvasForSheet')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, plan.width, plan.height)
  context.textBaseline = 'top'
  context.imageSmoothingQuality = 'high'
  const write = (text: string, x: number, y: number, size: number, weight: number, colour: string, room: number) => {
    context.font = `${weight} ${size}px ${FONT}`
    context.fillStyle = colour
    context.fillText(
      shorten(text, room, (part) => context.measureText(part).width),
      x,
      y,
    )
  }
  write(title, plan.margin, plan.margin, plan.titleSize, 600, '#1b1c1e', plan.width - 2 * plan.margin)
  let place = 0
  return {
    async add(picture, lines) {
      const { x, y } = plan.cell(place++)
      if (picture) {
        const scale = Math.min(plan.side / picture.width, plan.pictureHeight / picture.height)
        const [width, height] = [picture.width * scale, picture.height * scale]
        // At the bottom of its cell: the pictures of a row are aligned just above their names.
        context.drawImage(picture, x, y + plan.pictureHeight - height, width, height)
        picture.close()
      } else {
        context.strokeStyle = '#9a9ca1'
        context.strokeRect(x + 0.5, y + 0.5, plan.side - 1, plan.pictureHeight - 1)
      }
      lines.forEach((line, at) => {
        const top = y + plan.pictureHeight + plan.textSize * (0.45 + at * 1.35)
        write(line, x, top, plan.textSize, at === 0 ? 500 : 400, at === 0 ? '#1b1c1e' : '#5c5e63', plan.side)
      })
    },
    finish: () => canvas.convertToBlob({ type: 'image/png' }),
  }
}

/** Shortens a text to a width, in its middle if necessary: file names differ mostly at their ends. */
export function shorten(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text
  const signs = [...text]
  let [least, most] = [0, signs.length]
  const cut = (kept: number) =>
    `${signs.slice(0, Math.ceil(kept / 2)).join('')}…${signs.slice(signs.length - Math.floor(kept / 2)).join('')}`
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (measure(cut(middle)) <= room) least = middle
    else most = middle - 1
  }
  return cut(least)
}
