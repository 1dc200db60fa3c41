// Who may know whom in src/: docs/architecture.md has the same in words. `npm run test:lint` follows every import by these
// tables (checkImports.ts). `import type` is free, and so are tests. A new folder of src/ needs a line here.

/** The folders of src/, and which others each may import from. */
export const mayKnow: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  async: ['errors'],
  image: ['errors'],
  settings: ['errors', 'image'],
  export: ['errors', 'image', 'settings'],
  model: ['errors', 'async', 'image'],
  formats: ['errors', 'image', 'model'],
  network: ['errors', 'image', 'model'],
  explain: ['errors', 'image', 'model', 'network'],
  worker: ['errors', 'async', 'image', 'settings', 'export', 'model', 'formats', 'network', 'explain'],
  state: ['errors', 'async', 'image', 'settings', 'export'],
  words: ['errors'],
  ui: ['errors', 'image', 'settings', 'export', 'state', 'words'],
  offline: ['errors', 'image', 'settings', 'export', 'state', 'words', 'ui'],
}

/** It may know everyone, and nobody may know it. The other files beside the folders may be known by everyone, and know errors/ alone. */
export const composer = 'src/main.ts'

/** Packages, by how their names begin, that only some paths may import from: so what others load has none of them. */
export const packagesOf: Readonly<Record<string, readonly string[]>> = {
  '@tensorflow/': ['src/network/tfjs/', 'src/network/backends/'],
  h5wasm: ['src/formats/', 'src/worker/importer/'],
  react: ['src/ui/', composer],
}
