import { PbfReader } from 'pbf'
import { HeatlensError } from '../../errors/index.ts'

/** So much of a file is read at a time. */
const WINDOW_BYTES = 2 ** 18

/** The most bytes of a text or a list that is read whole; weights are not. */
const MAX_VALUE_BYTES = 2 ** 24

/** More fields than any network has: twenty thousand nodes have fifty each. */
const MAX_FIELDS = 4_000_000

/** What a field of Protocol Buffers holds: protobuf.dev/programming-guides/encoding */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const

/** A part of a file, in bytes from its start. */
export interface Range {
  start: number
  end: number
}

/** A field of a message: its number, and where its value lies. */
export interface Field extends Range {
  number: number
  type: number
  /** Of a varint. 64-bit integers are rounded beyond 2^53. */
  value: number
}

/**
 * Goes through the fields of a file of Protocol Buffers in place: of what is not asked for, only lengths are read. All
 * methods throw a `format` error where the bytes are no such file, a `load` error if it is gone.
 */
export class Wire {
  readonly #file: Blob
  readonly #name: string
  #window: Uint8Array = new Uint8Array()
  #start = 0
  #fields = 0

  constructor(file: Blob, name: string) {
    this.#file = file
    this.#name = name
  }

  get whole(): Range {
    return { start: 0, end: this.#file.size }
  }

  /** The error of a file that breaks its own rules. */
  invalid(cause?: unknown): never {
    throw new HeatlensError('notOnnx', { file: this.#name }, { cause })
  }

  /** The error of a file that ends before what it names. */
  cutShort(): never {
    throw new HeatlensError('fileDamaged', { file: this.#name })
  }

  /** The fields of a message, in their order. */
  async *fields({ start, end }: Range): AsyncGenerator<Field> {
    for (let at = start; at < end; ) {
      const field = this.#parse(await this.#pbf(at, Math.min(at + 20, end)), at, end)
      if (++this.#fields > MAX_FIELDS) this.invalid()
      yield field
      at = field.end
    }
  }

  #parse(pbf: PbfReader, at: number, end: number): Field {
    try {
      const tag = pbf.readVarint()
      const [number, type] = [tag >>> 3, tag & 7]
      if (number === 0 || pbf.pos > pbf.length) return this.invalid()
      const from = at + pbf.pos
      const field = (length: number, value = 0): Field => {
        const to = from + length
        if (to > end) return end === this.#file.size ? this.cutShort() : this.invalid()
        return { number, type, start: from, end: to, value }
      }
      switch (type) {
        case wireTypes.varint: {
          const before = pbf.pos
          const value = pbf.readVarint(true)
          return pbf.pos > pbf.length ? this.invalid() : field(pbf.pos - before, value)
        }
        case wireTypes.fixed64:
          return field(8)
        case wireTypes.fixed32:
          return field(4)
        case wireTypes.bytes: {
          const before = pbf.pos
          const length = pbf.readVarint()
          const head = pbf.pos - before
          // More than any file has: a lie rather than a cut.
          if (pbf.pos > pbf.length || !(length >= 0) || length > 2 ** 40) return this.invalid()
          const inner = { start: from + head, end: from + head + length }
          if (inner.end > end) return this.#tooLong(length, end)
          return { number, type, ...inner, value: length }
        }
        default:
          // Groups are older than ONNX.
          return this.invalid()
      }
    } catch (error) {
      if (error instanceof HeatlensError) throw error
      return this.invalid(error)
    }
  }

  /** A length that leads out of the file is a cut only where the file is a good part of it. */
  #tooLong(length: number, end: number): never {
    return end === this.#file.size && length < 64 * this.#file.size ? this.cutShort() : this.invalid()
  }

  async #pbf(start: number, end: number): Promise<PbfReader> {
    return new PbfReader(await this.bytes({ start, end }))
  }

  /** The bytes of a part; from the window that was read last, where they lie in it. */
  async bytes({ start, end }: Range): Promise<Uint8Array> {
    if (end - start > MAX_VALUE_BYTES) this.invalid()
    if (start < this.#start || end > this.#start + this.#window.length) {
      const until = Math.max(end, Math.min(start + WINDOW_BYTES, this.#file.size))
      this.#window = new Uint8Array(await readPart(this.#file, start, until, this.#name))
      this.#start = start
      if (end > start + this.#window.length) this.cutShort()
    }
    return this.#window.subarray(start - this.#start, end - this.#start)
  }

  /** A text as it is. */
  async text(field: Field): Promise<string> {
    if (field.type !== wireTypes.bytes) this.invalid()
    return new TextDecoder().decode(await this.bytes(field))
  }

  /** A text of one line, such as a name, which people are told. */
  async name(field: Field): Promise<string> {
    return (await this.text(field)).replace(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD')
  }

  async float(field: Field): Promise<number> {
    if (field.type !== wireTypes.fixed32) this.invalid()
    return (await this.#pbf(field.start, field.end)).readFloat()
  }

  /** The integers of a repeated field, of which each may stand alone or all in one. */
  async integers(field: Field, into: number[]): Promise<void> {
    if (field.type === wireTypes.varint) into.push(field.value)
    else await this.#packed(field, into, (pbf) => pbf.readVarint(true))
  }

  async floats(field: Field, into: number[]): Promise<void> {
    if (field.type === wireTypes.fixed32) into.push(await this.float(field))
    else await this.#packed(field, into, (pbf) => pbf.readFloat())
  }

  async #packed(field: Field, into: number[], read: (pbf: PbfReader) => number): Promise<void> {
    if (field.type !== wireTypes.bytes) this.invalid()
    const pbf = await this.#pbf(field.start, field.end)
    try {
      while (pbf.pos < pbf.length) into.push(read(pbf))
    } catch (error) {
      this.invalid(error)
    }
    if (pbf.pos > pbf.length) this.invalid()
  }
}

/** A part of a file. Throws a `load` error if the file is gone. */
export async function readPart(file: Blob, start: number, end: number, name: string): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, end).arrayBuffer()
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: name }, { cause })
  }
}

/** The message in a field. Throws a `format` error if there is none. */
export function message(wire: Wire, field: Field): Range {
  return field.type === wireTypes.bytes ? field : wire.invalid()
}
