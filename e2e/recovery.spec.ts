import type { Page } from '@playwright/test'
import { readGolden, samplePath } from '../fixtures/goldens.ts'
import { App, expect, hostTest as test } from './app.ts'
import {
  countAsked,
  endWorkerAt,
  explainerOf,
  holdGpu,
  holdWorkers,
  lookAtTextures,
  loseContext,
  tick,
} from './breakEngine.ts'
import { expectGolden } from './expectGolden.ts'
import { watchRequests } from './requests.ts'

// The engine is lost in every way that is known, idle and at work. The page finds its way back by itself, and nothing wrong is ever shown.

const PAGE = '/?model=eighth-seeded'
const GPU = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)'

/** More than a worker may be silent for. */
const TOO_LONG = 70

const SET = 'vgg16-eighth-seeded'

/** In this time a network is loaded anew and has answered, on a graphics processor that is software, beside another test. */
const patience = { timeout: 120_000 }

test.setTimeout(240_000)

/** What stands on the stage are the golden numbers of this picture. */
async function expectAnswer(app: App, picture: 'cat' | 'coffee'): Promise<void> {
  await app.expectState('done', `${picture}.png`, patience)
  await expectGolden(app, SET, picture)
}

/** The sentences and the first predictions that stood on the page at any time, from when it is opened. */
async function watchWords(page: Page) {
  await page.addInitScript(() => {
    const words = { sentences: new Set<string>(), firsts: new Set<string>() }
    Object.assign(globalThis, { words })
    new MutationObserver(() => {
      const status = document.querySelector('[role=status]')?.textContent
      const first = document.querySelector('[aria-label=Predictions] li')?.textContent
      if (status) words.sentences.add(status)
      if (first) words.firsts.add(first)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return () =>
    page.evaluate(() => {
      const { words } = globalThis as unknown as { words: { sentences: Set<string>; firsts: Set<string> } }
      return { sentences: [...words.sentences], firsts: [...words.firsts] }
    })
}

const firstOf = async (app: App) => (await app.predictions.first().textContent()) ?? ''

const stopped = 'The part of Heatlens that runs the network stopped; loading Seeded eighth again.'
const reset = 'The graphics processor was reset; loading Seeded eighth again.'

for (const call of ['forward', 'explain'] as const) {
  test(`a worker that is ended in ${call} is replaced, and the answer comes by itself`, async ({ app, page, host }) => {
    await holdWorkers(page)
    const wordsOf = await watchWords(page)
    await app.start(`${PAGE}&backend=wasm`)
    await app.choose(samplePath('cat'))
    await expectAnswer(app, 'cat')
    const cat = await firstOf(app)
    host.asked.splice(0)

    await endWorkerAt(page, call)
    const before = await countAsked(page, call)
    await app.choose(samplePath('coffee'))
    await expect.poll(() => countAsked(page, call)).toBe(before + 1)
    await tick(page, TOO_LONG)
    await expectAnswer(app, 'coffee')
    const { sentences, firsts } = await wordsOf()
    expect(sentences).toContain(stopped)
    expect(firsts).toEqual([cat, await firstOf(app)])
    // The weights came from the device, and no alert asked for anything.
    expect(host.asked).toEqual([])
    await expect(app.alert).toHaveCount(0)
    await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  })
}

test('a worker that hangs is replaced, and one that hangs again is told of', async ({ app, page }) => {
  await holdWorkers(page)
  await app.start(`${PAGE}&backend=wasm`)
  await app.choose(samplePath('coffee'))
  await expectAnswer(app, 'coffee')
  const hang = async () => {
    const worker = await explainerOf(page)
    // Never answers; it ends with its worker.
    worker
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {})
  }
  await hang()
  await app.choose(samplePath('cat'))
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await expectAnswer(app, 'cat')

  await hang()
  await endWorkerAt(page, 'open')
  await app.choose(samplePath('coffee'))
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await expect(app.status).toHaveText(stopped)
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await app.expectState('failed')
  await expect(app.alert.locator('p')).toHaveText(
    'The part of Heatlens that runs the network gave no sign for 60 seconds, so it was given up. Start again; your pictures stay in the list.',
  )
  await page.getByRole('button', { name: 'Start again' }).click()
  await expectAnswer(app, 'coffee')
})

test('a worker that closes itself while nothing is asked of it is replaced at the next question', async ({
  app,
  page,
}) => {
  await holdWorkers(page)
  await app.start(`${PAGE}&backend=wasm`)
  await (await explainerOf(page)).evaluate(() => self.close())
  await app.choose(samplePath('cat'))
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await expectAnswer(app, 'cat')
})

for (const [when, afterDraws] of [
  ['while nothing is asked of it', undefined],
  ['early in a forward pass', 3],
  ['in the middle of a forward pass', 40],
] as const) {
  test(`a context that is lost ${when}: loaded anew, right numbers, no question asked`, async ({ app, page, host }) => {
    await holdGpu(page, GPU)
    const wordsOf = await watchWords(page)
    await app.start(PAGE)
    await app.choose(samplePath('cat'))
    await expectAnswer(app, 'cat')
    const cat = await firstOf(app)
    host.asked.splice(0)
    await loseContext(page, afterDraws)
    await app.choose(samplePath('coffee'))
    await expectAnswer(app, 'coffee')
    const { sentences, firsts } = await wordsOf()
    expect(sentences).toContain(reset)
    expect(firsts).toEqual([cat, await firstOf(app)])
    expect(host.asked).toEqual([])
    await expect(page.getByText('It runs on WebGL. It uses the graphics processor')).toBeVisible()
  })
}

test('a context that is lost for a class of the picture on the stage: the class is explained', async ({
  app,
  page,
}) => {
  await holdGpu(page, GPU)
  await app.start(PAGE)
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  const button = app.predictions.nth(1).getByRole('button')
  await loseContext(page)
  await button.click()
  await expect(app.status).toHaveText(reset)
  await expect(app.heatmap).toBeVisible()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  expect((await app.savedData()).explanation.classIndex).toBe(readGolden(SET, 'cat').top[1]?.index)
})

test('after two losses the graphics processor is left alone, and the page says so', async ({ app, page }) => {
  await holdGpu(page, GPU)
  await app.start(PAGE)
  for (const picture of ['cat', 'coffee'] as const) {
    await app.choose(samplePath(picture))
    await expectAnswer(app, picture)
    await loseContext(page)
  }
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  await expect(
    page.getByText(
      'It runs on WebAssembly. The graphics processor was reset twice, so it is left alone until the page is loaded anew.',
    ),
  ).toBeVisible()
})

test('a GPU process that dies, idle and at work, leaves no zeros on the page', async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  // A browser of its own: what a crash leaves behind is for no other test.
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  })
  try {
    const page = await browser.newPage({ ...(baseURL && { baseURL }), viewport: { width: 1440, height: 900 } })
    watchRequests(page.context(), [baseURL])
    const app = new App(page)
    const crash = async () => {
      const cdp = await browser.newBrowserCDPSession()
      // The answer is lost with the process.
      await cdp.send('Browser.crashGpuProcess').catch(() => {})
      await cdp.detach()
    }
    await holdWorkers(page)
    const wordsOf = await watchWords(page)
    await app.start(`${PAGE}&backend=webgl`)
    await app.choose(samplePath('cat'))
    await expectAnswer(app, 'cat')
    const cat = await firstOf(app)

    await crash()
    await app.choose(samplePath('coffee'))
    await expectAnswer(app, 'coffee')
    const coffee = await firstOf(app)
    expect((await wordsOf()).sentences).toContain(reset)
    expect((await app.savedData()).backend).toBe('webgl')

    const passes = await countAsked(page, 'forward')
    await app.choose(samplePath('cat'))
    await expect.poll(() => countAsked(page, 'forward')).toBe(passes + 1)
    await crash()
    await expectAnswer(app, 'cat')
    expect(await countAsked(page, 'forward')).toBe(passes + 2)
    expect((await wordsOf()).firsts).toEqual([cat, coffee])
  } finally {
    await browser.close()
  }
})

test('a newer picture breaks off the forward pass of an older one', async ({ app, page }) => {
  await holdGpu(page, GPU)
  await app.start(PAGE)
  await app.choose(samplePath('coffee'))
  await expect.poll(() => countAsked(page, 'forward')).toBe(1)
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  expect(await countAsked(page, 'abort')).toBe(1)
  await expect(app.alert).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Pictures' })).toHaveCount(0)
})

test('200 explanations and four pictures on WebGL leave no tensor, byte or texture behind', async ({ app, page }) => {
  test.setTimeout(240_000)
  await holdGpu(page, GPU)
  await app.start(PAGE)
  const explain = async (times: number) => {
    for (let i = 1; i <= times; i++) {
      const button = app.predictions.nth(i % 3).getByRole('button')
      await button.click()
      await expect(button).toHaveAttribute('aria-pressed', 'true')
    }
  }
  /** What the page says of the network's memory, and what textures there are. */
  const measure = async () => {
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    const said = await page.getByText(/^\d+ tensors, /).textContent()
    await page.keyboard.press('Escape')
    return { said, textures: await lookAtTextures(page) }
  }
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  await explain(20)
  const before = await measure()
  for (const picture of ['coffee', 'cat', 'coffee', 'cat'] as const) {
    await app.choose(samplePath(picture))
    await app.expectState('done', `${picture}.png`, patience)
    await explain(50)
  }
  expect(await countAsked(page, 'explain')).toBe(1 + 20 + 4 * 51)
  expect(await measure()).toEqual(before)
  expect(before.textures.longestSide).toBeGreaterThan(1000)
  expect(before.textures.longestSide).toBeLessThanOrEqual(4096)
})
