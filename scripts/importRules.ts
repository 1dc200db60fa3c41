// The allowed imports between the folders of src/, described in docs/architecture.md. `npm run test:lint` checks every
// import against these tables (checkImports.ts). Imports in tests are free. A new folder of src/ needs a line here.

/** The folders of src/, and the folders that each may import from. */
export const mayKnow: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  async: ['errors'],
  image: ['errors'],
  labels: ['errors'],
  settings: ['errors', 'image'],
  export: ['errors', 'image', 'settings'],
  model: ['errors', 'async', 'image', 'graph'],
  graph: ['errors'],
  formats: ['errors', 'image', 'labels', 'graph', 'model'],
  engine: ['errors', 'image', 'graph', 'model'],
  explain: ['errors', 'image', 'graph', 'model', 'engine'],
  catalogue: ['errors', 'model'],
  worker: ['errors', 'async', 'image', 'settings', 'export', 'graph', 'model', 'formats', 'engine', 'explain'],
  state: ['errors', 'async', 'image', 'labels', 'settings', 'export'],
  words: ['errors'],
  ui: ['errors', 'image', 'labels', 'settings', 'export', 'catalogue', 'state', 'words'],
  offline: ['errors', 'image', 'settings', 'export', 'state', 'words', 'ui'],
}

/**
 * What a folder may import as types besides: of nothing that stands above it, so that the folders make no circle of
 * types either.
 */
export const alsoTypesOf: Readonly<Record<string, readonly string[]>> = {
  model: ['labels'],
  worker: ['labels'],
  words: ['image', 'settings'],
  state: ['worker', 'engine', 'words'],
  ui: ['worker', 'explain'],
}

/**
 * It may import everything, and nothing may import it. Everything may import the other files beside the folders, which
 * may import only errors/.
 */
export const composer = 'src/main.ts'

/** Packages, by the start of their names, that only some paths may import, so that they stay out of other bundles. */
export const packagesOf: Readonly<Record<string, readonly string[]>> = {
  '@tensorflow/': ['src/engine/tfjs/', 'src/engine/backends/'],
  h5wasm: ['src/formats/', 'src/worker/importer/'],
  react: ['src/ui/', composer],
}
