import { isolines, toPath } from './isolines.ts'
import { strokesOf } from './strokes.ts'
import { hill } from './warmUp.ts'

/** How many maps are drawn as lines. After that the JIT has optimised the code. */
const DRAWN = 20

/**
 * Draws the lines of small maps, one a call, each in a few milliseconds. The first moves of a threshold then take 0.4
 * instead of 2 to 6 ms.
 */
export function* warmLines(): Generator<void> {
  for (let turn = 0; turn < DRAWN; turn++) {
    const map = hill(4, turn / DRAWN)
    const threshold = (turn + 1) / (DRAWN + 1)
    strokesOf(map, { overlayStyle: 'contours', threshold, showsRegion: true }, 300, 300)
    toPath(isolines(map, threshold), 300, 300)
    yield
  }
}
