import type { ThreadPool } from '../threadPool.ts'

/** The memory of feature maps: it is free between runs, because what is kept stands elsewhere. */
export function roomOf({ main: { layout } }: ThreadPool): { start: number; bytes: number } {
  const start = Math.ceil(layout.base / 64) * 64
  return { start, bytes: layout.base + layout.peak - start }
}
