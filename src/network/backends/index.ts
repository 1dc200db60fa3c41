import type { BackendId } from '../../types.ts'
import type { Engine } from '../network.ts'

/** Where the files of the wasm backend are; absolute addresses in a browser, paths in Node. */
export interface WasmPaths {
  simd: string
  plain: string
}

/** A way to run networks. Each is loaded only where it is used. */
export interface Backend {
  /** As the page shows it. */
  label: string
  /** Loads the backend and gives its engine. `onLost` is called if it dies later. Throws where it cannot run. */
  start(paths: WasmPaths, onLost: () => void): Promise<Engine>
}

/** Every backend, by the name that `?backend=` takes. To add one: one file, one line here, and a place in `chooseBackend`. */
export const backends = {
  webgl: {
    label: 'WebGL',
    start: async (_, onLost) => (await import('./webgl.ts')).startWebgl(onLost),
  },
  wasm: {
    label: 'WebAssembly',
    start: async (paths) => (await import('./wasm.ts')).startWasm(paths),
  },
  cpu: {
    label: 'plain JavaScript',
    start: async () => (await import('./cpu.ts')).startCpu(),
  },
} satisfies Record<BackendId, Backend>
