import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { headersByPath, headersFile } from './hostHeaders.ts'

/** The headers of a path from all rules that match it. */
const rulesFor = (path: string) =>
  Object.entries(headersByPath)
    .filter(([rule]) => new RegExp(`^${rule.replace(/\./g, '\\.').replace('*', '.*')}$`).test(path))
    .flatMap(([, headers]) => Object.entries(headers))

it('says no header twice for a path, because hosts would join them', () => {
  const paths = [
    ...[
      '/',
      '/index.html',
      '/embed',
      '/embed.html',
      '/fetch',
      '/fetch.html',
      '/serviceWorker.js',
      '/assets/index-1.js',
      '/icons/heatlens.svg',
    ],
    ...[
      '/model/index.json',
      '/model/vgg16/model.json',
      '/model/vgg16/fc1-kernel-1.bin',
      '/samples/cat.png',
      '/404.html',
    ],
  ]
  for (const path of paths) {
    const names = rulesFor(path).map(([name]) => name)
    expect(new Set(names).size, path).toBe(names.length)
  }
})

it('lets other sites frame embed.html alone', () => {
  const framers = (path: string) =>
    rulesFor(path)
      .filter(([name]) => name === 'Content-Security-Policy')
      .map(([, value]) => /frame-ancestors ([^;]*)/.exec(value)?.[1])
  for (const path of ['/embed', '/embed.html']) expect(framers(path), path).toEqual([undefined])
  for (const path of ['/', '/index.html', '/fetch', '/fetch.html']) expect(framers(path), path).toEqual(["'self'"])
})

it('lets other sites have nothing but the framed documents: to Firefox, that of fetch.html is another site', () => {
  const readers = (path: string) =>
    rulesFor(path)
      .filter(([name]) => name === 'Cross-Origin-Resource-Policy')
      .map(([, value]) => value)
  for (const path of ['/embed', '/embed.html', '/fetch', '/fetch.html'])
    expect(readers(path), path).toEqual(['cross-origin'])
  const open = readdirSync(new URL('../public', import.meta.url), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^.*?\/public(?=\/)/, ''))
  const built = ['/', '/index.html', '/serviceWorker.js', '/assets/index-1.js', '/model/index.json']
  expect(open.length).toBeGreaterThan(20)
  for (const path of [...open, ...built])
    if (path !== '/fetch.html') expect(readers(path), path).toEqual(['same-origin'])
})

it('stays within what Cloudflare Pages reads: 100 rules, lines of 2000 characters, one splat a rule', () => {
  const lines = headersFile().split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000)
  const rules = lines.filter((line) => line.startsWith('/'))
  expect(rules).toEqual(Object.keys(headersByPath))
  expect(rules.length).toBeLessThan(100)
  expect(rules.filter((rule) => rule.split('*').length > 2)).toEqual([])
})

it('is what the example for nginx says too', () => {
  const conf = readFileSync(new URL('../docs/nginx.conf', import.meta.url), 'utf8')
  // With `always`, the response for a temporarily missing file would stay in the visitor's cache for a year.
  expect(conf).toMatch(/add_header Cache-Control \S+;/)
  for (const [name, value] of Object.entries(headersByPath['/*'] ?? {}))
    expect(conf).toContain(`  add_header ${name} "${value}" always;\n`)
  expect(conf).toContain('  add_header Cross-Origin-Resource-Policy $heatlens_readers always;\n')
  expect(conf).toContain('default "same-origin";\n  /fetch.html "cross-origin";\n')
  const policyOf = (path: string) => `"${headersByPath[path]?.['Content-Security-Policy']}";\n`
  expect(conf).toContain(`~^/(index\\.html)?$ ${policyOf('/')}`)
  expect(conf).toContain(`~^/assets/ ${policyOf('/assets/*')}`)
  expect(conf).toContain(`  /embed.html ${policyOf('/embed.html')}`)
  expect(conf).toContain('  /embed.html "cross-origin";\n')
  expect(conf).toContain(`/fetch.html ${policyOf('/fetch.html')}`)
  expect(conf).toContain(`/serviceWorker.js ${policyOf('/serviceWorker.js')}`)
  for (const path of ['/assets/*', '/model/*.bin'])
    expect(conf).toContain(`"${headersByPath[path]?.['Cache-Control']}"`)
})
