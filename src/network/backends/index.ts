import { lazyImport } from '../../lazyImport.ts'
import type { BackendId } from '../../types.ts'
import type { Engine } from '../network.ts'
import type { SimdSetup } from '../simd/simdEngine.ts'

/** A way to run networks. Each is loaded only where it is used. */
export interface Backend {
  /** Loads the backend and gives its engine. `onLost` is called if it dies later. `simd` is what the one on the processor needs. Throws a `part` error where it does not come, and otherwise where it cannot run. */
  start(simd: SimdSetup, onLost: () => void): Promise<Engine>
}

const webgl = lazyImport(() => import('./webgl.ts'))
const simdEngine = lazyImport(() => import('../simd/simdEngine.ts'))
const cpu = lazyImport(() => import('./cpu.ts'))

/** Every backend, by the name that `?backend=` takes. To add one: one file, one line here, a place in `chooseBackend`, and its name in `words/<language>/names.ts`. */
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
