// What the notebook draws with. A file of its own: the page needs these numbers long before it blends anything.

/** The notebook's opacity: the share of the colour that is added to the photo. */
export const NOTEBOOK_OPACITY = 0.4

/**
 * The colour index of a value from 0 to 1. `np.uint8(255 * value)` truncates in float32, so a value just under 1 gives
 * 254.
 */
export const colourIndex = (value: number): number => Math.fround(255 * value) | 0
