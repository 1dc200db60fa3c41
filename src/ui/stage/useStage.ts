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

/** Where the map is read, in fractions of the picture, and what moves it. */
export interface Probe {
  x: number
  y: number
  by: 'pointer' | 'touch' | 'keys'
}

/** How the picture is looked at. None of it is asked of the network, and none of it is saved. */
export interface StageState {
  /** The room for the picture, in CSS pixels. */
  room: Size
  /** Pixels of the screen a CSS pixel. */
  density: number
  /** Of the picture that is shown, in its own pixels. */
  picture: Size
  /** Where the picture is when it is as large as fits. */
  fit: Rectangle
  zoom: Zoom
  /** Of the part of the picture that is seen, the share that is the photo alone; null where nothing is compared. */
  split: number | null
  /** The photo is seen alone: it is held, or was switched to. */
  isPhotoOnly: boolean
  isSideBySide: boolean
  probe: Probe | null
  /** True while the stage has the focus: then arrows are its own. */
  hasFocus: boolean
  isHelpOpen: boolean

  /** `nudge` is how far whole pixels of the screen are from the stage's corner. */
  measure(measured: { room: Size; margin: number; density: number; nudge: Place }): void
  /** Another picture: whole, and not probed. */
  show(picture: Size): void
  /** Larger or smaller, around a point of the stage or its middle. */
  zoomBy(factor: number, at?: Place): void
  moveBy(across: number, down: number): void
  showWhole(): void
  /** Compares, or stops it, where it stood before. */
  toggleCompare(): void
  /** Shows the photo alone until {@link releasePhoto}. */
  holdPhoto(): void
  /** Ends that: the heat is back, unless the photo was switched to. */
  releasePhoto(): void
  /** Switches to the photo alone, or back. */
  togglePhoto(): void
  set(change: Partial<Pick<StageState, 'split' | 'isSideBySide' | 'probe' | 'hasFocus' | 'isHelpOpen'>>): void
}

const nothing: Rectangle = { left: 0, top: 0, height: 0, width: 0 }

/** Of the element that takes arrows. */
export const STAGE_ID = 'stage'

/** How the picture is looked at, shared by the stage, its controls, the predictions and the keys. */
export const useStage = create<StageState>((set, get) => {
  let margin = 0
  let nudge = { x: 0, y: 0 }
  let lastSplit = 0.5
  let isPhotoOn = false
  const refit = ({ room, picture }: Pick<StageState, 'room' | 'picture'>) => {
    if (picture.width === 0 || room.width === 0) return { fit: nothing, zoom: wholePicture }
    const { left, top, ...size } = fitPicture(room, picture, margin)
    // Between two pixels of the screen it would be blurred.
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
    isPhotoOnly: false,
    isSideBySide: false,
    probe: null,
    hasFocus: false,
    isHelpOpen: false,

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
    toggleCompare() {
      const { split } = get()
      if (split !== null) lastSplit = split
      set({ split: split === null ? lastSplit : null })
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

/** The share of the picture, from its left, on which the photo is alone. */
export function cutOf({ room, fit, zoom, split }: StageState): number {
  if (split === null || fit.width === 0) return 0
  const picture = zoomed(fit, zoom)
  const seen = seenPart(room, picture)
  return (seen.left + split * seen.width - picture.left) / picture.width
}
