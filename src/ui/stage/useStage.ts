import { create } from 'zustand'
import {
  fitPicture,
  keepOnStage,
  mostScale,
  moveBy,
  type Place,
  type Rectangle,
  type Size,
  seenPart,
  wholePicture,
  type Zoom,
  zoomAt,
  zoomed,
} from './zoom.ts'

/** Where the map is probed, as fractions of the picture, and what moves the probe. */
export interface Probe {
  x: number
  y: number
  by: 'pointer' | 'touch' | 'keys'
}

/** The view of the picture. None of it concerns the network, and none of it is saved. */
export interface StageState {
  /** The space for the picture, in CSS pixels. */
  room: Size
  /** Physical pixels per CSS pixel. */
  density: number
  /** The size of the picture, in its own pixels. */
  picture: Size
  /** The position of the picture at the size that fits. */
  fit: Rectangle
  zoom: Zoom
  /** The share of the visible picture that shows the photo alone; null if nothing is compared. */
  split: number | null
  /** Where it was when comparing ended. */
  lastSplit: number | null
  /** True if the photo is shown alone: by holding or by a toggle. */
  isPhotoOnly: boolean
  isSideBySide: boolean
  probe: Probe | null
  /** True while the stage has the focus and therefore takes the arrow keys. */
  hasFocus: boolean
  isHelpOpen: boolean
  /** What a drag of a picture that is not enlarged moves, by CSS pixels; null if it moves nothing. */
  drag: ((across: number, down: number) => void) | null

  /** `nudge` is the distance from the stage's corner to whole physical pixels. */
  measure(measured: { room: Size; margin: number; density: number; nudge: Place }): void
  /** Shows another picture: whole, and without a probe. */
  show(picture: Size): void
  /** Zooms around a point of the stage, by default its centre. */
  zoomBy(factor: number, at?: Place): void
  moveBy(across: number, down: number): void
  showWhole(): void
  /**
   * Starts comparing, at the last position, or stops it. The first time it begins at this share of the picture's width,
   * by default in the middle of what is visible.
   */
  toggleCompare(from?: number): void
  /** Shows the photo alone until {@link releasePhoto}. */
  holdPhoto(): void
  /** Ends that: the heatmap is back, unless the photo was toggled. */
  releasePhoto(): void
  /** Toggles the photo alone. */
  togglePhoto(): void
  set(change: Partial<Pick<StageState, 'split' | 'isSideBySide' | 'probe' | 'hasFocus' | 'isHelpOpen'>>): void
}

const nothing: Rectangle = { left: 0, top: 0, height: 0, width: 0 }

/** The id of the element that takes the arrow keys. */
export const STAGE_ID = 'stage'

/** The view of the picture, shared by the stage, its controls, the predictions and the keyboard. */
export const useStage = create<StageState>((set, get) => {
  let margin = 0
  let nudge = { x: 0, y: 0 }
  let isPhotoOn = false
  const refit = ({ room, picture }: Pick<StageState, 'room' | 'picture'>) => {
    if (picture.width === 0 || room.width === 0) return { fit: nothing, zoom: wholePicture }
    const { left, top, ...size } = fitPicture(room, picture, margin)
    // Between two physical pixels, it would be blurred.
    const fit = { left: left + nudge.x, top: top + nudge.y, ...size }
    return { fit, zoom: keepOnStage(room, fit, get().zoom) }
  }
  return {
    room: { height: 0, width: 0 },
    density: 1,
    picture: { height: 0, width: 0 },
    fit: nothing,
    zoom: wholePicture,
    split: null,
    lastSplit: null,
    isPhotoOnly: false,
    isSideBySide: false,
    probe: null,
    hasFocus: false,
    isHelpOpen: false,
    drag: null,

    measure({ room, density, ...own }) {
      margin = own.margin
      nudge = own.nudge
      set({ room, density, ...refit({ room, picture: get().picture }) })
    },
    show(picture) {
      set({ zoom: wholePicture, probe: null, picture })
      set(refit({ room: get().room, picture }))
    },
    zoomBy(factor, at) {
      const { room, fit, zoom, picture } = get()
      if (fit.width === 0) return
      const middle = { x: room.width / 2, y: room.height / 2 }
      set({ zoom: zoomAt(room, fit, zoom, mostScale(fit, picture.width), at ?? middle, factor) })
    },
    moveBy(across, down) {
      const { room, fit, zoom } = get()
      set({ zoom: moveBy(room, fit, zoom, across, down) })
    },
    showWhole: () => set({ zoom: wholePicture }),
    toggleCompare(from) {
      const { split, lastSplit, ...stage } = get()
      const begin = () => lastSplit ?? (from === undefined ? 0.5 : splitAt(stage, from))
      set(split === null ? { split: begin() } : { split: null, lastSplit: split })
    },
    holdPhoto: () => set({ isPhotoOnly: true }),
    releasePhoto: () => set({ isPhotoOnly: isPhotoOn }),
    togglePhoto() {
      isPhotoOn = !isPhotoOn
      set({ isPhotoOnly: isPhotoOn })
    },
    set,
  }
})

/** The split that is at this share of the picture's width, as far as that is visible. */
function splitAt({ room, fit, zoom }: Pick<StageState, 'room' | 'fit' | 'zoom'>, share: number): number {
  const picture = zoomed(fit, zoom)
  const seen = seenPart(room, picture)
  if (seen.width === 0) return share
  return Math.min(Math.max((picture.left + share * picture.width - seen.left) / seen.width, 0), 1)
}

/** The share of the picture, from its left, that shows the photo alone. */
export function cutOf({ room, fit, zoom, split }: StageState): number {
  if (split === null || fit.width === 0) return 0
  const picture = zoomed(fit, zoom)
  const seen = seenPart(room, picture)
  return (seen.left + split * seen.width - picture.left) / picture.width
}
