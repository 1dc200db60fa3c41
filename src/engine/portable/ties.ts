/**
 * Values of a feature map that differ by at most this share of its largest magnitude may be equal, where an engine
 * computes equal surroundings with other last bits: Winograd's method does, at other positions in a tile. Half of this
 * was too little in measurements (docs/numerics.md).
 */
export const WINOGRAD_TIES = 2 ** -21
