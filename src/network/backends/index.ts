import type { BackendId } from '../../types.ts'
import type { Engine } from '../network.ts'
import type { SimdSetup } from '../simd/simdEngine.ts'

/** A way to run networks. Each is loaded only where it is used. */
export interface Backend {
  /** As the page shows it. */
  label: string
  /** Loads the backend and gives its engine. `onLost` is called if it dies later. `simd` is what the one on the processor needs. Throws where it cannot run. */
  start(simd: SimdSetup, onLost: () => void): Promise<Engine>
}

/** Every backend, by the name that `?backend=` takes. To add one: one file, one line here, and a place in `chooseBackend`. */
export const backends = {
  webgl: {
    label: 'WebGL',
    start: async (_, onLost) => (await import('./webgl.ts')).startWebgl(onLost),
  },
  wasm: {
    label: 'WebAssembly',
    start: async (simd) => (await import('../simd/simdEngine.ts')).startSimd(simd),
  },
  cpu: {
    label: 'plain JavaScript',
    start: async () => (await import('./cpu.ts')).startCpu(),
  },
} satisfies Record<BackendId, Backend>
