import { PbfReader } from 'pbf'
import { HeatlensError } from '../../errors/index.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import { type NumberType, numberTypes } from './numberTypes.ts'
import type { TensorProto } from './tensorProto.ts'
import type { ExactTensor } from './values.ts'
import { type Range, readPart } from './wire.ts'

/** The files of a network: the .onnx, and those that lie beside it, by name. */
export interface Files {
  file: Blob
  name: string
  beside: ReadonlyMap<string, Blob>
}

/** So many whole numbers of any length are found again by one mark. */
const MARK = 2 ** 16

/** Whole numbers have at most so many bytes each. */
const MAX_VARINT = 10

/**
 * A tensor whose numbers are read when they are wanted. Checks its sides and that its numbers are all there. Throws
 * `format` errors; a `load` error if they are in another file, which is not there.
 */
export function openTensor(proto: TensorProto, name: string, files: Files): ExactTensor {
  const { dims, data } = proto
  const type = numberTypes.get(proto.type)
  if (!type) throw new HeatlensError('weightsOfOtherKind', { weights: name })
  if (dims.some((side) => !Number.isSafeInteger(side) || side < 0)) {
    throw new HeatlensError('weightsShapeWrong', { weights: name, shape: dims })
  }
  const count = valueCount(dims)
  const incomplete = () => new HeatlensError('weightsCutShort', { weights: name })
  if (data.kind === 'list') {
    if (data.values.length !== count) throw incomplete()
    const read = type.fromBits
    const values = Float32Array.from(read && type.bytes === 2 ? data.values.map(read) : data.values)
    const readExact = () => Promise.resolve(data.values)
    const readRows = (start: number, end: number) => sliceRows(values, dims, start, end)
    return { name, shape: dims, readRows, ...(type.isInteger && { readExact }) }
  }
  if (data.kind === 'varints') {
    if (data.at.end - data.at.start < count) throw incomplete()
    const read = varintReader(proto, type, data.at, files, incomplete)
    const readExact = () => read(0, dims[0] ?? 1, new Float64Array(count))
    return {
      ...{ name, shape: dims },
      readRows: (start, end) => read(start, end, new Float32Array((end - start) * valueCount(dims.slice(1)))),
      ...(type.isInteger && { readExact }),
    }
  }
  const { file, at } =
    data.kind === 'external' ? external(data.entries, count * type.bytes, name, files) : { ...files, at: data.at }
  if (at.end - at.start !== count * type.bytes) throw incomplete()
  const rowBytes = valueCount(dims.slice(1)) * type.bytes
  return {
    ...{ name, shape: dims },
    ...(type.name === 'float16' && { quantization: { dtype: 'float16', original_dtype: 'float32' } as const }),
    async readRows(start, end) {
      const from = dims.length === 0 ? at.start : at.start + start * rowBytes
      const bytes = dims.length === 0 ? type.bytes : (end - start) * rowBytes
      const part = await readPart(file, from, from + bytes, files.name)
      if (part.byteLength !== bytes) throw new HeatlensError('fileDamaged', { file: files.name })
      const values = type.read(part)
      return values instanceof Float32Array ? values : Float32Array.from(values)
    },
    ...(type.isInteger && {
      readExact: async () => {
        const part = await readPart(file, at.start, at.end, files.name)
        if (part.byteLength !== at.end - at.start) throw new HeatlensError('fileDamaged', { file: files.name })
        return type.read(part)
      },
    }),
  }
}

function sliceRows(values: Float32Array, dims: readonly number[], start: number, end: number): Float32Array {
  if (dims.length === 0) return values.slice()
  const row = valueCount(dims.slice(1))
  return values.slice(start * row, end * row)
}

/**
 * Throws a `load` error with the names of files that hold weights of these tensors and are not there. Files are known by
 * the last part of their names: a path never leads anywhere.
 */
export function demandFiles(tensors: readonly TensorProto[], { name: of, beside }: Files): void {
  const all = new Set(tensors.flatMap(({ data }) => (data.kind === 'external' ? [nameOf(data.entries)] : [])))
  const names = [...all].filter((name) => !beside.has(name))
  const [file] = names
  if (file === undefined) return
  throw new HeatlensError('filesMissing', { count: names.length, file, total: all.size, names: names.slice(0, 20), of })
}

const nameOf = (entries: ReadonlyMap<string, string>) => lastPart(entries.get('location') ?? '').slice(0, 200)

const lastPart = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

function external(entries: ReadonlyMap<string, string>, bytes: number, weights: string, files: Files) {
  const name = nameOf(entries)
  const file = files.beside.get(name)
  if (!file) throw new HeatlensError('filesMissing', { count: 1, file: name, names: [name], of: files.name })
  const start = Number(entries.get('offset') ?? 0)
  const length = Number(entries.get('length') ?? bytes)
  const isInside = Number.isSafeInteger(start) && Number.isSafeInteger(length) && start >= 0 && length >= 0
  if (!isInside || start + length > file.size) throw new HeatlensError('weightsOutside', { weights, file: name })
  return { file, at: { start, end: start + length } }
}

/** Reads whole numbers of any length from the last mark before them. Reading in order takes one pass. */
function varintReader(
  { dims, type: typeNumber }: TensorProto,
  type: NumberType,
  at: Range,
  { file, name }: Files,
  incomplete: () => HeatlensError,
): <Values extends Float32Array | Float64Array>(start: number, end: number, values: Values) => Promise<Values> {
  const row = valueCount(dims.slice(1))
  const marks = [at.start]
  const convert = type.fromBits && typeNumber !== 1 ? type.fromBits : (value: number) => value
  return async (start, end, values) => {
    const [from, to] = dims.length === 0 ? [0, 1] : [start * row, end * row]
    let index = Math.min(Math.floor(from / MARK), marks.length - 1) * MARK
    while (index < to) {
      const place = marks[index / MARK] ?? at.start
      if (place >= at.end) throw incomplete()
      const until = Math.min(place + MARK * MAX_VARINT, at.end)
      const pbf = new PbfReader(await readPart(file, place, until, name))
      const next = Math.min(index + MARK, Math.max(to, index + MARK))
      for (; index < next && place + pbf.pos < at.end; index++) {
        const value = convert(pbf.readVarint(true))
        if (pbf.pos > pbf.length) throw incomplete()
        if (index >= from && index < to) values[index - from] = value
      }
      if (index % MARK !== 0) {
        if (index < to) throw incomplete()
        break
      }
      marks[index / MARK] = place + pbf.pos
    }
    return values
  }
}
