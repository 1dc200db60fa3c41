import { samplePath } from '../fixtures/goldens.ts'
import { smallAbout, smallPackage } from '../fixtures/smallNetwork.ts'
import { expect, hostTest as test } from './helpers/app.ts'
import { countAsked, endWorkerAt, harmWorker, holdWorkers, tick } from './helpers/breakEngine.ts'
import { expectAnswer, firstOf, PAGE, stopped, watchWords } from './helpers/brokenEngine.ts'

// The worker that holds the network is lost in every known way, idle and busy. The page recovers by itself, and never
// shows wrong numbers. For WebGL, see slow/recoveryWebgl.spec.ts.

test.use({ served: { id: smallAbout.id, package: smallPackage } })

/** More seconds than a worker may be silent. */
const TOO_LONG = 70

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
    // The weights came from the device, and no alert appeared.
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
  await harmWorker(page, 'hang')
  await app.choose(samplePath('cat'))
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await expectAnswer(app, 'cat')

  await harmWorker(page, 'hang')
  await endWorkerAt(page, 'open')
  await app.choose(samplePath('coffee'))
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await expect(app.status).toHaveText(stopped)
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await app.expectState('failed')
  await expect(app.alert.locator('p')).toHaveText(
    'The part of Heatlens that runs the network timed out after 60 s. Start again; your pictures stay in the list.',
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
  await harmWorker(page, 'close')
  await app.choose(samplePath('cat'))
  await expect.poll(() => tick(page, TOO_LONG)).toBe(true)
  await expectAnswer(app, 'cat')
})
