import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { buildTarget, minimumBrowsers } from './minimumBrowsers.ts'
import { askedByCode, askedByStyles, newer } from './newerThanMinimum.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Features that are used but not required, and what happens without them. */
const notNeeded: Readonly<Record<string, string>> = {
  'CanvasImageSmoothing.imageSmoothingQuality': 'thumbnails are drawn with the usual smoothing',
  'Clipboard.read': 'the button Paste is not there; pasting by key is',
  'ClipboardItem.getType': 'comes with Clipboard.read',
  'ClipboardItem.types': 'comes with Clipboard.read',
  'Navigator.canShare': 'asked for first; without it nothing is handed to the system',
  'Navigator.share': 'comes with Navigator.canShare',
  'ReadableStreamBYOBReader.read': 'the plain reader is taken, which copies once more',
  ReadableStreamBYOBReader: 'the plain reader is taken',
  'StorageEstimate.quota': 'exact figures of storage; older ones are rounded',
  'StorageEstimate.usage': 'exact figures of storage; older ones are rounded',
  'TouchEvent.touches': 'a browser without a touch screen sends no such event',
  TouchEvent: 'a browser without a touch screen sends no such event',
  'TouchList.length': 'a browser without a touch screen sends no such event',
  '@page': 'the margins of the paper are the browser’s own',
  'attribute autoCapitalize': 'a hint for keyboards on glass',
  'attribute autoCorrect': 'a hint for keyboards on glass',
  'attribute playsInline': 'for iPhones, which would go to full screen',
  'content-visibility': 'what is not seen is laid out all the same',
  'forced-color-adjust': 'a browser without it forces no colours',
  'light-dark()': 'lowered by the build, because build.target names browsers without it',
  'print-color-adjust': 'with its prefix beside it',
  resize: 'the field for names keeps its size',
  'scrollbar-width': 'scroll bars are as wide as the system has them',
  'text-wrap': 'lines break where they are full',
  'user-select': 'with its prefix beside it',
}

const unlessNotNeeded = (lines: readonly string[]) =>
  lines.filter((line) => !Object.hasOwn(notNeeded, line.slice(0, line.lastIndexOf(': '))))

it('asks for no more than the oldest browsers of the README have', () => {
  const isOfPage = (path: string) => path.startsWith(`${root}/src/`) && !path.endsWith('.test.ts')
  const code = askedByCode(root, isOfPage)
  const styles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.css'),
  )
  const found = newer([...code, ...styles.flatMap((path) => askedByStyles(read(join('src', path))))])
  expect(code.length).toBeGreaterThan(4000)
  expect(unlessNotNeeded(found)).toEqual([])
  // The list contains nothing that is no longer used, or that all minimum versions have by now.
  expect(Object.keys(notNeeded).filter((what) => !found.some((line) => line.startsWith(`${what}: `)))).toEqual([])
})

it('finds what is newer, in code and in styles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
  try {
    const options = { lib: ['ESNext', 'DOM'], types: [], strict: true, noEmit: true, module: 'ESNext' }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['some.ts'] }))
    writeFileSync(
      join(folder, 'some.ts'),
      `export const some = [Promise.try(Date.now), new Map([[1, 2]]).keys().map(String), new Set([1]).union(new Set([2])), URL.parse('a'),
        URL.canParse('a'), [1].toSorted(), document.body.showPopover(), Uint8Array.fromBase64(''), new Response('').bytes()]
      export const lists = (elements: NodeListOf<Element>) => elements.forEach((each) => each.getHTML())
      navigation.reload()`,
    )
    const found = newer(askedByCode(folder, (path) => path.endsWith('/some.ts'))).map((line) => line.split(':')[0])
    expect(found).toEqual(
      ['Element.getHTML', 'IteratorObject.map', 'Body.bytes', 'Navigation.reload', 'PromiseConstructor.try']
        .concat(['Set.union', 'URL.parse', 'Uint8ArrayConstructor.fromBase64', 'navigation'])
        .sort(),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
  const styles =
    '@starting-style { a:has(b) { field-sizing: content; color: contrast-color(red); width: min(1px, 2px) } } ::details-content { margin: 0 }'
  expect(newer(askedByStyles(styles)).map((line) => line.split(/: /)[0])).toEqual([
    ':details-content',
    '@starting-style',
    'contrast-color()',
    'field-sizing',
  ])
})

it('says the same minimum in the README, in the page, and to the compiler', () => {
  const { chrome, edge, firefox, safari } = minimumBrowsers
  expect(chrome).toBe(edge)
  const sentence = `Firefox ${firefox}, Safari ${safari}, or Chrome or Edge ${chrome}`
  for (const file of ['README.md', 'index.html', 'docs/browsers.md'])
    expect(read(file).includes(sentence), file).toBe(true)
  expect(buildTarget).toEqual([`chrome${chrome}`, `edge${edge}`, `firefox${firefox}`, `safari${safari}`])
  expect(read('vite.config.ts').includes('target: buildTarget')).toBe(true)
})
