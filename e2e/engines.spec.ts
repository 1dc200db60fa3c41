import { samplePath } from '../fixtures/goldens.ts'
import { smallAbout, smallPackage } from '../fixtures/smallNetwork.ts'
import { expect, hostTest as test } from './helpers/app.ts'
import { countAsked, holdGpu, holdWorkers } from './helpers/breakEngine.ts'
import { expectAnswer, GPU, onWebgl, PAGE, patience, startOnGpu } from './helpers/brokenEngine.ts'

// Which engine answers on a machine with a graphics processor. It is pretended: the driver's name is replaced in the
// worker, and WebGL runs in software.

test.use({ served: { id: smallAbout.id, package: smallPackage } })

const isWeights = (path: string) => !path.endsWith('.json')

test('the processor answers while WebGL gets ready, which takes over and stays for the next visit', async ({
  app,
  page,
  host,
}) => {
  await holdGpu(page, GPU)
  await app.start(PAGE)
  await expect(
    page.getByText(/^It runs on WebAssembly\. It answers at once, while the graphics processor \(NVIDIA/),
  ).toBeVisible()
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  const answer = await app.savedData()
  expect(answer.backend).toBe('wasm')
  await app.openDetails()
  await expect(page.getByText(onWebgl)).toBeVisible(patience)
  // Each file once: the second worker reads the first one's from the device.
  const weights = host.asked.filter(isWeights)
  expect(new Set(weights).size).toBe(weights.length)
  expect(weights.length).toBeGreaterThan(0)
  // What is shown is still the processor's answer, to the last digit.
  expect(await app.savedData()).toEqual(answer)
  await app.choose(samplePath('coffee'))
  await expectAnswer(app, 'coffee')
  expect((await app.savedData()).backend).toBe('webgl')
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  await expect(
    page.getByRole('dialog').getByText(/^WebGL\. A test picture took it [\d.,]+ ms; WebAssembly/),
  ).toBeVisible()

  const verdict = await page.evaluate(() => localStorage.getItem('heatlens-engines'))
  await startOnGpu(app)
  expect(await page.evaluate(() => localStorage.getItem('heatlens-engines'))).toBe(verdict)
})

test('WebGL is not started again where it was slower', async ({ app, page }) => {
  await holdGpu(page, GPU, 'wasm')
  await app.start(PAGE)
  const slower = page.getByText(/^It runs on WebAssembly\. A test picture took it [\d.,]+ ms; WebGL took [\d.,]+ ms\.$/)
  await expect(slower).toBeVisible(patience)
  expect(await countAsked(page, 'open')).toBe(2)
  const left = page.workers().length
  await app.start(PAGE)
  await expect(slower).toBeVisible()
  expect(await countAsked(page, 'open')).toBe(1)
  // On the first visit, the second worker was gone by the end.
  expect(page.workers().length).toBe(left)
})

test('without a graphics processor nothing gets ready', async ({ app, page }) => {
  await holdWorkers(page, 'by the clock')
  await app.start(PAGE)
  await app.choose(samplePath('cat'))
  await expectAnswer(app, 'cat')
  await app.openDetails()
  await expect(
    page.getByText(/^It runs on WebAssembly\. (There is no usable GPU|This browser offers no WebGL 2)\.$/),
  ).toBeVisible()
  expect(await countAsked(page, 'open')).toBe(1)
  expect(await page.evaluate(() => localStorage.getItem('heatlens-engines'))).toBeNull()
})
