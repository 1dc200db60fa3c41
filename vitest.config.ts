import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'gallery/**/*.test.ts'],
    environment: 'node',
    // Relaxed SIMD is on by itself in later versions, which do not know the flag.
    execArgv: process.version.startsWith('v20.') ? ['--experimental-wasm-relaxed-simd'] : [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
