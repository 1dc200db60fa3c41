import { readdirSync, readFileSync } from 'node:fs'
import postcss, { type AtRule, type Container, type Rule } from 'postcss'
import { expect, test } from 'vitest'

const sheets = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ path: name, root: postcss.parse(readFileSync(`src/ui/${name}`, 'utf8')) }))

/** The context of a rule without its layer: media and container queries. */
function contextOf(rule: Rule): string {
  const found: string[] = []
  for (let around = rule.parent as Container | undefined; around; around = around.parent as Container | undefined) {
    if (around.type === 'atrule' && (around as AtRule).name !== 'layer') found.push((around as AtRule).params)
  }
  return found.join(' | ')
}

test('there are style sheets, each in layers alone', () => {
  expect(sheets.length).toBeGreaterThan(20)
  for (const { path, root } of sheets) {
    const loose = root.nodes.filter(
      (node) => node.type !== 'comment' && !(node.type === 'atrule' && node.name === 'layer'),
    )
    // Not every browser supports a page's margins in a layer.
    const outside = loose.filter((node) => !(node.type === 'atrule' && node.name === 'page'))
    expect(outside.map(String), path).toEqual([])
  }
})

test('a class has its rules in one style sheet, so that none overrides another by accident', () => {
  const places = new Map<string, Set<string>>()
  for (const { path, root } of sheets) {
    // Rules for window sizes, forced colours and paper have their own layers.
    if (/(windows|forcedColours|print)\.css$/.test(path)) continue
    root.walkRules((rule) => {
      if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)) return
      for (const selector of rule.selectors) {
        const key = `${contextOf(rule)} { ${selector} }`
        places.set(key, (places.get(key) ?? new Set()).add(path))
      }
    })
  }
  const twice = [...places]
    .filter(([, paths]) => paths.size > 1)
    .map(([key, paths]) => `${key}: ${[...paths].join(', ')}`)
  expect(twice).toEqual([])
})

test('sizes of type and corners are of the one scale', () => {
  const strange: string[] = []
  for (const { path, root } of sheets) {
    root.walkDecls(/^(font-size|border-radius)$/, ({ prop, value }) => {
      // In proportion to the surrounding text, the icon of a button, a circle, or a fluid title.
      if (
        /^(var\(--(text|radius)-\w+\)|calc\(var\(--radius-m\) - 1px\)|[\d.]+em|1rem|100%|11pt|50%|clamp\(.*\))$/.test(
          value,
        )
      )
        return
      strange.push(`${path}: ${prop}: ${value}`)
    })
  }
  expect(strange).toEqual([])
})
