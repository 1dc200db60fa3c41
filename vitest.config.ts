import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'gallery/**/*.test.ts'],
    environment: 'node',
    // A process runs many files and loads each module once, which halves the time. So a test leaves nothing behind that
    // another one could find: globals that it stubs are taken back after it, here if not by itself.
    isolate: false,
    unstubGlobals: true,
    setupFiles: ['fixtures/toTell.ts'],
    // Relaxed SIMD is on by itself in later versions, which do not know the flag.
    execArgv: process.version.startsWith('v20.') ? ['--experimental-wasm-relaxed-simd'] : [],
    // One process a core; by itself it leaves one core idle, which is half of two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
