import { Float16Array } from '@petamoriken/float16'

/** How numbers of a type are stored: bytes a number, and what reads them (little-endian). */
export interface NumberType {
  name: string
  bytes: number
  isInteger: boolean
  read(bytes: ArrayBuffer): ArrayLike<number>
  /** Of a number that stands in `int32_data`, as its bits. */
  fromBits?(bits: number): number
}

/** The upper half of float32. */
const bfloat16 = (values: ArrayLike<number>): Float32Array =>
  new Float32Array(Uint32Array.from(values, (bits) => (bits & 0xffff) * 2 ** 16).buffer)

const float16 = (values: ArrayLike<number>): Float32Array =>
  Float32Array.from(new Float16Array(Uint16Array.from(values).buffer))

const big = (values: BigInt64Array | BigUint64Array): Float64Array => Float64Array.from(values, Number)

const type = (name: string, bytes: number, isInteger: boolean, read: NumberType['read']): NumberType => ({
  ...{ name, bytes, isInteger, read },
})

/** `TensorProto.DataType` by its number: onnx.proto of ONNX. Others are texts, complex or smaller than a byte. */
export const numberTypes: ReadonlyMap<number, NumberType> = new Map([
  [1, type('float32', 4, false, (bytes) => new Float32Array(bytes))],
  [2, type('uint8', 1, true, (bytes) => new Uint8Array(bytes))],
  [3, type('int8', 1, true, (bytes) => new Int8Array(bytes))],
  [4, type('uint16', 2, true, (bytes) => new Uint16Array(bytes))],
  [5, type('int16', 2, true, (bytes) => new Int16Array(bytes))],
  [6, type('int32', 4, true, (bytes) => new Int32Array(bytes))],
  [7, type('int64', 8, true, (bytes) => big(new BigInt64Array(bytes)))],
  [9, type('bool', 1, true, (bytes) => new Uint8Array(bytes))],
  [
    10,
    {
      ...type('float16', 2, false, (bytes) => Float32Array.from(new Float16Array(bytes))),
      fromBits: (bits: number) => float16([bits])[0] ?? 0,
    },
  ],
  [11, type('float64', 8, false, (bytes) => new Float64Array(bytes))],
  [12, type('uint32', 4, true, (bytes) => new Uint32Array(bytes))],
  [13, type('uint64', 8, true, (bytes) => big(new BigUint64Array(bytes)))],
  [
    16,
    {
      ...type('bfloat16', 2, false, (bytes) => bfloat16(new Uint16Array(bytes))),
      fromBits: (bits: number) => bfloat16([bits])[0] ?? 0,
    },
  ],
])

const otherNames: ReadonlyMap<number, string> = new Map([
  [0, 'undefined'],
  [8, 'string'],
  [14, 'complex64'],
  [15, 'complex128'],
])

/** What people call a type. */
export const typeName = (type: number): string => numberTypes.get(type)?.name ?? otherNames.get(type) ?? `type ${type}`

/** Whether a tensor of this type holds whole numbers, or true and false. */
export const isWhole = (type: number): boolean => numberTypes.get(type)?.isInteger ?? false
