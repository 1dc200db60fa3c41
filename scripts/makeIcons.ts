import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { findChromium } from './findChromium.ts'
import { freePort } from './freePort.ts'

// Makes the images for the manifest: `npm run build && npx tsx scripts/makeIcons.ts`. The icons are rendered from
// public/icons/heatlens.svg, the screenshots from the built page.

const PAPER = '#f7f6f3'

/**
 * The icons, with their size in pixels and the share of a side that the drawing takes. A maskable icon is cropped to
 * any shape inside a circle of 80%.
 */
const icons = [
  { name: 'heatlens-192', size: 192, share: 0.92, background: 'transparent' },
  { name: 'heatlens-512', size: 512, share: 0.92, background: 'transparent' },
  { name: 'heatlens-maskable-512', size: 512, share: 0.58, background: PAPER },
  { name: 'apple-touch-icon', size: 180, share: 0.7, background: PAPER },
] as const

const screenshots = [
  { name: 'wide', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  { name: 'narrow', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
] as const

const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const svg = `data:image/svg+xml;base64,${readFileSync('public/icons/heatlens.svg').toString('base64')}`
for (const { name, size, share, background } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: 'light' })
  const side = Math.round(size * share)
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${background}"><img src="${svg}" width="${side}" height="${side}">`,
  )
  await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode())
  writeFileSync(`public/icons/${name}.png`, await page.screenshot({ omitBackground: true }))
  await page.close()
}

const port = await freePort()
const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' })
mkdirSync('public/screenshots', { recursive: true })
for (const { name, ...looks } of screenshots) {
  const page = await browser.newPage({ ...looks, colorScheme: 'light', serviceWorkers: 'block' })
  await page.goto(`http://localhost:${port}/`)
  await page.getByRole('button', { name: /^Cat/ }).click()
  await page.locator('main[data-state=done]').waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `public/screenshots/${name}.jpg`, type: 'jpeg', quality: 82 })
  await page.close()
}
await browser.close()
await server.close()
