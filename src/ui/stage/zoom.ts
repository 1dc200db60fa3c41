/** A size in CSS pixels, or in a picture's own pixels. */
export interface Size {
  height: number
  width: number
}

/** A part of the stage, in CSS pixels from its top left corner. */
export interface Rectangle extends Size {
  left: number
  top: number
}

/** A point of the stage, in CSS pixels from its top left corner. */
export interface Place {
  x: number
  y: number
}

/** The zoom: the scale relative to the size that fits, and the offset of the top left corner from its position then. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

/** The whole picture, at the size that fits. */
export const wholePicture: Zoom = { scale: 1, x: 0, y: 0 }

/** The maximum scale, unless {@link MAX_PIXEL} allows more. */
const MAX_SCALE = 8

/** The maximum side of a picture's pixel, in CSS pixels. */
const MAX_PIXEL = 16

/** No pixel is shown larger than this, in CSS pixels: a tiny picture does not fill the stage. */
const LARGEST_PIXEL = 64

/** From this size on, the picture's pixels are shown as squares, in CSS pixels per side. */
const CRISP_PIXEL = 4

/** The position of a picture at the size that fits, on whole pixels, with a margin around it; a tiny one stays small. */
export function fitPicture(stage: Size, picture: Size, margin: number): Rectangle {
  const room = { height: Math.max(stage.height - 2 * margin, 1), width: Math.max(stage.width - 2 * margin, 1) }
  const scale = Math.min(room.width / picture.width, room.height / picture.height, LARGEST_PIXEL)
  const height = Math.max(1, Math.round(picture.height * scale))
  const width = Math.max(1, Math.round(picture.width * scale))
  return { height, width, left: Math.round((stage.width - width) / 2), top: Math.round((stage.height - height) / 2) }
}

/** The position of the zoomed picture. */
export function zoomed(fit: Rectangle, { scale, x, y }: Zoom): Rectangle {
  return { left: fit.left + x, top: fit.top + y, height: fit.height * scale, width: fit.width * scale }
}

/** The part of the stage that the picture covers. */
export function seenPart(stage: Size, picture: Rectangle): Rectangle {
  const left = Math.max(picture.left, 0)
  const top = Math.max(picture.top, 0)
  const right = Math.min(picture.left + picture.width, stage.width)
  const bottom = Math.min(picture.top + picture.height, stage.height)
  return { left, top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) }
}

/** The maximum scale of a picture with this many pixels across. */
export function mostScale(fit: Rectangle, pixelsAcross: number): number {
  const own = pixelsAcross / fit.width
  return Math.max(1, Math.min(Math.max(MAX_SCALE, MAX_PIXEL * own), LARGEST_PIXEL * own))
}

/** Zooms by a factor around a point of the stage, which stays in place; never below the size that fits. */
export function zoomAt(stage: Size, fit: Rectangle, zoom: Zoom, most: number, at: Place, factor: number): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), most)
  const grown = scale / zoom.scale
  const x = at.x - fit.left - (at.x - fit.left - zoom.x) * grown
  const y = at.y - fit.top - (at.y - fit.top - zoom.y) * grown
  return keepOnStage(stage, fit, { scale, x, y })
}

/** Moves the picture as far as it goes. */
export const moveBy = (stage: Size, fit: Rectangle, zoom: Zoom, across: number, down: number): Zoom =>
  keepOnStage(stage, fit, { ...zoom, x: zoom.x + across, y: zoom.y + down })

/** Centres a side that is shorter than the stage; a longer one always covers it. */
export function keepOnStage(stage: Size, fit: Rectangle, { scale, x, y }: Zoom): Zoom {
  if (scale === 1) return wholePicture
  const keep = (start: number, length: number, room: number, moved: number) => {
    const spare = room - length * scale
    return spare >= 0 ? spare / 2 - start : Math.min(Math.max(start + moved, spare), 0) - start
  }
  return {
    scale,
    x: keep(fit.left, fit.width, stage.width, x),
    y: keep(fit.top, fit.height, stage.height, y),
  }
}

/** The picture's scale on the stage: 1 is one CSS pixel per pixel. */
export const ownScale = (fit: Rectangle, { scale }: Zoom, pixelsAcross: number): number =>
  (fit.width * scale) / pixelsAcross

/** Whether the picture's pixels are shown as squares. */
export const isCrisp = (fit: Rectangle, zoom: Zoom, pixelsAcross: number): boolean =>
  zoom.scale > 1 && ownScale(fit, zoom, pixelsAcross) > CRISP_PIXEL
