/** What an activation does that is nothing else: see `clampOf`. */
export interface Bounds {
  floor: number
  ceiling: number
}

/** Bounds values in their place. */
export function clamp(list: Float32Array, { floor, ceiling }: Bounds): void {
  for (let i = 0; i < list.length; i++) {
    const value = list[i] as number
    if (value < floor) list[i] = floor
    else if (value > ceiling) list[i] = ceiling
  }
}
