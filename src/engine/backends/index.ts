import type { BackendId } from '../../ids.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { Engine } from '../engine.ts'
import type { SimdSetup } from '../simd/simdEngine.ts'

/** A way to run networks, loaded on first use. */
export interface Backend {
  /**
   * Loads the backend and returns its engine. Calls `onLost` if the backend dies later. `simd` is for the CPU engine
   * only. Throws a `part` error if a file of the backend does not load, and another error if it cannot run here.
   */
  start(simd: SimdSetup, onLost: () => void): Promise<Engine>
}

const webgl = lazyImport(() => import('./webgl.ts'))
const simdEngine = lazyImport(() => import('../simd/simdEngine.ts'))
const cpu = lazyImport(() => import('./cpu.ts'))

/**
 * All backends, by the name that `?backend=` takes. To add one: one file, one line here, a place in `chooseBackend`,
 * and its name in `words/<language>/names.ts`.
 */
export const backends = {
  webgl: {
    start: async (_, onLost) => (await webgl()).startWebgl(onLost),
  },
  wasm: {
    start: async (simd) => (await simdEngine()).startSimd(simd),
  },
  cpu: {
    start: async () => (await cpu()).startCpu(),
  },
} satisfies Record<BackendId, Backend>
