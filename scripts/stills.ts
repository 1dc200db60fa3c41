import { readFileSync, writeFileSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { animatedWebp } from './animatedWebp.ts'
import { findChromium } from './findChromium.ts'
import { freePort } from './freePort.ts'

// Takes all pictures of the documents and of the manifest from the built page: `npm run stills`. With
// HEATLENS_PUBLISHER=<an origin that has the official file at its path>, or where the publisher can be reached, `npm run
// stills -- vgg16` gets VGG16 as a visitor does, and shows its answer; else the network for teaching stands in.

const network = process.argv[2] ?? 'starter'

const sizes = {
  1440: { viewport: { width: 1440, height: 900 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} satisfies Record<number, BrowserContextOptions>

const port = await freePort()
const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' })
const executablePath = findChromium()
const browser: Browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

async function openPage(looks: BrowserContextOptions, path = ''): Promise<Page> {
  const context = await browser.newContext({
    ...looks,
    ...{ colorScheme: 'light', locale: 'en', reducedMotion: 'reduce', serviceWorkers: 'block' },
  })
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/${path}`)
  await page.locator('main:is([data-state=ready], [data-state=done])').waitFor()
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Until the answer is drawn, with what comes beside it. */
async function settle(page: Page): Promise<void> {
  await page.locator('main[data-state=done]').waitFor()
  await page.locator('.why .maps').waitFor()
  await page.waitForLoadState('networkidle')
  await page.mouse.move(0, 0)
}

async function choose(page: Page, samples: readonly string[], name = ''): Promise<void> {
  const files = samples.map((sample) => {
    const buffer = readFileSync(`public/samples/${sample}.png`)
    return { name: `${name || sample}.png`, mimeType: 'image/png', buffer }
  })
  await page.getByLabel('Choose pictures').setInputFiles(files)
  await settle(page)
}

/** Pictures beside one another on one sheet, with what they show, as a JPEG. */
async function writeSheet(path: string, stills: readonly (readonly [title: string, jpeg: Buffer])[], across: number) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 800 } })
  const figures = stills.map(
    ([title, jpeg]) =>
      `<figure><figcaption>${title}</figcaption><img src="data:image/jpeg;base64,${jpeg.toString('base64')}"></figure>`,
  )
  await page.setContent(
    `<style>body{margin:0;padding:16px;display:grid;grid-template-columns:repeat(${across},1fr);gap:16px;background:#e9e7e1;font:16px system-ui}
    figure{margin:0}img{display:block;width:100%;border-radius:6px}figcaption{padding-bottom:6px}</style>${figures.join('')}`,
  )
  await page.screenshot({ path, type: 'jpeg', quality: 78, fullPage: true })
  await page.close()
}

/** The first minute: first visit, own photo, right answer, a network from the list, its answer. */
async function takeFirstMinute(size: keyof typeof sizes): Promise<void> {
  const stills: [string, Buffer][] = []
  const page = await openPage(sizes[size])
  const take = async (title: string) =>
    void stills.push([`${stills.length + 1}. ${title}`, await page.screenshot({ type: 'jpeg', quality: 90 })])
  await take('The first visit')
  await choose(page, ['cat'], 'my-photo')
  await take('A photo, and the answer')
  await button(page, 'Get a network').click()
  const row = page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: network === 'vgg16' ? /^VGG16from|^VGG161/ : 'for teaching' })
  await row.getByRole('button').waitFor()
  await take('The list of networks')
  await row.getByRole('button').click()
  await page.locator(`main[data-state=done][data-model="${network}"]`).waitFor({ timeout: 3_600_000 })
  await settle(page)
  await take('The same photo, by another network')
  await writeSheet(`docs/first-minute-${size}.jpg`, stills, size > 1000 ? 2 : 4)
  await page.context().close()
}

/** The walkthrough at its whole length. */
async function takeWalkthrough(size: keyof typeof sizes): Promise<void> {
  const { viewport } = sizes[size]
  const page = await openPage(sizes[size], '?model=starter&sample=cat')
  await settle(page)
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await page.getByRole('heading', { name: 'Save', exact: true }).waitFor()
  const walkthrough = page.locator('.walkthrough')
  await page.setViewportSize({ ...viewport, height: (await walkthrough.evaluate((one) => one.scrollHeight)) + 200 })
  await page.waitForLoadState('networkidle')
  await walkthrough.screenshot({ path: `docs/walkthrough-${size}.jpg`, type: 'jpeg', quality: 62 })
  await page.context().close()
}

/** What the page shows, one thing after another, as an animation. */
async function takeCapture(): Promise<void> {
  const [width, height] = [960, 600]
  const page = await openPage(sizes[1440])
  const pngs: string[] = []
  const take = async () => void pngs.push((await page.screenshot()).toString('base64'))
  await take()
  await choose(page, ['cat'])
  await take()
  await button(page, 'Compare').click()
  await take()
  await button(page, 'Compare').click()
  await choose(page, ['parachute', 'golf-ball', 'coffee'])
  await page.locator('.film img').nth(3).waitFor()
  for (const style of ['Clear', 'Contours', 'Mask', 'Heat']) {
    await page.locator('.segment', { hasText: style }).click()
    await take()
  }
  await page.getByRole('tab', { name: 'Channels' }).click()
  await page.locator('.wall canvas').waitFor()
  await take()
  const webps = await page.evaluate(toWebps, { pngs, width, height })
  const stills = webps.map((webp) => ({ webp: Buffer.from(webp, 'base64'), milliseconds: 2200 }))
  writeFileSync('docs/capture.webp', animatedWebp(stills, width, height))
  await page.context().close()
}

/** Runs in the page: it can encode WebP. */
async function toWebps({ pngs, width, height }: { pngs: string[]; width: number; height: number }): Promise<string[]> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { alpha: false })
  const webps: string[] = []
  for (const png of pngs) {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]), { resizeWidth: width, resizeQuality: 'high' })
    context?.drawImage(bitmap, 0, 0, width, height)
    webps.push(canvas.toDataURL('image/webp', 0.6).replace(/^.*,/, ''))
  }
  return webps
}

/** The screenshots of the manifest. */
async function takeManifest(): Promise<void> {
  for (const { name, ...looks } of [
    { name: 'wide', viewport: { width: 1280, height: 800 } },
    { name: 'narrow', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  ]) {
    const page = await openPage(looks, '?sample=cat')
    await settle(page)
    await page.screenshot({ path: `public/screenshots/${name}.jpg`, type: 'jpeg', quality: 82 })
    await page.context().close()
  }
}

for (const size of [1440, 390] as const) {
  await takeFirstMinute(size)
  await takeWalkthrough(size)
}
await takeCapture()
await takeManifest()
await browser.close()
await server.close()
