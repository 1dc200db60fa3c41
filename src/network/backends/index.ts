import type { BackendId } from '../../types.ts'

/** Where the files of the wasm backend are; absolute addresses in a browser, paths in Node. */
export interface WasmPaths {
  simd: string
  plain: string
}

/** A TF.js backend. Each is loaded only where it is used. */
export interface Backend {
  /** As the page shows it. */
  label: string
  /** When it has made a copy of its own of the values of a tensor: as soon as it has them, when it first runs on them, or never. */
  copies: 'at once' | 'when run' | 'never'
  /**
   * What its first run on a layer makes ready for the next ones: everything, down to shaders for its very sizes; the packed weights of
   * convolutions, whatever the size of the input; or nothing.
   */
  warms: 'everything' | 'weights' | 'nothing'
  /** Loads the backend and makes it TF.js' current one. `onLost` is called if it dies later. Throws where it cannot run. */
  start(paths: WasmPaths, onLost: () => void): Promise<void>
}

/** Every backend, by the name that `?backend=` takes. To add one: one file, one line here, and a place in `chooseBackend`. */
export const backends = {
  webgl: {
    label: 'WebGL',
    copies: 'when run',
    warms: 'everything',
    start: async (_, onLost) => (await import('./webgl.ts')).startWebgl(onLost),
  },
  wasm: {
    label: 'WebAssembly',
    copies: 'at once',
    warms: 'weights',
    start: async (paths) => (await import('./wasm.ts')).startWasm(paths),
  },
  cpu: {
    label: 'plain JavaScript',
    copies: 'never',
    warms: 'nothing',
    start: async () => (await import('./cpu.ts')).startCpu(),
  },
} satisfies Record<BackendId, Backend>
