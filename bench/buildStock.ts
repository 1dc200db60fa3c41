import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page that loads a network with stock TensorFlow.js, as the app is built, into a folder. */
export async function buildStock(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('stock', import.meta.url)),
    base: './',
    worker: { format: 'es' },
    build: { outDir: folder, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  })
}
