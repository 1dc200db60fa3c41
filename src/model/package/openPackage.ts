import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import type { Classes, LoadProgress } from '../../types.ts'
import { arriveManifest } from './arriveManifest.ts'
import { ClassList } from './checks.ts'
import { type Fetch, fetchFile, fetchShard } from './fetchFile.ts'
import { bytesOf, type ModelManifest, type OutputAbout, type ShardSpec, type TensorSpec } from './manifest.ts'
import { release } from './release.ts'
import { rowsOf } from './rows.ts'
import { sha256 } from './sha256.ts'

/** A large network has as many scales as output channels: two million. */
const MAX_JSON_BYTES = 32 * 2 ** 20

const MAX_LIST_BYTES = 4 * 2 ** 20

/** Approximate number of progress reports of a load. */
const STEPS = 100

/** Number of shards that are fetched at a time. */
export const AT_ONCE = 2

/** Whole rows of a weight tensor: `start` (inclusive) to `end` (exclusive) along its first side; a scalar is one row. */
export interface TensorBlock {
  spec: TensorSpec
  start: number
  end: number
  /** As stored; they fill their buffer. */
  bytes: Uint8Array<ArrayBuffer>
}

/** Stores the shards of a package from a host, so that an interrupted load resumes where it stopped. */
export interface ShardStore {
  /**
   * Reads a stored shard if it is intact, else undefined. Throws a `gone` error if it was stored, is missing now, and
   * has no host.
   */
  get(shard: ShardSpec): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Stores a verified shard. Never throws: what cannot be stored is fetched again next time. */
  put(shard: ShardSpec, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Stores model.json, after everything else. */
  finish(modelJson: Uint8Array<ArrayBuffer>): Promise<void>
}

/**
 * Finds the shard store for the package at an address, given the SHA-256 of its model.json; undefined if the package is
 * not to be stored.
 */
export type FindShardStore = (url: string, sha256: string) => Promise<ShardStore | undefined>

export interface ModelPackage extends Omit<ModelManifest, 'outputs'> {
  /** One for each output of the graph. */
  outputs: readonly (Omit<OutputAbout, 'classes'> & { classes: Classes })[]
  /** SHA-256 of model.json, in hexadecimal. */
  sha256: string
  /**
   * Yields the weights, tensor by tensor in network order, each in blocks of as many rows as `rowsPerBlock` says (by
   * default all), however its files are cut. Everything is verified, and the next files are fetched meanwhile: at most
   * one block and the files in flight are in memory. Throws `load` or `gone` errors; may then be called again.
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
 * Opens the model package whose model.json is at `url` (absolute): reads and validates the manifest, but no weights.
 * Throws `load` or `format` errors.
 */
export async function openPackage(
  url: string,
  fetch: Fetch = globalThis.fetch.bind(globalThis),
  findShardStore: FindShardStore = async () => undefined,
): Promise<ModelPackage> {
  const never = new AbortController().signal
  // The manifest is always revalidated; its shards have hashes.
  const fresh: Fetch = (address, init) => fetch(address, { ...init, cache: 'no-cache' })
  const json = await fetchFile(url, MAX_JSON_BYTES, fresh, never)
  const manifest = await arriveManifest(parseJson(json))
  const readList = async (file: string): Promise<Classes> => {
    const list = v.safeParse(
      ClassList,
      parseJson(await fetchFile(new URL(file, url).href, MAX_LIST_BYTES, fresh, never)),
    )
    if (list.success) return list.output
    throw new HeatlensError('classesNotPairs')
  }
  const hasFile = manifest.outputs.some(({ classes }) => typeof classes === 'string')
  const outputs: ModelPackage['outputs'][number][] = []
  for (const { classes, ...output } of manifest.outputs) {
    outputs.push({ ...output, classes: typeof classes === 'string' ? await readList(classes) : classes })
  }
  const hash = await sha256(json)
  return {
    ...manifest,
    outputs,
    sha256: hash,
    async *loadTensors(onProgress, rowsPerBlock = ({ shape }) => rowsOf(shape)) {
      // A class list in a separate file is not stored, so neither is its package.
      const store = hasFile ? undefined : await findShardStore(url, hash)
      const getShard: GetShard = async (shard, signal, onBytes) => {
        const here = await store?.get(shard)
        if (here) {
          onBytes(here.length)
          return here
        }
        const bytes = await fetchShard(url, shard, fetch, signal, onBytes)
        await store?.put(shard, bytes)
        return bytes
      }
      yield* loadTensors(manifest, getShard, onProgress, rowsPerBlock)
      await store?.finish(json)
    },
  }
}

/** Gets a verified shard, from storage or network. */
type GetShard = (
  shard: ShardSpec,
  signal: AbortSignal,
  onBytes: (count: number) => void,
) => Promise<Uint8Array<ArrayBuffer>>

async function* loadTensors(
  { tensors, shards, bytes: total }: ModelManifest,
  getShard: GetShard,
  onProgress: (progress: LoadProgress) => void,
  rowsPerBlock: (spec: TensorSpec) => number,
): AsyncGenerator<TensorBlock> {
  const stop = new AbortController()
  let loaded = 0
  let told = 0
  const count = (bytes: number) => {
    loaded += bytes
    // Chunks are small, and each report redraws the page.
    if (loaded !== total && Math.abs(loaded - told) < total / STEPS) return
    told = loaded
    onProgress({ loaded, total })
  }
  const waiting = [...shards]
  const underWay: Promise<Uint8Array<ArrayBuffer>>[] = []
  const fetchNext = () => {
    const shard = waiting.shift()
    if (!shard) return
    const bytes = getShard(shard, stop.signal, count)
    // A shard may fail before its turn; the error surfaces when it is awaited.
    bytes.catch(() => {})
    underWay.push(bytes)
  }
  for (let i = 0; i < AT_ONCE; i++) fetchNext()
  try {
    onProgress({ loaded, total })
    /** The rest of the last shard, which the next tensor may begin in. */
    let shard: Uint8Array<ArrayBuffer> | undefined
    for (const spec of tensors) {
      const rows = rowsOf(spec.shape)
      const rowBytes = bytesOf(spec) / rows
      const step = spec.shape.length === 0 ? 1 : rowsPerBlock(spec)
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
