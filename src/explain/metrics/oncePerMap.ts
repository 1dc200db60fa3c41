import type { Heatmap } from '../../types.ts'
import type { CamContext } from '../context.ts'

/** Work that several metrics need: done once for a map, while the map is in use. */
export function oncePerMap<T>(
  work: (context: CamContext, map: Heatmap) => Promise<T>,
): (context: CamContext, map: Heatmap) => Promise<T> {
  const done = new WeakMap<Heatmap, Promise<T>>()
  return (context, map) => {
    const own = done.get(map) ?? work(context, map)
    done.set(map, own)
    // What was stopped may be asked again.
    own.catch(() => done.delete(map))
    return own
  }
}
