import main from '../src/main.ts?raw'

const styleSheets = import.meta.glob('../src/ui/**/*.css')

/**
 * Loads the style sheets that main.ts imports, in its order. The others come with their components; import those after
 * these.
 */
export async function loadStyles(): Promise<void> {
  for (const [, path] of main.matchAll(/^import '\.(\/ui\/.+\.css)'$/gm)) await styleSheets[`../src${path}`]?.()
}
