import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { methodNames } from '../../src/explain/methods/names.ts'

type Built = { output: { type: string; code?: string }[] }

/** A script of the fixtures, with all that it imports. */
async function bundle(path: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))
  const built = (await build({
    ...{ configFile: false, logLevel: 'error' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'fixture' } },
    define: { 'process.env.NODE_ENV': '"production"' },
  })) as unknown as Built[]
  return built[0]?.output[0]?.code ?? ''
}

test('a convolution that sees more than a texture holds runs on WebGL', async ({ page }) => {
  await page.addScriptTag({ content: await bundle('webglOperations.page.ts') })
  // 600 x 600 windows of 200 values: 18 million pixels of four.
  expect(await page.evaluate(() => window.sumLarge(604))).toBe(200)
})

test('every method on WebGL gives the map of plain arrays, smoothed, fused and by a second network', async ({
  page,
}) => {
  await page.addScriptTag({ content: await bundle('webglOperations.page.ts') })
  const all = await page.evaluate(() => window.compareMethods())
  expect(all).toHaveLength(Object.keys(methodNames).length + 4)
  expect(all.filter(([, difference]) => !(difference < 1e-4))).toEqual([])
})

test('every operation on WebGL is as it is defined, forward and back', async ({ page }) => {
  await page.addScriptTag({ content: await bundle('webglOperations.page.ts') })
  const all = await page.evaluate(() => window.compareOperations())
  expect(all.length).toBeGreaterThan(160)
  const off = all.flatMap(([name, differences]) =>
    differences.filter(([, difference]) => !(difference < 1e-5)).map((one) => [name, ...one]),
  )
  expect(off).toEqual([])
})
