import type { Heatmap } from '../../types.ts'
import type { Colormap } from './colormaps/index.ts'
import { isolines, toPath } from './isolines.ts'
import { dimmed } from './mask.ts'
import { createHeatPainter } from './paintHeat.ts'
import { strokesOf } from './strokes.ts'

/** How many maps are painted, and how many drawn as lines. After that the JIT has optimised the code. */
const PAINTED = 5
const DRAWN = 20

/**
 * Paints and draws small maps off screen, one a call, each in a few milliseconds. The first real map then takes a fifth
 * of the time (2.8 instead of 14 ms for a quarter of a megapixel), and so do the first moves of a threshold (0.4
 * instead of 2 to 6 ms).
 */
export function* warmUp(colormap: Colormap): Generator<void> {
  const painter = createHeatPainter()
  for (let turn = 0; turn < PAINTED; turn++) {
    dimmed(painter(hill(14, turn / PAINTED), colormap, 128, 128))
    yield
  }
  for (let turn = 0; turn < DRAWN; turn++) {
    const map = hill(4, turn / DRAWN)
    const threshold = (turn + 1) / (DRAWN + 1)
    strokesOf(map, { overlayStyle: 'contours', threshold, showsRegion: true }, 300, 300)
    toPath(isolines(map, threshold), 300, 300)
    yield
  }
}

/** A map with one peak, at a fraction of its width. */
function hill(side: number, at: number): Heatmap {
  const fall = (cell: number, top: number) => (cell - top) ** 2 / side
  const values = Float32Array.from(
    { length: side * side },
    (_, i) => 1 / (1 + fall(i % side, at * side) + fall(Math.floor(i / side), side / 2)),
  )
  return { height: side, width: side, values }
}
