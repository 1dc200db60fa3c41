import { samplePath } from '../../fixtures/goldens.ts'
import { smallAbout, smallAnswer, smallPackage } from '../../fixtures/smallNetwork.ts'
import { App, expect, hostTest as test } from '../helpers/app.ts'
import {
  countAsked,
  countMadeTextures,
  holdGpu,
  holdWorkers,
  loseContext,
  measureTextures,
  stopDrawing,
} from '../helpers/breakEngine.ts'
import {
  expectAnswer,
  firstOf,
  GPU,
  onWebgl,
  PAGE,
  patience,
  reset,
  startOnGpu,
  watchWords,
} from '../helpers/brokenEngine.ts'
import { explainInTurn } from '../helpers/explainInTurn.ts'
import { watchRequests } from '../helpers/requests.ts'
import type { ModelHost } from '../helpers/serveDist.ts'

// The graphics processor is lost in every known way, idle and busy, and the page leaks nothing of it. With the small
// network: WebGL runs in software here, and takes half a minute for a larger one.

test.use({ served: { id: smallAbout.id, package: smallPackage } })

test('a context that is lost in the middle of a forward pass: loaded anew, right numbers, no question asked', async ({
  app,
  page,
  host,
}) => {
  const wordsOf = await answerCat(app)
  await expectLoss(app, host, wordsOf, 12)
  await expect(page.getByText(onWebgl)).toBeVisible(patience)
})

test('a context that is lost at rest, and then early in a forward pass: the same; the graphics processor is left alone after that, and the page says so', async ({
  app,
  page,
  host,
}) => {
  const wordsOf = await answerCat(app)
  await expectLoss(app, host, wordsOf, undefined)
  await expect(page.getByText(onWebgl)).toBeVisible(patience)
  await expectLoss(app, host, wordsOf, 3)
  await expect(
    page.getByText(
      'It runs on WebAssembly. The graphics processor was reset twice, so it is left alone until the page is reloaded.',
    ),
  ).toBeVisible()
})

/** The answer of the cat on a graphics processor that can be lost, with its details open. Gives what the page says. */
async function answerCat(app: App): ReturnType<typeof watchWords> {
  await holdGpu(app.page, GPU)
  const wordsOf = await watchWords(app.page)
  await startOnGpu(app)
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  await app.openDetails()
  return wordsOf
}

/** Loses the context under the cat or the coffee, after this many draws, and expects the right numbers of the other. */
async function expectLoss(
  app: App,
  host: ModelHost,
  wordsOf: Awaited<ReturnType<typeof watchWords>>,
  afterDraws: number | undefined,
): Promise<void> {
  const next = (await app.main.getAttribute('data-picture')) === 'cat.png' ? 'coffee' : 'cat'
  host.asked.splice(0)
  const { firsts: known } = await wordsOf()
  await loseContext(app.page, afterDraws)
  await app.choose(samplePath(next))
  await expectAnswer(app, next)
  const { sentences, firsts } = await wordsOf()
  expect(sentences).toContain(reset)
  expect(new Set(firsts)).toEqual(new Set([...known, await firstOf(app)]))
  expect(host.asked).toEqual([])
}

test('a context that is lost for a class of the picture on the stage: the class is explained', async ({
  app,
  page,
}) => {
  await holdGpu(page, GPU)
  await startOnGpu(app)
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  const button = app.predictions.nth(1).getByRole('button')
  await loseContext(page)
  await button.click()
  await expect(app.status).toHaveText(reset)
  await expect(app.heatmap).toBeVisible()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  expect((await app.savedData()).explanation.classIndex).toBe((await smallAnswer('cat')).predictions[1]?.classIndex)
})

test('a GPU process that dies, idle and at work, leaves no zeros on the page', async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  // A separate browser: the effects of a crash must not reach other tests.
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
      // The response is lost with the process.
      await cdp.send('Browser.crashGpuProcess').catch(() => {})
      await cdp.detach()
    }
    // If the GPU process takes long to come back, a worker may hang on it: the page's own clock has to end that.
    await holdWorkers(page, 'by the clock')
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
    const drawing = await stopDrawing(page)
    await app.choose(samplePath('cat'))
    await drawing.stopped
    expect(await countAsked(page, 'forward')).toBe(passes + 1)
    await crash()
    drawing.goOn()
    await expectAnswer(app, 'cat')
    expect(await countAsked(page, 'forward')).toBe(passes + 2)
    expect((await wordsOf()).firsts).toEqual([cat, coffee])
  } finally {
    await browser.close()
  }
})

test('a newer picture breaks off the forward pass of an older one, which comes after it', async ({ app, page }) => {
  await holdGpu(page, GPU)
  await startOnGpu(app)
  const drawing = await stopDrawing(page)
  await app.choose(samplePath('coffee'))
  await drawing.stopped
  expect(await countAsked(page, 'forward')).toBe(1)
  await app.choose(samplePath('cat'))
  await expect.poll(() => countAsked(page, 'abort')).toBe(1)
  drawing.goOn()
  await expectAnswer(app, 'cat')
  expect(await countAsked(page, 'abort')).toBe(1)
  await expect(app.alert).toHaveCount(0)
  // It is not lost, and comes after.
  await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveText([
    /coffee\.png/,
    /cat\.png/,
  ])
})

test('200 explanations and four pictures on WebGL leave no tensor, byte or texture behind', async ({ app, page }) => {
  await holdGpu(page, GPU)
  await startOnGpu(app)
  /** The network's memory according to the page, and the current textures. */
  const measure = async () => {
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    const said = await page.getByText(/^\d+ tensors, /).textContent()
    await page.keyboard.press('Escape')
    return { said, textures: await measureTextures(page) }
  }
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  await explainInTurn(page, 20)
  const before = await measure()
  const made = await countMadeTextures(page)
  for (const picture of ['coffee', 'cat', 'coffee', 'cat'] as const) {
    await app.choose(samplePath(picture))
    await app.expectState('done', `${picture}.png`, patience)
    await explainInTurn(page, 50)
  }
  expect(await countAsked(page, 'explain')).toBe(1 + 20 + 4 * 51)
  expect(await measure()).toEqual(before)
  // Each step finds the textures that the one before left.
  expect(await countMadeTextures(page)).toBe(made)
  expect(before.textures.longestSide).toBeGreaterThan(1000)
  expect(before.textures.longestSide).toBeLessThanOrEqual(4096)
})
