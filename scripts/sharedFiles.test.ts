import { expect, it } from 'vitest'
import '../src/lazyImport.ts'
import { askForShared, type SharedChunk } from './sharedFiles.ts'

const chunk = (name: string, code: string, more: Partial<SharedChunk> = {}): SharedChunk => ({
  ...{ type: 'chunk', name, fileName: `assets/${name}.js`, isEntry: false, isDynamicEntry: false, code },
  imports: [...code.matchAll(/from"\.\/([^"]+)"/g)].map(([, file]) => `assets/${file}`),
  ...more,
})

const bundle = () => ({
  index: chunk('index', 'export{a}', { isEntry: true }),
  draw: chunk('draw', 'import{a}from"./index.js";import{p}from"./parts.js";', { isDynamicEntry: true }),
  parts: chunk('parts', 'export{p}'),
  strokes: chunk('strokes', 'import{a}from"./index.js";export{s}'),
  Marks: chunk(
    'Marks',
    'import{a as x}from"./index.js";import{s as t,u}from"./strokes.js";import{p}from"./parts.js";go(x)',
  ),
})

it('has a part ask for what it shares with others, and import what is there already', () => {
  const files = bundle()
  const before = structuredClone(files)
  askForShared(files, ['draw'])
  expect(files.Marks.code).toBe(
    'const[{s:t,u}]=await Promise.all([arriveShared(()=>import("./strokes.js"))]);' +
      'import{a as x}from"./index.js";import{p}from"./parts.js";go(x)',
  )
  for (const name of ['index', 'draw', 'parts', 'strokes'] as const) expect(files[name]).toEqual(before[name])
})

it.each([
  ['s as t,u', '{s as t,u}from'],
  ['default:t', ' t from'],
  ['default:t,u', ' t,{u}from'],
  ['', ''],
])('reads the names %j', (names, how) => {
  const files = bundle()
  files.Marks.code = files.Marks.code.replace(/\{s as t,\s*u\}\s*from\s*/, how)
  askForShared(files, ['draw'])
  expect(files.Marks.code).toContain(`const[{${names.replace(' as ', ':')}}]=await`)
})

it('stops the build at an import that it cannot read', () => {
  const files = bundle()
  files.Marks.code = files.Marks.code.replace('{s as t,u}', '*as t ')
  expect(() => askForShared(files, ['draw'])).toThrow('Marks')
})

it('asks by another address for a shared file that did not come, and runs it once', async () => {
  const { arriveShared } = globalThis as unknown as { arriveShared(load: () => Promise<unknown>): Promise<unknown> }
  const text = '()=>import("data:text/javascript,export let is={};//")'
  const load = () => Object.assign(() => Promise.reject(new TypeError('404')), { toString: () => text })
  await expect(arriveShared(load())).rejects.toMatchObject({ code: 'partMissing' })
  // Two parts that share it.
  const [one, other] = await Promise.all([arriveShared(load()), arriveShared(load())])
  expect(one).toMatchObject({ is: {} })
  expect(one).toBe(other)
})
