import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// `npm run build`, unless dist/ was built by it of these very sources: the tests in Chromium and those in other browsers
// each want the built page. What counts is the content of each file, of the sources and of dist/.

const root = fileURLToPath(new URL('../', import.meta.url))
const stamp = `${root}.cache/built`

/** All that the build reads. */
const sources = [
  ...['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'tsconfig.base.json', 'tsconfig.workers.json'],
]

/** The files of a folder, or the file itself. */
const filesOf = (path: string): string[] =>
  statSync(root + path).isDirectory()
    ? readdirSync(root + path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
        .sort()
    : [path]

/** A hash of the paths and the content of files. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256').update(`${process.version} ${process.env.ON_REQUEST}`)
  for (const path of paths.flatMap(filesOf)) {
    const content = readFileSync(root + path)
    hash.update(`\n${path} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

const state = () => (existsSync(`${root}dist`) ? `${hashOf(sources)}\n${hashOf(['dist'])}\n` : '')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) {
  console.log('dist/ is built of these sources.')
} else {
  const { status } = spawnSync('npm run build --silent', { stdio: 'inherit', shell: true, cwd: root })
  if (status !== 0) process.exit(status ?? 1)
  mkdirSync(`${root}.cache`, { recursive: true })
  writeFileSync(stamp, state())
}
