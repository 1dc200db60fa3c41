import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import type { LoadProgress } from '../../types.ts'
import { type Fetch, fetchFile, fetchShard } from './fetchFile.ts'
import { ClassList, type ModelManifest, readManifest, type ShardSpec, type TensorSpec } from './manifest.ts'
import { release } from './release.ts'
import { sha256 } from './sha256.ts'

const MAX_JSON_BYTES = 4 * 2 ** 20

/** So often is told how far a load has come, about. */
const STEPS = 100

/** How many shards are on their way at a time. */
export const AT_ONCE = 2

/** Whole rows of a weight tensor, from `start` up to `end` along its first side. */
export interface TensorBlock {
  spec: TensorSpec
  start: number
  end: number
  /** As stored; they fill their buffer. */
  bytes: Uint8Array<ArrayBuffer>
}

/** Keeps the shards of a package that come from a host, so that a load that broke off goes on where it stopped. */
export interface ShardKeeper {
  /** A shard that is kept and whole, or undefined. Throws a `gone` error where it was kept, is not any more, and has no host. */
  get(shard: ShardSpec): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Keeps a shard that was verified. Never throws: what cannot be kept is fetched again another time. */
  put(shard: ShardSpec, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Keeps model.json, once everything else is kept. */
  finish(modelJson: Uint8Array<ArrayBuffer>): Promise<void>
}

/** Finds the keeper of the package at an address, given the SHA-256 of its model.json; undefined where it is not to be kept. */
export type FindKeeper = (url: string, sha256: string) => Promise<ShardKeeper | undefined>

export interface ModelPackage extends Omit<ModelManifest, 'classes'> {
  classes: [string, string][]
  /** SHA-256 of model.json, in hexadecimal. */
  sha256: string
  /**
   * The weights, tensor by tensor in the order of the network, each in blocks of as many rows as `rowsPerBlock` says (all of
   * them where it is not given), however its files are cut. All is verified, and the next files are fetched meanwhile: no more
   * is held than one block and the files under way.
   * Throws `load` or `gone` errors; can be called again after that.
   */
  loadTensors(
    onProgress: (progress: LoadProgress) => void,
    rowsPerBlock?: (spec: TensorSpec) => number,
  ): AsyncGenerator<TensorBlock>
}

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new HeatlensError('notJson')
  }
}

/**
 * Opens the model package whose model.json is at `url` (absolute): reads and checks what it promises; no weights yet.
 * Throws `load` or `format` errors.
 */
export async function openPackage(
  url: string,
  fetch: Fetch = globalThis.fetch.bind(globalThis),
  findKeeper: FindKeeper = async () => undefined,
): Promise<ModelPackage> {
  const never = new AbortController().signal
  // What the package promises is asked for anew each time; its shards have checksums.
  const fresh: Fetch = (address, init) => fetch(address, { ...init, cache: 'no-cache' })
  const json = await fetchFile(url, MAX_JSON_BYTES, fresh, never)
  const manifest = readManifest(parseJson(json))
  const { classes } = manifest
  const list =
    typeof classes === 'string'
      ? v.safeParse(ClassList, parseJson(await fetchFile(new URL(classes, url).href, MAX_JSON_BYTES, fresh, never)))
      : { success: true as const, output: classes }
  if (!list.success) {
    throw new HeatlensError('classesNotPairs')
  }
  const hash = await sha256(json)
  return {
    ...manifest,
    classes: list.output,
    sha256: hash,
    async *loadTensors(onProgress, rowsPerBlock = ({ shape }) => shape[0] as number) {
      // A list of classes in a file of its own is not kept, so neither is its package.
      const keeper = typeof classes === 'string' ? undefined : await findKeeper(url, hash)
      const obtain: Obtain = async (shard, signal, onBytes) => {
        const here = await keeper?.get(shard)
        if (here) {
          onBytes(here.length)
          return here
        }
        const bytes = await fetchShard(url, shard, fetch, signal, onBytes)
        await keeper?.put(shard, bytes)
        return bytes
      }
      yield* loadTensors(manifest, obtain, onProgress, rowsPerBlock)
      await keeper?.finish(json)
    },
  }
}

/** Gets a shard, verified, from wherever it is. */
type Obtain = (
  shard: ShardSpec,
  signal: AbortSignal,
  onBytes: (count: number) => void,
) => Promise<Uint8Array<ArrayBuffer>>

async function* loadTensors(
  { tensors, bytes: total }: ModelManifest,
  obtain: Obtain,
  onProgress: (progress: LoadProgress) => void,
  rowsPerBlock: (spec: TensorSpec) => number,
): AsyncGenerator<TensorBlock> {
  const stop = new AbortController()
  let loaded = 0
  let told = 0
  const count = (bytes: number) => {
    loaded += bytes
    // Pieces are small, and whoever is told draws a page.
    if (loaded !== total && Math.abs(loaded - told) < total / STEPS) return
    told = loaded
    onProgress({ loaded, total })
  }
  const waiting = tensors.flatMap(({ shards }) => shards)
  const underWay: Promise<Uint8Array<ArrayBuffer>>[] = []
  const fetchNext = () => {
    const shard = waiting.shift()
    if (!shard) return
    const bytes = obtain(shard, stop.signal, count)
    // A shard may fail before its turn comes; its error is met when it is awaited.
    bytes.catch(() => {})
    underWay.push(bytes)
  }
  for (let i = 0; i < AT_ONCE; i++) fetchNext()
  try {
    onProgress({ loaded, total })
    for (const spec of tensors) {
      const [rows = 0] = spec.shape
      const rowBytes = spec.shards.reduce((sum, { bytes }) => sum + bytes, 0) / rows
      const step = rowsPerBlock(spec)
      /** What is left of the shard that came last. */
      let shard: Uint8Array<ArrayBuffer> | undefined
      for (let start = 0; start < rows; start += step) {
        const end = Math.min(start + step, rows)
        const size = (end - start) * rowBytes
        shard ??= (await underWay.shift()) as Uint8Array<ArrayBuffer>
        // A block that is a whole file needs no copy.
        const bytes = shard.byteOffset === 0 && shard.length === size ? shard : new Uint8Array(size)
        for (let filled = 0; filled < size; ) {
          shard ??= (await underWay.shift()) as Uint8Array<ArrayBuffer>
          const part = shard.subarray(0, size - filled)
          if (bytes !== shard) bytes.set(part, filled)
          filled += part.length
          if (part.length < shard.length) {
            shard = shard.subarray(part.length)
            continue
          }
          if (bytes !== shard) release(shard.buffer)
          shard = undefined
          fetchNext()
        }
        yield { spec, start, end, bytes }
      }
    }
  } finally {
    stop.abort()
  }
}
