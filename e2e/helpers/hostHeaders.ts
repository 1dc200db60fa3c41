import { readFileSync } from 'node:fs'

/**
 * The headers that `_headers` of the built app gives a path, parsed as Netlify and Cloudflare Pages do. Throws if two
 * rules set the same header: they would join them.
 */
export function headersFromFile(): (path: string) => Record<string, string> {
  const text = readFileSync(new URL('../../dist/_headers', import.meta.url), 'utf8')
  const rules: { pattern: RegExp; headers: [name: string, value: string][] }[] = []
  for (const line of text.split('\n').filter(Boolean)) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name.toLowerCase(), value])
    else rules.push({ pattern: toPattern(line), headers: [] })
  }
  return (path) => {
    const found: Record<string, string> = {}
    for (const { pattern, headers } of rules) {
      if (!pattern.test(path)) continue
      for (const [name, value] of headers) {
        if (name in found) throw new Error(`Two rules of _headers say ${name} for ${path}.`)
        found[name] = value
      }
    }
    return found
  }
}

const toPattern = (path: string) => new RegExp(`^${path.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replace('*', '.*')}$`)
