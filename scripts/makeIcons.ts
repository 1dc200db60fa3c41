import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findChromium } from './findChromium.ts'

// Makes the icons of the manifest from public/icons/heatlens.svg: `npx tsx scripts/makeIcons.ts`.

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
await browser.close()
