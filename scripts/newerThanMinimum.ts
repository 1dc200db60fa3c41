import { createRequire } from 'node:module'
import type { CompatData, CompatStatement, Identifier as Feature } from '@mdn/browser-compat-data'
import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'
import { minimumBrowsers } from './minimumBrowsers.ts'

// 20 MB of JSON: `require` avoids compiling it as a module.
const bcd: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data')

/** A browser feature that a source uses: `HTMLElement.showPopover`, `light-dark()`, `:has`. */
export interface Asked {
  what: string
  /** Its entries in the compat data; several if the source does not determine which one is meant. */
  features: readonly Feature[]
}

const wanted = { ...minimumBrowsers, safari_ios: minimumBrowsers.safari }

/** The minimum browsers that lack a feature, with the version that has it: `firefox 134`; empty if all have it. */
export function lacking({ __compat: compat }: Feature): string[] {
  if (!compat) return []
  return (Object.entries(wanted) as [keyof typeof wanted, number][]).flatMap(([browser, minimum]) => {
    const added = firstVersion(compat, browser)
    return added <= minimum ? [] : [`${browser} ${added === Number.POSITIVE_INFINITY ? 'never' : added}`]
  })
}

/** The first version with a feature, without a flag or a prefix, and not removed since. */
function firstVersion({ support }: CompatStatement, browser: keyof typeof wanted): number {
  const numberOf = (version: unknown) => Number.parseFloat(String(version).replace('≤', ''))
  const versions = [support[browser] ?? []]
    .flat()
    .filter(({ flags, prefix, alternative_name }) => !flags && !prefix && !alternative_name)
    .filter(({ version_removed: gone }) => !gone || numberOf(gone) > wanted[browser])
    .map(({ version_added }) => numberOf(version_added))
  return Math.min(Number.POSITIVE_INFINITY, ...versions.filter((version) => !Number.isNaN(version)))
}

/**
 * The features that the minimum lacks, a line each. If a name may mean one of several features, all of them must be
 * missing.
 */
export function newer(asked: Iterable<Asked>): string[] {
  const lines = new Set<string>()
  for (const { what, features } of asked) {
    const lacks = features.map(lacking)
    if (lacks.length > 0 && lacks.every((browsers) => browsers.length > 0))
      lines.add(`${what}: ${lacks[0]?.join(', ')}`)
  }
  return [...lines].sort()
}

const child = (feature: unknown, name: string): Feature[] =>
  feature && typeof feature === 'object' && Object.hasOwn(feature, name)
    ? [(feature as Record<string, Feature>)[name] as Feature]
    : []

const interfaces = [...Object.values(bcd.api), ...Object.values(bcd.javascript.builtins ?? {})] as Feature[]

/** Interfaces of TypeScript's libraries that have another name in the compat data. */
const renamed: Readonly<Record<string, string>> = { IteratorObject: 'Iterator', AsyncIteratorObject: 'AsyncIterator' }

/**
 * The features for a name of TypeScript's own libraries. `owner` is the interface that has it; undefined for a global
 * name.
 */
function featuresOf(owner: string | undefined, name: string): Feature[] {
  const { api, webassembly, javascript } = bcd
  const { builtins } = javascript
  if (owner === undefined) return [api, builtins, api.Window].flatMap((where) => child(where, name))
  const bare = owner.replace(/Constructor$/, '')
  const plain = renamed[bare] ?? bare.replace(/^Readonly(?=Array|Map|Set)/, '')
  const keys = owner === bare ? [name, `${name}_static`] : [`${name}_static`, name]
  const find = (places: readonly unknown[]) => places.flatMap((place) => keys.flatMap((key) => child(place, key)))
  const places = [api, builtins, builtins?.Intl, webassembly?.api].flatMap((where) => child(where, plain))
  if (/^(Ui|I|BigI|BigUi)nt\d|^Float\d/.test(plain)) places.push(...child(builtins, 'TypedArray'))
  if (plain === 'WebAssembly') places.push(webassembly?.api as Feature)
  // A mixin of the libraries, such as Body or NavigatorLocks: some interface has the name.
  return places.length > 0 ? find(places).slice(0, 1) : find(interfaces)
}

/**
 * The features that a project's TypeScript files use, for paths that pass: names that the type checker resolves to its
 * own libraries, and attributes.
 */
export function askedByCode(project: string, passes: (path: string) => boolean): Asked[] {
  const api = new API({ cwd: project })
  try {
    const opened = api.updateSnapshot({ openProjects: [`${project}/tsconfig.json`] }).getProjects()[0]
    if (!opened) throw new Error(`There is no tsconfig.json in ${project}.`)
    const { program, checker } = opened
    return program
      .getSourceFileNames()
      .filter(passes)
      .flatMap((path) => {
        const names: Node[] = []
        const asked: Asked[] = []
        const walk = (node: Node): void => {
          if (node.kind === SyntaxKind.Identifier) names.push(node)
          node.forEachChild(walk)
        }
        const file = program.getSourceFile(path)
        if (file) walk(file)
        checker.getSymbolAtLocation(names).forEach((symbol, index) => {
          const node = names[index] as Node
          const text = node.getText()
          if (node.parent.kind === SyntaxKind.JsxAttribute)
            asked.push({ what: `attribute ${text}`, features: attribute(text) })
          if (!symbol?.declarations.some(({ path }) => /\/lib\.[\w.]*d\.ts$/.test(path))) return
          const parent = symbol.getParent()?.name
          // A constructor without an interface of its own: `declare var URL: { canParse(…) }`.
          const owner = parent === '__type' ? /(\w+)\??\.\w+$/.exec(node.parent.getText())?.[1] : parent
          asked.push({
            what: owner ? `${owner}.${symbol.name}` : symbol.name,
            features: featuresOf(owner, symbol.name),
          })
        })
        return asked
      })
  } finally {
    api.close()
  }
}

function attribute(text: string): Feature[] {
  const name = text.toLowerCase()
  return [bcd.html.global_attributes, ...Object.values(bcd.html.elements ?? {})].flatMap((where) => child(where, name))
}

/** The features that a style sheet uses: properties, rules, selectors and functions. */
export function askedByStyles(text: string): Asked[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"/g, '""')
  // A name with a vendor prefix is written for that engine, beside the standard one.
  const all = (pattern: RegExp) =>
    [...plain.matchAll(pattern)].map(([, name = '']) => name).filter((name) => !name.startsWith('-'))
  const { properties = {}, selectors = {}, types = {}, 'at-rules': rules = {} } = bcd.css
  const values = Object.values(properties)
  return [
    ...all(/[{;]\s*([a-z-]+)\s*:(?![^{};]*\{)/g).map((name) => ({ what: name, features: child(properties, name) })),
    ...all(/@([a-z-]+)/g).map((name) => ({ what: `@${name}`, features: child(rules, name) })),
    ...all(/::?([a-z-]+)(?=[^;{}]*\{)/g).map((name) => ({ what: `:${name}`, features: child(selectors, name) })),
    ...all(/([a-z-]+)\(/g).map((name) => ({
      what: `${name}()`,
      features: [types, ...Object.values(types), ...values].flatMap((where) => child(where, name)),
    })),
    ...all(/\(\s*([a-z-]+)\s*[:)<>=]/g).map((name) => ({ what: `(${name})`, features: child(rules.media, name) })),
  ]
}
