import { parseSync } from 'oxc-parser'

/**
 * The runtime imports of a module, as written: including re-exports and dynamic imports, but no `import type`. Throws
 * if the source cannot be parsed. The extension of `path` distinguishes TypeScript from JSX.
 */
export function findImports(path: string, source: string): string[] {
  const { module, errors } = parseSync(path, source)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const isLoaded = ({ start }: { start: number }) => !/^(import|export)\s+type\b/.test(source.slice(start, start + 20))
  return [
    ...module.staticImports.filter(isLoaded).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports
      .filter(isLoaded)
      .flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const [, name] = /^["'`]([^"'`$]+)["'`]$/.exec(source.slice(start, end)) ?? []
      return name ?? []
    }),
  ]
}
