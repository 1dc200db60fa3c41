import { HeatlensError } from '../../errors.ts'

/** Gives one of the two files that `npm run kernels` makes of assembly/. */
export type ReadKernels = (build: 'relaxed' | 'plain') => Promise<BufferSource>

type Kernel = (...numbers: number[]) => void

/** The leaf kernels; what each does and wants is told in assembly/. All addresses and strides are in bytes. */
export type Kernels = Record<
  | 'multiply'
  | `${'inputs' | 'filters' | 'outputs'}${2 | 4}`
  | 'gatherPatches'
  | 'writePixels'
  | 'largestOf'
  | `${'dense' | 'transposed' | 'unpack'}${'Float32' | 'Float16' | 'Uint8'}`,
  Kernel
> &
  Record<'largestMagnitude' | 'sumOf' | 'listRows', (...numbers: number[]) => number>

/** A module of one function with `f32x4.relaxed_madd` in it. */
const relaxedMadd = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0],
  ...[65, 1, 253, 15, 65, 1, 253, 15, 65, 1, 253, 15, 253, 133, 2, 11],
)

/** Whether products and sums can be had in one instruction: about 1.5 times as fast. */
export const hasRelaxedMadd = (): boolean => WebAssembly.validate(relaxedMadd)

/** Compiles the faster of the two builds that runs here. Throws WebAssembly.CompileError where there is no SIMD. */
export async function compileKernels(read: ReadKernels): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await read(hasRelaxedMadd() ? 'relaxed' : 'plain'))
}

/** The kernels, on a memory. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernels
}

const PAGE = 65536

/** Memory of at least so many bytes, which threads can share. Throws a `backend` error where the browser has not got it. */
export function makeMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE)
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  } catch {
    throw new HeatlensError('noMemory', { megabytes: Math.ceil(bytes / 1e6) })
  }
}
