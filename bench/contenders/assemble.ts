/** Unsigned LEB128. */
function leb(value: number): number[] {
  const low = value & 0x7f
  return value > 0x7f ? [low | 0x80, ...leb(value >>> 7)] : [low]
}

const vector = (items: readonly (readonly number[])[]) => [...leb(items.length), ...items.flat()]
const section = (id: number, content: readonly number[]) => [id, ...leb(content.length), ...content]
const simd = (opcode: number, ...immediates: number[]) => [0xfd, ...leb(opcode), ...immediates]

const f32 = 0x7d
const i32 = 0x7f
const v128 = 0x7b

const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const constant = (value: number) => [0x41, value]
const loop = (body: readonly number[]) => [0x03, 0x40, ...body, 0x0b]
const branchIf = [0x0d, 0]
const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

/** A module with one function, `run`, and one memory of `pages` pages of 64 KiB. */
function module(
  parameters: readonly number[],
  result: number,
  locals: readonly [count: number, type: number][],
  body: readonly number[],
  pages: number,
): Uint8Array<ArrayBuffer> {
  const code = [...vector(locals.map(([count, type]) => [...leb(count), type])), ...body, 0x0b]
  const name = [...new TextEncoder().encode('run')]
  const memory = [...new TextEncoder().encode('memory')]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[0x60, ...vector(parameters.map((type) => [type])), ...vector([[result]])]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, ...leb(pages)]])),
    ...section(
      7,
      vector([
        [...leb(name.length), ...name, 0, 0],
        [...leb(memory.length), ...memory, 2, 0],
      ]),
    ),
    ...section(10, vector([[...leb(code.length), ...code]])),
  ])
}

/** As many sums as two multiply-add units have in flight, plus some. */
const SUMS = 12
const UNROLLED = 4

/** Multiplications in one turn of {@link multiplyModule}. */
export const MULTIPLIES_PER_TURN = SUMS * UNROLLED * 4

/**
 * `run(turns, a, b)`: multiply-adds with f32x4.relaxed_madd into independent sums, limited only by the units'
 * throughput.
 */
export function multiplyModule(): Uint8Array<ArrayBuffer> {
  const [turns, a, b, x, y] = [0, 1, 2, 3, 4]
  const sums = range(5, SUMS)
  const splat = simd(0x13)
  const add = simd(0xe4)
  const madd = simd(0x105)
  const step = sums.flatMap((sum) => [...get(x), ...get(y), ...get(sum), ...madd, ...set(sum)])
  return module(
    [i32, f32, f32],
    f32,
    [[2 + SUMS, v128]],
    [
      ...[...get(a), ...splat, ...set(x), ...get(b), ...splat, ...set(y)],
      // With equal initial values, the compiler would merge the sums.
      ...sums.flatMap((sum) => [...get(sum - 1), ...get(x), ...add, ...set(sum)]),
      ...loop([
        ...range(0, UNROLLED).flatMap(() => step),
        ...[...get(turns), ...constant(1), 0x6b, 0x22, turns, ...branchIf],
      ]),
      ...[...get(x), ...sums.flatMap((sum) => [...get(sum), ...add]), ...simd(0x1f, 0)],
    ],
    0,
  )
}

/** Bytes read in one turn of {@link readModule}. */
export const BYTES_PER_TURN = 256

/** `run(bytes)`: reads the memory from its start, 16 bytes at a time, and sums it up. */
export function readModule(pages: number): Uint8Array<ArrayBuffer> {
  const [bytes, at] = [0, 1]
  const loads = BYTES_PER_TURN / 16
  const sums = range(2, 8)
  const add = simd(0xae)
  const sumOf = (load: number) => sums[load % sums.length] as number
  return module(
    [i32],
    i32,
    [
      [1, i32],
      [sums.length, v128],
    ],
    [
      ...loop([
        ...range(0, loads).flatMap((load) => [
          ...[...get(sumOf(load)), ...get(at), ...simd(0x00, 4, ...leb(load * 16)), ...add, ...set(sumOf(load))],
        ]),
        ...[...get(at), 0x41, ...[0x80, 0x02], 0x6a, 0x22, at, ...get(bytes), 0x49, ...branchIf],
      ]),
      ...[...get(2), ...sums.slice(1).flatMap((sum) => [...get(sum), ...add]), ...simd(0x1b, 0)],
    ],
    pages,
  )
}
