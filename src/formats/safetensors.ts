import * as v from 'valibot'
import { HeatlensError } from '../errors/index.ts'
import type { StoredTensor } from '../model/storedNetwork.ts'
import { LENGTH_BYTES } from './isSafetensors.ts'
import { bfloat16, float16, float32, float64, type NumberType, unread } from './numberTypes.ts'
import { MAX_JSON_BYTES, parseJson } from './sources.ts'

// The format: https://github.com/huggingface/safetensors. Eight bytes with the length of a JSON, the JSON with the type,
// shape and place of each tensor, and the bytes of all tensors, little-endian and in C order, without holes.

/** The key that holds texts in place of a tensor. */
const METADATA = '__metadata__'

const side = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

const Entry = v.object({
  dtype: v.string(),
  shape: v.pipe(v.array(side), v.maxLength(8)),
  data_offsets: v.tuple([side, side]),
})

const MAX_TENSORS = 100_000

/** The types of numbers. */
const numberTypes: ReadonlyMap<string, NumberType> = new Map([
  ['F64', float64],
  ['F32', float32],
  ['F16', float16],
  ['BF16', bfloat16],
  ...['BOOL', 'U8', 'I8', 'F8_E4M3', 'F8_E5M2'].map((name) => [name, unread(1)] as const),
  ...['U16', 'I16'].map((name) => [name, unread(2)] as const),
  ...['U32', 'I32'].map((name) => [name, unread(4)] as const),
  ...['U64', 'I64'].map((name) => [name, unread(8)] as const),
])

/**
 * The tensors of a .safetensors file by name, none of which is read yet. Checks the type, shape and place of each, and
 * that they neither overlap nor leave bytes over, so that no two have one name. Throws a `format` error for a damaged
 * file, a `load` error if it is gone. Reading a tensor of integers throws a `format` error.
 */
export async function readSafetensors(file: Blob, name: string): Promise<ReadonlyMap<string, StoredTensor>> {
  const damaged = (cause?: unknown) => new HeatlensError('fileDamaged', { file: name }, { cause })
  const head = new DataView(await read(file, 0, LENGTH_BYTES, name))
  const length = head.byteLength === LENGTH_BYTES ? Number(head.getBigUint64(0, true)) : 0
  const start = LENGTH_BYTES + length
  if (length < 2 || length > MAX_JSON_BYTES || start > file.size) throw damaged()
  const text = decode(await read(file, LENGTH_BYTES, start, name))
  if (text === undefined) throw damaged()
  const tensors = new Map<string, StoredTensor>()
  let unknown: string | undefined
  const places: [begin: number, end: number][] = []
  for (const [key, value] of entriesIn(text, damaged)) {
    if (key === METADATA) continue
    const parsed = v.safeParse(Entry, value)
    if (!parsed.success) throw damaged()
    const { dtype, shape, data_offsets: place } = parsed.output
    const type = numberTypes.get(dtype)
    const [begin, end] = place
    if (type && end - begin !== shape.reduce((bytes, one) => bytes * one, type.bytes)) throw damaged()
    places.push(place)
    const data = file.slice(start + begin, start + end)
    // Such as of four bits, whose bytes are not counted.
    if (type) tensors.set(key, toTensor(key, shape, data, type, name))
    else unknown ??= key
  }
  let at = 0
  for (const [begin, end] of places.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (begin !== at || end < begin) throw damaged()
    at = end
  }
  if (start + at !== file.size) throw damaged()
  if (unknown !== undefined) throw new HeatlensError('weightsOfOtherKind', { weights: unknown.slice(0, 80) })
  return tensors
}

function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function entriesIn(text: string, damaged: (cause?: unknown) => HeatlensError): [string, unknown][] {
  let json: unknown
  try {
    json = parseJson(text)
  } catch (cause) {
    throw damaged(cause)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw damaged()
  const entries = Object.entries(json)
  if (entries.length > MAX_TENSORS) throw damaged()
  return entries
}

function toTensor(name: string, shape: readonly number[], data: Blob, type: NumberType, file: string): StoredTensor {
  const [rows = 1] = shape
  const rowBytes = rows > 0 ? data.size / rows : 0
  return {
    name,
    shape,
    ...(type === float16 && { quantization: { dtype: 'float16', original_dtype: 'float32' } as const }),
    async readRows(start, end) {
      if (!type.read) throw new HeatlensError('weightsOfOtherKind', { weights: name })
      const bytes = await read(data, start * rowBytes, end * rowBytes, file)
      if (bytes.byteLength !== (end - start) * rowBytes) throw new HeatlensError('fileDamaged', { file })
      return type.read(bytes)
    },
  }
}

async function read(file: Blob, start: number, end: number, name: string): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, end).arrayBuffer()
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: name }, { cause })
  }
}
