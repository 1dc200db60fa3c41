import { readFileSync } from 'node:fs'

/** What `_headers` of the built app says for a path, read as Netlify and Cloudflare Pages do. Throws where two rules say the same header: they would join them. */
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
