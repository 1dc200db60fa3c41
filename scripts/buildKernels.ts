import { readdirSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { main as compile } from 'assemblyscript/asc'

// Builds the kernels of the CPU engine, with relaxed SIMD and without. -O1 keeps the order of the source; -O3 makes the
// inner loop a fifth slower. The browser's optimiser does the rest.

const folder = fileURLToPath(new URL('../src/engine/simd/', import.meta.url))
const builds = { 'kernels.wasm': [], 'kernels.relaxed.wasm': ['--enable', 'relaxed-simd'] }
const options = [
  ...['-O1', '--runtime', 'stub', '--use', 'abort=', '--noAssert'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory'],
]

/** The modification time of a file, in ms; 0 if it does not exist. */
const writtenAt = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

const sources = [
  ...readdirSync(`${folder}assembly`).map((file) => `${folder}assembly/${file}`),
  fileURLToPath(import.meta.url),
  fileURLToPath(new URL('../package-lock.json', import.meta.url)),
].map((path) => statSync(path).mtimeMs)
for (const [file, features] of Object.entries(builds)) {
  if ((await writtenAt(folder + file)) > Math.max(...sources)) continue
  const { error, stderr } = await compile([`${folder}assembly/index.ts`, '-o', folder + file, ...options, ...features])
  if (error) {
    console.error(stderr.toString())
    throw error
  }
}
