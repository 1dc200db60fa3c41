import { type Browser, type Page, test } from '@playwright/test'
import { expect } from './helpers/app.ts'

// Browsers below the minimum, simulated by removing features before the page runs; scripts/pagePolicy.test.ts removes
// each.

const lacks: Record<string, string> = {
  'no popover (Safari 16, Firefox 124)':
    "for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover']) delete HTMLElement.prototype[name]",
  'no URL.canParse (Chrome 119)': 'delete URL.canParse',
  'no OffscreenCanvas': 'delete globalThis.OffscreenCanvas',
  'no nomodule, so no module scripts': 'delete HTMLScriptElement.prototype.noModule',
}

const sentence = /needs Firefox \d+, Safari \d+, or Chrome or Edge \d+, or a later version/

/** Opens a page with code that runs before its scripts. */
async function open(
  browser: Browser,
  baseURL: string | undefined,
  prepare: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const page = await browser.newPage({ ...(baseURL && { baseURL }), serviceWorkers: 'block' })
  await prepare(page)
  await page.goto('/')
  return page
}

test('below the minimum, one sentence says which browsers do, and nothing else is begun', async ({
  browser,
  baseURL,
}) => {
  for (const [lack, code] of Object.entries(lacks)) {
    await test.step(lack, async () => {
      const asked: string[] = []
      const page = await open(browser, baseURL, async (made) => {
        made.on('request', (request) => asked.push(new URL(request.url()).pathname))
        await made.addInitScript(code)
      })
      await page.waitForLoadState('load')
      await expect(page.getByText(sentence)).toBeInViewport({ ratio: 1 })
      expect(await page.locator('main').count()).toBe(0)
      expect(asked.filter((path) => path.startsWith('/model/'))).toEqual([])
      await page.close()
    })
  }
})

test('not where a script cannot be read, which was cut short; nor where all is well, or a worker is of the older kind', async ({
  browser,
  baseURL,
}) => {
  // In the middle, wherever that is; and after a statement, where what is left can be read.
  const half = (text: string) => text.length >> 1
  const cuts = [
    ['**/assets/index-*.js', half],
    ['**/assets/index-*.js', (text: string) => text.indexOf(';') + 1],
    ['**/assets/draw-*.js', half],
  ] as const
  for (const [script, end] of cuts) {
    await test.step(script, async () => {
      const page = await open(browser, baseURL, (made) =>
        made.route(script, async (route) => {
          const response = await route.fetch()
          const text = await response.text()
          await route.fulfill({ response, body: text.slice(0, end(text)) })
        }),
      )
      await expect(page.getByText('Heatlens did not start properly')).toBeVisible()
      await expect(page.getByText(sentence)).toBeHidden()
      await page.close()
    })
  }
  const older = 'globalThis.Worker = class extends Worker { constructor(address) { super(address) } }'
  for (const code of ['', older]) {
    const page = await open(browser, baseURL, (made) => made.addInitScript(code))
    await expect(page.getByRole('main')).toHaveAttribute('data-state', 'ready')
    await expect(page.getByText(sentence)).toBeHidden()
    await page.close()
  }
})
