import { relaxedSimd } from 'wasm-feature-detect'
import { HeatlensError } from '../../errors/index.ts'

/** Reads one of the two files that `npm run kernels` builds from assembly/. */
export type ReadKernels = (build: 'relaxed' | 'plain') => Promise<BufferSource>

type Kernel = (...numbers: number[]) => void

/** The innermost kernels, documented in assembly/. All addresses and strides are in bytes. */
export type Kernels = Record<
  | `multiply${'' | 'To'}`
  | `${'inputs' | 'filters' | 'outputs'}${2 | 4}`
  | 'im2col'
  | 'listPixels'
  | 'panels'
  | 'transpose'
  | `${'scale' | 'copy' | 'add'}Pixels`
  | 'depthwise'
  | 'arithmetic'
  | 'activate'
  | 'largestOf'
  | 'sumOfWindow'
  | `${'unpack' | 'dense'}ColumnsUint8`
  | 'panelsOfBytes'
  | 'splitList'
  | 'multiplyBytes'
  | `${'dense' | 'transposed' | 'unpack'}${'Float32' | 'Float16' | 'Uint8'}`,
  Kernel
> &
  Record<'largestMagnitude' | 'sumOf' | 'listRows' | 'byteOffset', (...numbers: number[]) => number>

/**
 * Compiles the faster of the two builds that runs here. With relaxed SIMD, multiply-add is one instruction, about 1.5
 * times as fast. Throws WebAssembly.CompileError without SIMD.
 */
export async function compileKernels(read: ReadKernels): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await read((await relaxedSimd()) ? 'relaxed' : 'plain'))
}

/** Instantiates the kernels on a memory. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernels
}

const PAGE = 65536

/** Creates shared memory of at least `bytes` bytes. Throws a `backend` error if the browser cannot provide it. */
export function makeMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE)
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  } catch {
    throw new HeatlensError('noMemory', { megabytes: Math.ceil(bytes / 1e6) })
  }
}
