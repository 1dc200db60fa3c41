import { isObject, type JsonObject, own } from '../../json.ts'

/** What `DataType` is called by its number in tensorflow/core/framework/types.proto. */
const typeNames: readonly (readonly [number, string])[] = [
  [1, 'DT_FLOAT'],
  [2, 'DT_DOUBLE'],
  [3, 'DT_INT32'],
  [4, 'DT_UINT8'],
  [6, 'DT_INT8'],
  [7, 'DT_STRING'],
  [9, 'DT_INT64'],
  [10, 'DT_BOOL'],
  [19, 'DT_HALF'],
]

/** The attributes of a node in a GraphDef, as Protocol Buffers are written in JSON. */
export class Attributes {
  readonly #values: JsonObject
  readonly #report: (setting: string, value: unknown) => never

  /** `report` throws the obstacle of an attribute that cannot be read. */
  constructor(values: JsonObject, report: (setting: string, value: unknown) => never) {
    this.#values = values
    this.#report = report
  }

  has(name: string): boolean {
    return isObject(own(this.#values, name))
  }

  #part(name: string, key: string): unknown {
    const value = own(this.#values, name)
    return isObject(value) ? own(value, key) : undefined
  }

  #list(name: string, key: string): readonly unknown[] {
    const list = this.#part(name, 'list')
    const items = isObject(list) ? own(list, key) : undefined
    return Array.isArray(items) ? items : []
  }

  /** Throws the obstacle of an attribute whose value does not work. */
  unfit(name: string): never {
    const value = own(this.#values, name)
    return this.#report(name, isObject(value) ? (Object.values(value)[0] ?? null) : value)
  }

  flag(name: string): boolean {
    return this.#part(name, 'b') === true
  }

  number(name: string, otherwise: number): number {
    const value = this.#part(name, 'f') ?? this.#part(name, 'i')
    if (value === undefined) return otherwise
    const number = toNumber(value)
    return Number.isFinite(number) ? number : this.#report(name, value)
  }

  integers(name: string): readonly number[] {
    const items = this.#list(name, 'i')
    const numbers = items.map(toNumber)
    return numbers.every(Number.isSafeInteger) ? numbers : this.#report(name, items)
  }

  text(name: string, otherwise: string): string {
    const value = this.#part(name, 's')
    if (value === undefined) return otherwise
    return toText(value) ?? this.#report(name, value)
  }

  texts(name: string): readonly string[] {
    return this.#list(name, 's').map((item) => toText(item) ?? this.#report(name, item))
  }

  /** Such as `DT_FLOAT`. */
  type(name: string): string | undefined {
    const value = this.#part(name, 'type')
    if (typeof value === 'string') return value
    return typeNames.find(([number]) => number === value)?.[1]
  }

  /** The sides of a shape; `null` for those that are free. Undefined if even their number is. */
  shape(name: string): readonly (number | null)[] | undefined {
    return toShape(this.#part(name, 'shape'))
  }
}

/** The sides of a `TensorShapeProto`; undefined if it has none. */
export function toShape(shape: unknown): readonly (number | null)[] | undefined {
  if (!isObject(shape) || own(shape, 'unknownRank') === true) return undefined
  const dim = own(shape, 'dim') ?? []
  if (!Array.isArray(dim) || dim.length > 8) return undefined
  return dim.map((one: unknown) => {
    const size = toNumber(isObject(one) ? own(one, 'size') : undefined)
    return Number.isSafeInteger(size) && size >= 0 ? size : null
  })
}

/** 64-bit integers are strings in JSON. */
const toNumber = (value: unknown): number =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : typeof value === 'number' ? value : Number.NaN

/** Bytes are base64, or a list of their codes. Undefined if they are neither. */
function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const isBytes = value.length <= 1000 && value.every((code) => Number.isInteger(code) && code >= 0 && code < 256)
    return isBytes ? String.fromCharCode(...(value as number[])) : undefined
  }
  if (typeof value !== 'string' || value.length > 2000) return undefined
  try {
    return atob(value)
  } catch {
    return undefined
  }
}
