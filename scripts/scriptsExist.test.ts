import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const project = new URL('..', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, project), 'utf8')

const listIn = (folder: string, ending: RegExp) =>
  readdirSync(new URL(folder, project))
    .filter((name) => ending.test(name))
    .map((name) => folder + name)

it('every script that the workflows and the documents call is in package.json', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const files = [...listIn('.github/workflows/', /\.yml$/), ...listIn('docs/', /\.md$/), ...listIn('./', /\.md$/)]
  const called = files.flatMap((path) =>
    [...read(path).matchAll(/npm run ([a-z][\w:]*)/g)].map(([, script = '']) => ({ path, script })),
  )
  expect(called.length).toBeGreaterThan(20)
  expect(called.filter(({ script }) => !(script in scripts))).toEqual([])
})
