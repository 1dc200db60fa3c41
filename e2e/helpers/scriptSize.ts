import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** The limit for the page's scripts up to its first result, gzipped, in bytes. */
export const PAGE_LIMIT = 120_000

/** The same for what its workers fetch by then, on the CPU engine: the network's reader takes most of it. */
export const WORKERS_LIMIT = 68_000

/** The gzipped size of a file of the built page. `path` begins with a slash, as in its address. */
export const gzipSizeOf = (path: string): number =>
  gzipSync(readFileSync(new URL(`../../dist${path}`, import.meta.url)), { level: 9 }).length
