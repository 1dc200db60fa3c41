import { expect, it, vi } from 'vitest'
import { childrenOf, type Node, readTree, sourcesIn } from '../fixtures/sourceTexts.ts'
import { isFetching, lazyImport } from './lazyImport.ts'

it('fetches a file once, however often it is asked for', async () => {
  const load = vi.fn(async () => ({ one: 1 }))
  const importOnce = lazyImport(load)
  expect(importOnce()).toBe(importOnce())
  expect(await importOnce()).toEqual({ one: 1 })
  expect(load).toHaveBeenCalledOnce()
})

it('says that a file did not come, and fetches it anew when it is asked again', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module')
  const load = vi.fn(async () => ({ one: 1 })).mockRejectedValueOnce(cause)
  const importOnce = lazyImport(load)
  await expect(importOnce()).rejects.toMatchObject({ code: 'partMissing', kind: 'part', cause })
  expect(await importOnce()).toEqual({ one: 1 })
})

it('says while a file is on its way, whether it arrives or not', async () => {
  for (const load of [async () => ({}), () => Promise.reject(new TypeError('404'))]) {
    expect(isFetching()).toBe(false)
    const coming = lazyImport(load)().catch(() => {})
    expect(isFetching()).toBe(true)
    await coming
  }
  expect(isFetching()).toBe(false)
})

it('asks by another address the next time, because some browsers ask for each only once', async () => {
  // As the build leaves it.
  const load = Object.assign(() => Promise.reject(new TypeError('404')), {
    toString: () => '()=>import(`data:text/javascript,export let is=1;//`)',
  })
  const importOnce = lazyImport(load as () => Promise<{ is: number }>)
  await expect(importOnce()).rejects.toThrow()
  expect((await importOnce()).is).toBe(1)
})

it('takes a module out of the file that it shares with others also the next time', async () => {
  const load = Object.assign(() => Promise.reject(new TypeError('404')), {
    toString: () => '()=>import(`data:text/javascript,export let t={is:1};//`).then(e=>e.t)',
  })
  const importOnce = lazyImport(load as () => Promise<{ is: number }>)
  await expect(importOnce()).rejects.toThrow()
  expect((await importOnce()).is).toBe(1)
})

/** What a call is of, by its name. */
const nameOf = (node: Node | undefined) => String((node?.callee as Node | undefined)?.name)

/** The calls of `name(` and the dynamic imports in a file that have no helper around them. */
function unguarded(file: string): string[] {
  const found: string[] = []
  const look = (node: Node, within: readonly Node[]): void => {
    const [around, call] = within
    const isGuarded = around?.type === 'ArrowFunctionExpression' && /^(?:lazyImport|part)$/.test(nameOf(call))
    if (node.type === 'ImportExpression' && !isGuarded) found.push(`import(${String((node.source as Node).value)})`)
    if (node.type === 'CallExpression' && nameOf(node) === 'lazy') found.push('lazy')
    for (const child of childrenOf(node)) look(child, [node, ...within])
  }
  look(readTree(file), [])
  return found
}

it('is around every dynamic import of the sources, so that none that stays away is forgotten', () => {
  const found = Object.fromEntries(sourcesIn('src', ['engine/simd/assembly']).map((file) => [file, unguarded(file)]))
  expect(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length > 0))).toEqual({
    // The two helpers themselves.
    'src/lazyImport.ts': ['import(undefined)'],
    'src/ui/parts/part.tsx': ['lazy'],
    // Where these do not come, there is no page yet: index.html says so.
    'src/main.ts': ['import(react-dom/client)', 'import(./ui/draw.tsx)'],
  })
})
