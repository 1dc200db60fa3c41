import { relaxedSimd } from 'wasm-feature-detect'
import { HeatlensError } from '../../errors/index.ts'

/** Gives one of the two files that `npm run kernels` makes of assembly/. */
export type ReadKernels = (build: 'relaxed' | 'plain') => Promise<BufferSource>

type Kernel = (...numbers: number[]) => void

/** The leaf kernels; what each does and wants is told in assembly/. All addresses and strides are in bytes. */
export type Kernels = Record<
  | 'multiply'
  | `${'inputs' | 'filters' | 'outputs'}${2 | 4}`
  | 'im2col'
  | 'writePixels'
  | 'largestOf'
  | `${'dense' | 'transposed' | 'unpack'}${'Float32' | 'Float16' | 'Uint8'}`,
  Kernel
> &
  Record<'largestMagnitude' | 'sumOf' | 'listRows', (...numbers: number[]) => number>

/**
 * Compiles the faster of the two builds that runs here: with relaxed SIMD, a product and a sum are one instruction, which
 * is about 1.5 times as fast. Throws WebAssembly.CompileError where there is no SIMD.
 */
export async function compileKernels(read: ReadKernels): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await read((await relaxedSimd()) ? 'relaxed' : 'plain'))
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
