/**
 * The most pixels that are shown at once, as on a large screen. Up to this size, or that of a smaller screen, pictures
 * are shown pixel for pixel.
 */
export const MAX_VIEW_PIXELS = 2 ** 22
