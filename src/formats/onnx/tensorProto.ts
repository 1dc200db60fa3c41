import { type Range, type Wire, wireTypes } from './wire.ts'

/** Numbers that stand one by one, each in a field of its own, are kept as they are read; so many at most. */
const MAX_SINGLE = 2 ** 20

/** Where the numbers of a tensor are. */
export type Data =
  /** The bytes of all numbers, one after another. */
  | { kind: 'bytes'; at: Range }
  /** Whole numbers of any length. */
  | { kind: 'varints'; at: Range }
  /** In another file. `length` may be missing. */
  | { kind: 'external'; entries: ReadonlyMap<string, string> }
  | { kind: 'list'; values: readonly number[] }

/** A tensor of the file: its name, its sides, its type (`TensorProto.DataType`), and where its numbers are. */
export interface TensorProto {
  name: string
  dims: readonly number[]
  type: number
  data: Data
}

/** How many fields hold the numbers of one tensor. */
const dataFields = new Map<number, 'fixed' | 'varints'>([
  [4, 'fixed'],
  [5, 'varints'],
  [7, 'varints'],
  [9, 'fixed'],
  [10, 'fixed'],
  [11, 'varints'],
])

/** Reads a `TensorProto` but for its numbers. */
export async function readTensor(wire: Wire, range: Range): Promise<TensorProto> {
  const dims: number[] = []
  const entries = new Map<string, string>()
  const single: number[] = []
  let [name, type, location] = ['', 0, 0]
  let data: Data | undefined
  for await (const field of wire.fields(range)) {
    const kind = dataFields.get(field.number)
    if (field.number === 1) await wire.integers(field, dims)
    else if (field.number === 2) type = field.value
    else if (field.number === 8) name = await wire.name(field)
    else if (field.number === 13) {
      const [key, value] = await readEntry(wire, field)
      entries.set(key, value)
    } else if (field.number === 14) location = field.value
    else if (kind === undefined) continue
    else if (field.type === wireTypes.bytes) {
      if (data && field.end > field.start) wire.invalid()
      const at = { start: field.start, end: field.end }
      data ??= kind === 'varints' ? { kind, at } : { kind: 'bytes', at }
    } else {
      if (single.length >= MAX_SINGLE) wire.invalid()
      if (field.type === wireTypes.varint) single.push(field.value)
      else if (field.type === wireTypes.fixed32) single.push(await wire.float(field))
      else single.push((await numbersOf(wire, field))[0] ?? 0)
    }
  }
  if (dims.length > 16) wire.invalid()
  if (location === 1) return { name, dims, type, data: { kind: 'external', entries } }
  return { name, dims, type, data: data ?? { kind: 'list', values: single } }
}

const numbersOf = async (wire: Wire, field: Range) => new Float64Array(Uint8Array.from(await wire.bytes(field)).buffer)

/** A key and its value, in a `StringStringEntryProto`. */
export async function readEntry(wire: Wire, range: Range): Promise<[key: string, value: string]> {
  let [key, value] = ['', '']
  for await (const field of wire.fields(range)) {
    if (field.number === 1) key = await wire.name(field)
    else if (field.number === 2) value = await wire.text(field)
  }
  return [key, value]
}
