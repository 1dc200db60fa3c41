import { appendFileSync } from 'node:fs'
import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { readParts } from './helpers/distParts.ts'
import { readDist } from './helpers/distVersions.ts'
import { gzipSizeOf, PAGE_LIMIT, WORKERS_LIMIT } from './helpers/scriptSize.ts'

// `npm run test:size`: the scripts that a person downloads until the first picture is explained.

type File = { path: string; size: number }

const sum = (files: readonly File[]) => files.reduce((bytes, { size }) => bytes + size, 0)

const kB = (bytes: number) => (bytes / 1000).toFixed(2)

/** A Markdown table of files, with their total. */
const tableOf = (title: string, files: readonly File[], limit: number) =>
  [
    `| ${title} | kB, gzip |`,
    '| --- | ---: |',
    ...files.toSorted((a, b) => b.size - a.size).map(({ path, size }) => `| ${path.slice(1)} | ${kB(size)} |`),
    `| together, of at most ${kB(limit)} | ${kB(sum(files))} |`,
  ].join('\n')

/** Records when the first result appears. It is injected as text. */
function noteResult(): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('main[data-state=done]')) return
    watch.disconnect()
    performance.mark('first result')
  })
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })
}

test('the scripts up to the first result keep within their limits', async ({ app, page }) => {
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).pathname))
  await page.addInitScript(noteResult)
  await page.goto('/?backend=wasm')
  // Before the network is loaded, so that the page is never idle: when idle, it prefetches.
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')

  const byPage = await page.evaluate(() => {
    const [result] = performance.getEntriesByName('first result')
    return performance.getEntriesByType('resource').map(({ name, startTime }) => ({
      path: new URL(name).pathname,
      isAwaited: startTime <= (result?.startTime ?? Number.POSITIVE_INFINITY),
    }))
  })
  const awaited = new Set(byPage.filter(({ isAwaited }) => isAwaited).map(({ path }) => path))
  const sized = (paths: Iterable<string>) =>
    [...paths]
      .filter((path) => /^\/assets\/.*\.(js|wasm)$/.test(path))
      .map((path) => ({ path, size: gzipSizeOf(path) }))
  const pageFiles = sized(awaited)
  const ofWorkers = new Set(readParts().workers.map((path) => `/${path}`))
  const workerFiles = sized([...asked].filter((path) => ofWorkers.has(path)))

  const tables = `\n${tableOf('the page', pageFiles, PAGE_LIMIT)}\n\n${tableOf('its workers', workerFiles, WORKERS_LIMIT)}\n`
  console.log(tables)
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, tables)
  // The page's own script, React, and the components; two workers, the engine and its kernels.
  expect(pageFiles.length, 'files of the page').toBeGreaterThanOrEqual(5)
  expect(workerFiles.length, 'files of its workers').toBeGreaterThanOrEqual(4)
  expect([...readDist().keys()].filter((path) => path.includes('gallery'))).toEqual([])
  expect(sum(pageFiles), 'the page').toBeLessThanOrEqual(PAGE_LIMIT)
  expect(sum(workerFiles), 'its workers').toBeLessThanOrEqual(WORKERS_LIMIT)
})
