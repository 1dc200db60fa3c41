import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findForbidden, listModules } from './checkImports.ts'
import { alsoTypesOf, composer, mayKnow, packagesOf } from './importRules.ts'

const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

it('has a line for each folder of src/, and for no other', () => {
  expect(Object.keys(mayKnow).toSorted()).toEqual(folders.toSorted())
  expect(
    Object.values(mayKnow)
      .flat()
      .filter((folder) => !folders.includes(folder)),
  ).toEqual([])
  expect(
    Object.values(packagesOf)
      .flat()
      .filter((path) => !existsSync(path)),
  ).toEqual([])
  expect(listModules().length).toBeGreaterThan(300)
})

it.each(folders)('%s may import from what its line has, and from no other folder', (folder) => {
  for (const other of folders) {
    const path = `src/${folder}/deep/a.ts`
    const found = findForbidden(path, `import { a } from '../../${other}/ui/a.ts'`)
    const isAllowed = folder === other || mayKnow[folder]?.includes(other)
    expect(found).toEqual(
      isAllowed ? [] : [`${path} imports ../../${other}/ui/a.ts: ${folder}/ may not know ${other}/.`],
    )
  }
})

it('takes words in two directions for what they say', () => {
  // Written by hand, so that a wrong line in the table fails.
  const why = (path: string, source: string) => findForbidden(path, source).map((line) => line.split(': ')[1])
  expect(why('src/image/heat/a.ts', "import { a } from '../../state/a.ts'")).toEqual(['image/ may not know state/.'])
  expect(why('src/export/a.ts', "import { a } from '../worker/a.ts'")).toEqual(['export/ may not know worker/.'])
  expect(why('src/model/a.ts', "import { a } from '../formats/a.ts'")).toEqual(['model/ may not know formats/.'])
  expect(why('src/engine/a.ts', "import { a } from '../explain/a.ts'")).toEqual(['engine/ may not know explain/.'])
  expect(why('src/state/a.ts', "import { a } from '../worker/a.ts'")).toEqual(['state/ may not know worker/.'])
  expect(why('src/ui/model/a.ts', "import { a } from '../../model/a.ts'")).toEqual(['ui/ may not know model/.'])
  expect(why('src/words/de/a.ts', "import { a } from '../../image/a.ts'")).toEqual(['words/ may not know image/.'])
  expect(why('src/ui/a.ts', "import { a } from '../offline/a.ts'")).toEqual(['ui/ may not know offline/.'])
  expect(why('src/types.ts', "import './state/a.ts'")).toEqual(['a file beside the folders may know errors/ alone.'])
  expect(why('src/lazyImport.ts', "import './errors/index.ts'")).toEqual([])
  expect(why('src/ui/a.ts', `import '../main.ts'`)).toEqual([`nobody may know ${composer}.`])
  expect(why('src/ui/a.ts', "import '../../fixtures/a.ts'")).toEqual(['src/ may know nothing outside of it.'])
  expect(why('src/new/a.ts', "import '../image/a.ts'")).toEqual(['new/ has no line in scripts/importRules.ts.'])
  for (const path of ['src/ui/a.ts', 'src/worker/explainer/a.ts', 'src/explain/a.ts', 'src/engine/a.ts'])
    expect(why(path, "import * as tf from '@tensorflow/tfjs-core'"), path).toHaveLength(1)
  expect(why('src/engine/tfjs/a.ts', "import * as tf from '@tensorflow/tfjs-core'")).toEqual([])
  expect(why('src/state/a.ts', "import { useState } from 'react'")).toHaveLength(1)
  expect(why('src/state/a.ts', "import h5wasm from 'h5wasm'")).toHaveLength(1)
})

it('takes types too only of folders that stand below', () => {
  const whole = (folder: string) => [...(mayKnow[folder] ?? []), ...(alsoTypesOf[folder] ?? [])]
  let left = folders
  // The lowest folders are taken away, until none is left.
  while (left.length > 0) {
    const standing = left.filter((folder) => whole(folder).some((other) => left.includes(other)))
    expect(standing.length, `a circle of ${standing.join(', ')}`).toBeLessThan(left.length)
    left = standing
  }
  const typesOf = (path: string, other: string) => findForbidden(path, `import type { A } from '../${other}/a.ts'`)
  expect(typesOf('src/ui/a.ts', 'worker')).toEqual([])
  expect(typesOf('src/model/a.ts', 'formats')).toEqual([
    'src/model/a.ts imports ../formats/a.ts: model/ may not know formats/, nor its types.',
  ])
})

it('sees an import in whatever words, and no type', () => {
  const forbidden = [
    "import '../worker/a.ts'",
    "import a from '../worker/a.ts'",
    "import * as a from '../worker/a.ts'",
    "import { type A, a } from '../worker/a.ts'",
    "import { type A } from '../worker/a.ts'",
    "import\n  a, { b }\n  from '../worker/a.ts'",
    "export { a } from '../worker/a.ts'",
    "export * from '../worker/a.ts'",
    "export * as a from '../worker/a.ts'",
    "const a = await import('../worker/a.ts')",
    'const a = lazyImport(() => import(`../worker/a.ts`))',
  ]
  for (const source of forbidden) expect(findForbidden('src/ui/a.tsx', source), source).toHaveLength(1)
  const free = [
    "import type { A } from '../worker/a.ts'",
    "import type A from '../worker/a.ts'",
    "export type { A } from '../worker/a.ts'",
    "export type * from '../worker/a.ts'",
    "type A = import('../worker/a.ts').A",
    "// import a from '../worker/a.ts'",
    `const text = "import a from '../worker/a.ts'"`,
    "import { a } from '../types.ts'",
  ]
  for (const source of free) expect(findForbidden('src/ui/a.tsx', source), source).toEqual([])
})

it('stands in docs/architecture.md as it is', () => {
  const text = readFileSync('docs/architecture.md', 'utf8')
  const rows = [...text.matchAll(/^\| `(\w+)\/` +\| ([^;|]*)/gm)].map(([, folder = '', cell = '']) => [
    folder,
    [...cell.matchAll(/`(\w+)`/g)].map(([, known]) => known),
  ])
  expect(Object.fromEntries(rows)).toEqual(mayKnow)
})

it('does not pass over a file that it cannot read', () => {
  expect(() => findForbidden('src/ui/a.ts', 'import {')).toThrow('src/ui/a.ts')
})
