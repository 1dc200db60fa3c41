import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, chromium } from '@playwright/test'
import { writeSeededH5 } from '../fixtures/seededH5.ts'
import { findChromium } from '../scripts/findChromium.ts'
import { App, expect, watchErrors } from './helpers/app.ts'
import { expectGolden, expectGoldenCat } from './helpers/expectGolden.ts'
import { watchRequests } from './helpers/requests.ts'
import { serveDist } from './helpers/serveDist.ts'

// If the browser lets the page store nothing, a network is used for the visit: with Chromium's real settings, without
// stubs.

/** Chromium's "block all site data" setting, as its preferences file stores it. */
const BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } }

/** A name other than localhost, so that plain http is not a secure context, as on a local network. */
const NAME = 'heatlens.test'

interface Ways {
  preferences: object
  /** The host name that the browser maps to this machine. */
  name: string
}

const executablePath = findChromium()

/**
 * The app in a separate browser, on a separate host. As in `test` of app.ts, it fails on requests to other sites,
 * policy violations, and uncaught errors.
 */
const test = base.extend<{ ways: Ways; app: App }>({
  ways: [{ preferences: {}, name: '127.0.0.1' }, { option: true }],
  app: async ({ ways, launchOptions, viewport }, use) => {
    const site = await serveDist()
    const profile = mkdtempSync(join(tmpdir(), 'heatlens-'))
    mkdirSync(join(profile, 'Default'))
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(ways.preferences))
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      // The headless shell does not read a profile's preferences.
      ...(executablePath && { executablePath }),
      args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
      viewport,
      baseURL: site.address.replace('127.0.0.1', ways.name),
    })
    const asked = watchRequests(context, [site.address.replace('127.0.0.1', ways.name)])
    const broken: string[] = []
    await watchErrors(context, broken)
    await use(new App(context.pages()[0] ?? (await context.newPage())))
    await context.close()
    site.stop()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    expect(
      asked.filter(({ who }) => who === 'foreign'),
      'requests to other sites',
    ).toEqual([])
    expect(broken, 'errors and violations').toEqual([])
  },
})

let folder = ''
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
  await writeSeededH5(join(folder, 'mine.h5'), { width: 8, dense: 512, classes: 10, names: 'keras1' })
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const places: Record<string, { ways: Ways; isSecure: boolean }> = {
  'with all site data blocked': { ways: { preferences: BLOCKED, name: '127.0.0.1' }, isSecure: true },
  'on plain http, as on a local network': { ways: { preferences: {}, name: NAME }, isSecure: false },
}

for (const [where, { ways, isSecure }] of Object.entries(places)) {
  test.describe(where, () => {
    test.use({ ways })

    test('the page answers, and a network that is opened is used for the visit', async ({ app }) => {
      const { page } = app
      await app.start('/?model=starter&backend=wasm')
      const kept = await page.evaluate(async () => ({
        isSecureContext,
        hasHashes: !!crypto.subtle,
        refused: typeof caches === 'undefined' || (await caches.keys().catch(() => true)) === true,
      }))
      expect(kept).toEqual({ isSecureContext: isSecure, hasHashes: isSecure, refused: true })
      await expectGoldenCat(app, 'starter')

      await app.openWeights(join(folder, 'mine.h5'))
      const dialog = page.getByRole('dialog', { name: 'Model' })
      const row = dialog.getByRole('listitem').filter({ hasText: 'the file mine.h5' })
      await expect(row).toContainText('in use')
      await expect(row).toContainText('for this visit, 10 classes, float32')
      await expect(dialog.getByText('This browser does not let the page store anything.')).toBeVisible()
      await dialog.getByRole('button', { name: 'Close' }).click()
      await expect(
        page.getByText('mine could not be kept on this device. You can use it until you close or reload this page.'),
      ).toBeVisible()
      await expect(app.alert).toHaveCount(0)
      await app.expectState('done', 'cat.png')
      expect((await expectGolden(app, 'vgg16-eighth-seeded')).model.weights).toBe('float32')

      // It can be switched away from and back to, and disappears when it is deleted.
      await page.getByRole('button', { name: 'Model', exact: true }).click()
      await dialog.getByRole('button', { name: "Use VGG16's layout, small, for teaching" }).click()
      await row.getByRole('button', { name: 'Use mine' }).click()
      await expect(row).toContainText('in use')
      await app.expectState('done', 'cat.png')
      await dialog.getByRole('button', { name: "Use VGG16's layout, small, for teaching" }).click()
      await row.getByRole('button', { name: 'Delete mine' }).click()
      await row.getByRole('group', { name: 'Delete mine' }).getByRole('button', { name: 'Delete' }).click()
      await expect(row).toHaveCount(0)
      await page.reload()
      await app.expectState('ready')
    })
  })
}
