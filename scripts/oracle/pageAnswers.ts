import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { isolation, serveDist } from '../../e2e/helpers/serveDist.ts'
import { findChromium } from '../findChromium.ts'

/** A picture and the query of the page's address that says how to explain and draw it. */
export interface Wanted {
  /** The path of its file. */
  file: string
  query: string
  /** Whether to press Stretch, if the page offers it. */
  isStretched?: boolean
}

/**
 * The folder with everything that the page gave for a picture: the files of Save arrays, `saved.png` and the picture
 * itself.
 */
export interface Answered extends Wanted {
  folder: string
}

/** Runs the built page on pictures, and writes what it saves of each into a folder of its own. */
export async function pageAnswers(
  wanted: readonly Wanted[],
  into: string,
): Promise<{ browser: string; answers: Answered[] }> {
  const host = await serveDist({ headers: () => isolation })
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const answers: Answered[] = []
    for (const query of new Set(wanted.map((one) => one.query))) {
      const context = await browser.newContext({
        serviceWorkers: 'block',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await openPage(context, `${host.address}${query}&model=starter`)
      for (const one of wanted.filter((other) => other.query === query)) {
        const folder = join(into, String(wanted.indexOf(one)))
        await mkdir(folder, { recursive: true })
        await answer(page, one, folder)
        answers.push({ ...one, folder })
      }
      await checkCopied(page, answers.at(-1) as Answered)
      await context.close()
    }
    return { browser: browserVersion(browser), answers }
  } finally {
    await browser.close()
    host.stop()
  }
}

const browserVersion = (browser: Browser) => `Chromium ${browser.version()}`

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('main[data-state=ready]').waitFor()
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  return page
}

async function answer(page: Page, { file, isStretched }: Wanted, folder: string): Promise<void> {
  const name = basename(file)
  await page.getByLabel('Choose pictures').setInputFiles(file)
  const done = page.locator(`main[data-state=done][data-picture=${JSON.stringify(name)}]`)
  const failed = page.locator(`main[data-state=failed][data-picture=${JSON.stringify(name)}]`)
  await done.or(failed).waitFor()
  if (await failed.isVisible()) throw new Error(`The page does not open ${name}.`)
  if (isStretched) {
    await page.getByRole('button', { name: 'Stretch', exact: true }).click()
    await page.getByText('Here its values are stretched').waitFor()
    await done.waitFor()
  }
  const save = async (button: string) => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: button, exact: true }).click()
    return readFile(await (await waiting).path())
  }
  for (const [path, bytes] of Object.entries(unzipSync(await save('Save arrays'))))
    await writeFile(join(folder, path), bytes)
  await writeFile(join(folder, 'saved.png'), await save('Save picture'))
}

/** Checks that Copy as Python gives the script in the folder of arrays. */
async function checkCopied(page: Page, { folder }: Answered): Promise<void> {
  await page.getByRole('button', { name: 'Copy as Python' }).click()
  await page.getByText('Copied.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  if (copied !== (await readFile(join(folder, 'heatlens.py'), 'utf8')))
    throw new Error('Another script is copied than saved.')
}
