import { parseSync } from 'oxc-parser'

/** An import of a module. */
export interface Import {
  /** As it is written, such as `../types.ts`. */
  name: string
  /** True for `import type` and `export type`, of which nothing is left when the module runs. */
  isType: boolean
}

/**
 * The imports of a module: re-exports and dynamic imports too. Throws if the source cannot be parsed. The extension of
 * `path` distinguishes TypeScript from JSX.
 */
export function findImports(path: string, source: string): Import[] {
  const { module, errors } = parseSync(path, source)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const isType = ({ start }: { start: number }) => /^(import|export)\s+type\b/.test(source.slice(start, start + 20))
  return [
    ...module.staticImports.map((one) => ({ name: one.moduleRequest.value, isType: isType(one) })),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap(({ moduleRequest }) =>
        moduleRequest ? [{ name: moduleRequest.value, isType: isType(one) }] : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const [, name] = /^["'`]([^"'`$]+)["'`]$/.exec(source.slice(start, end)) ?? []
      return name === undefined ? [] : [{ name, isType: false }]
    }),
  ]
}
