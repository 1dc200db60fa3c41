import { findChromium } from '../scripts/findChromium.ts'
import { expect, test } from './helpers/app.ts'

const executablePath = findChromium()

// A fake camera, with permission.
test.use({
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    ],
  },
})

test.describe('the camera', () => {
  test('shows what it sees, is taken from, and is off afterwards', async ({ app, page }) => {
    const watch = () => {
      const { getUserMedia } = navigator.mediaDevices
      const tracks: MediaStreamTrack[] = []
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, wanted)
        tracks.push(...stream.getTracks())
        return stream
      }
      Object.assign(window, { tracks })
    }
    await page.addInitScript(watch)
    const live = () =>
      page.evaluate(() =>
        (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
      )
    await app.start()
    await page.getByRole('button', { name: 'Camera' }).click()
    const dialog = page.getByRole('dialog', { name: 'Camera' })
    await expect(dialog.getByLabel('Camera preview')).toBeVisible()
    await expect
      .poll(() => dialog.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0)
    expect(await live()).toEqual(['live'])
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    // The browser closes the dialog before the page is notified.
    await expect.poll(live).toEqual(['ended'])

    await page.getByRole('button', { name: 'Camera' }).click()
    await expect
      .poll(() => dialog.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0)
    await dialog.getByRole('button', { name: 'Take picture' }).click()
    await app.expectState('done')
    await expect(app.main).toHaveAttribute('data-picture', /^camera-\d{4}-\d\d-\d\dT.*\.jpg$/)
    await expect.poll(live).toEqual(['ended', 'ended'])
    const { width, height } = (await app.savedData()).image
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(240)
  })

  test('that is refused, busy or gone gets a sentence', async ({ app, page }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', (window as unknown as { refusal: string }).refusal))
    })
    await app.start()
    for (const [refusal, sentence] of [
      ['NotAllowedError', /Access to the camera was denied\. Allow it for this page/],
      ['NotReadableError', /The camera is in use elsewhere\. Close whatever is using it/],
      ['NotFoundError', /The camera does not respond\. Check that it is switched on/],
    ] as const) {
      await page.evaluate((name) => Object.assign(window, { refusal: name }), refusal)
      await page.getByRole('button', { name: 'Camera' }).click()
      await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(sentence)
      await expect(page.getByRole('button', { name: 'Take picture' })).toHaveCount(0)
      await page.getByRole('button', { name: 'Close' }).click()
    }
  })
})

test('where there is no camera, there is no button for it', async ({ app, page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = async () => []
  })
  await app.start()
  await expect(page.getByRole('button', { name: 'Address' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Camera' })).toHaveCount(0)
})
