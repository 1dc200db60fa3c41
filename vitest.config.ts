import { defineConfig } from 'vitest/config'

/** Tests that load the whole of TensorFlow.js, which keeps what its parts register in globals of the process. */
const stock = [
  'src/engine/network.test.ts',
  'src/formats/tfjsGraph/againstTfjs.test.ts',
  'src/formats/tfjsModel.test.ts',
  'src/model/package/writePackage.test.ts',
  'src/worker/explainer/stockTfjs.test.ts',
]

export default defineConfig({
  test: {
    environment: 'node',
    unstubGlobals: true,
    setupFiles: ['fixtures/toTell.ts'],
    // Relaxed SIMD is on by itself in later versions, which do not know the flag.
    execArgv: process.version.startsWith('v20.') ? ['--experimental-wasm-relaxed-simd'] : [],
    // One process a core; by itself it leaves one core idle, which is half of two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'heatlens',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'gallery/**/*.test.ts'],
          exclude: stock,
          // A process runs many files and loads each module once, which halves the time. So a test leaves nothing behind
          // that another one could find: globals that it stubs are taken back after it, here if not by itself.
          isolate: false,
        },
      },
      // Each in a process of its own.
      { extends: true, test: { name: 'stock', include: stock } },
    ],
  },
})
