import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds a page of this folder, with the app's build settings, into another folder. */
export async function buildPage(name: 'stock' | 'contenders' | 'onnx', folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL(name, import.meta.url)),
    base: './',
    worker: { format: 'es' },
    // TensorFlow.js starts threads from the text of its own functions, which a minifier would change.
    build: { minify: false, outDir: folder, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  })
}
