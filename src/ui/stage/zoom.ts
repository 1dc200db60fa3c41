/** A size in CSS pixels, or in a picture's own. */
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

/** How large and where the picture is: the scale over the size that fits, and how far its top left corner is from where it is then. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

/** The whole picture, as large as it fits. */
export const wholePicture: Zoom = { scale: 1, x: 0, y: 0 }

/** Up to here, or to {@link MAX_PIXEL}, a picture is enlarged. */
const MAX_SCALE = 8

/** CSS pixels a pixel of the picture may have a side. */
const MAX_PIXEL = 16

/** From here on the picture's pixels are seen as squares, in CSS pixels a side. */
const CRISP_PIXEL = 4

/** Where a picture is when it is as large as fits, on whole pixels, with some room around it. */
export function fitPicture(stage: Size, picture: Size, margin: number): Rectangle {
  const room = { height: Math.max(stage.height - 2 * margin, 1), width: Math.max(stage.width - 2 * margin, 1) }
  const scale = Math.min(room.width / picture.width, room.height / picture.height)
  const height = Math.max(1, Math.round(picture.height * scale))
  const width = Math.max(1, Math.round(picture.width * scale))
  return { height, width, left: Math.round((stage.width - width) / 2), top: Math.round((stage.height - height) / 2) }
}

/** Where the picture is. */
export function zoomed(fit: Rectangle, { scale, x, y }: Zoom): Rectangle {
  return { left: fit.left + x, top: fit.top + y, height: fit.height * scale, width: fit.width * scale }
}

/** The part of the stage on which the picture is seen. */
export function seenPart(stage: Size, picture: Rectangle): Rectangle {
  const left = Math.max(picture.left, 0)
  const top = Math.max(picture.top, 0)
  const right = Math.min(picture.left + picture.width, stage.width)
  const bottom = Math.min(picture.top + picture.height, stage.height)
  return { left, top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) }
}

/** The most that a picture of so many pixels across is enlarged. */
export const mostScale = (fit: Rectangle, pixelsAcross: number): number =>
  Math.max(MAX_SCALE, (MAX_PIXEL * pixelsAcross) / fit.width)

/** The picture larger or smaller by a factor, so that what is at a point of the stage stays there; never smaller than it fits. */
export function zoomAt(stage: Size, fit: Rectangle, zoom: Zoom, most: number, at: Place, factor: number): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), most)
  const grown = scale / zoom.scale
  const x = at.x - fit.left - (at.x - fit.left - zoom.x) * grown
  const y = at.y - fit.top - (at.y - fit.top - zoom.y) * grown
  return keepOnStage(stage, fit, { scale, x, y })
}

/** The picture moved, as far as it goes. */
export const moveBy = (stage: Size, fit: Rectangle, zoom: Zoom, across: number, down: number): Zoom =>
  keepOnStage(stage, fit, { ...zoom, x: zoom.x + across, y: zoom.y + down })

/** A side that is shorter than the stage is in its middle; of a longer one, no end comes onto the stage. */
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

/** The size of the picture on the stage as a share of its own: 1 is a CSS pixel a pixel. */
export const ownScale = (fit: Rectangle, { scale }: Zoom, pixelsAcross: number): number =>
  (fit.width * scale) / pixelsAcross

/** Whether the picture's pixels are to be seen as squares. */
export const isCrisp = (fit: Rectangle, zoom: Zoom, pixelsAcross: number): boolean =>
  zoom.scale > 1 && ownScale(fit, zoom, pixelsAcross) > CRISP_PIXEL
