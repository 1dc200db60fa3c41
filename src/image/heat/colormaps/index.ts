import { cividis } from './cividis.ts'
import { grey } from './grey.ts'
import { inferno } from './inferno.ts'
import { jet } from './jet.ts'
import { magma } from './magma.ts'
import { turbo } from './turbo.ts'
import { viridis } from './viridis.ts'

export interface Colormap {
  /** [256, 3] bytes, RGB; index 0 is cold. */
  table: Uint8Array
}

/**
 * The colour maps, by the names that `?colours=` takes, in menu order. To add one: one file, one line here, and its
 * name in `words/<language>/names.ts`.
 */
export const colormaps = { jet, viridis, inferno, magma, cividis, turbo, grey } satisfies Record<string, Colormap>

export type ColormapId = keyof typeof colormaps
