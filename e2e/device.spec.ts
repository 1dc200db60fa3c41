import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeSeededH5 } from '../fixtures/seededH5.ts'
import { expect, hostTest as test } from './helpers/app.ts'
import { expectGoldenCat } from './helpers/expectGolden.ts'
import { rowOf } from './helpers/modelDialog.ts'

// Storage on the device: too little space, and damage in the meantime.

const SHARD = 'fc1-kernel-1.bin'
const PAGE = '/?model=eighth-seeded&backend=wasm'

/** The size of the embedded network, which is stored before any other is opened. */
const STARTER_BYTES = 4_300_000

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const file = join(folder, 'mine.h5')
test.beforeAll(() => writeSeededH5(file, { width: 8, dense: 512, classes: 10, names: 'keras1' }))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Damage = 'deleted' | 'truncated' | 'bit-flipped'

/** Damages a stored file without the app's knowledge. */
const damageFile = (page: Page, shard: string, damage: Damage) =>
  page.evaluate(
    async ([shard, damage]) => {
      for (const name of await caches.keys()) {
        // It has files with the same names.
        if (name === 'heatlens-model-starter') continue
        const cache = await caches.open(name)
        const request = (await cache.keys()).find(({ url }) => url.endsWith(`/${shard}`))
        const kept = request && (await cache.match(request))
        if (!request || !kept) continue
        const { headers } = kept
        const bytes = new Uint8Array(await kept.arrayBuffer())
        if (damage === 'deleted') return cache.delete(request)
        const half = bytes.length >> 1
        bytes[half] = (bytes[half] as number) ^ 1
        await cache.put(request, new Response(damage === 'truncated' ? bytes.subarray(0, half) : bytes, { headers }))
        return true
      }
      return false
    },
    [shard, damage] as const,
  )

/** The names of the stored files, of all networks together. */
const keptFiles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names: string[] = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) names.push(url.split('/').at(-1) as string)
    }
    return names.sort()
  })

async function openWeights(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  await page.getByLabel('Choose network files').setInputFiles(file)
}

const mineOf = (page: Page) => rowOf(page, 'mine.h5')

for (const damage of ['deleted', 'truncated', 'bit-flipped'] as const) {
  test(`a part of a host's network that is ${damage} on the device is fetched again, and no other`, async ({
    app,
    page,
    host,
  }) => {
    await app.start(PAGE)
    const before = await keptFiles(page)
    expect(before).toContain('model.json')
    expect(await damageFile(page, SHARD, damage)).toBe(true)
    host.asked.splice(0)
    await page.reload()
    await app.expectState('ready')
    expect(host.asked).toEqual([SHARD])
    await expectGoldenCat(app, 'vgg16-eighth-seeded')
    // It is complete again: another attempt requests nothing.
    expect(await keptFiles(page)).toEqual(before)
    await page.reload()
    await app.expectState('ready')
    expect(host.asked).toEqual([SHARD])
  })

  test(`a part of an opened file's network that is ${damage} is told, and opening the file again mends it`, async ({
    app,
    page,
  }) => {
    await app.start('/?backend=wasm')
    await openWeights(page)
    await expect(mineOf(page)).toContainText('in use')
    // It is in use while it is being loaded; it is that of the next visit once it is.
    await app.expectState('ready')
    const before = await keptFiles(page)
    expect(await damageFile(page, SHARD, damage)).toBe(true)
    await page.reload()
    await app.expectState('failed')
    await expect(app.alert.locator('p')).toHaveText(
      'A part of this network (fc1-kernel-1.bin) is no longer on this device as it was kept. Open “mine.h5” again in the Model dialog: only what is missing is made again. Or use another network and delete this one.',
    )
    await openWeights(page)
    await expect(mineOf(page)).toContainText('in use')
    await page.getByRole('button', { name: 'Close' }).click()
    await app.expectState('ready')
    await expectGoldenCat(app, 'vgg16-eighth-seeded')
    expect(await keptFiles(page)).toEqual(before)
  })
}

test('a damaged part whose host is gone is told, and the network is not used', async ({ app, page, host }) => {
  await app.start(PAGE)
  await damageFile(page, SHARD, 'bit-flipped')
  host.faults.set('*', (response) => response.destroy())
  await page.reload()
  await app.expectState('failed')
  await expect(app.alert.locator('p')).toHaveText(/fc1-kernel-1\.bin could not be fetched\. Check the connection/)
  // Until it is repaired, it is not a complete network.
  expect(await keptFiles(page)).not.toContain('model.json')
  host.faults.clear()
  host.asked.splice(0)
  await page.getByRole('button', { name: 'Try again' }).click()
  await app.expectState('ready')
  expect(host.asked).toEqual([SHARD])
})

test('without room a network from the host works all the same, and the page says that it is not kept', async ({
  app,
  page,
  host,
}) => {
  const cdp = await page.context().newCDPSession(page)
  await page.goto('/?backend=wasm')
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: host.address, quotaSize: 3_000_000 })
  await app.start(PAGE)
  const notice = page.getByText(
    'There was no room to keep Seeded eighth on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.',
  )
  await expect(notice).toBeVisible()
  await expect(app.alert).toHaveCount(0)
  expect(await keptFiles(page)).toEqual([])
  await expectGoldenCat(app, 'vgg16-eighth-seeded')

  await cdp.send('Storage.overrideQuotaForOrigin', { origin: host.address })
  await page.reload()
  await app.expectState('ready')
  await expect(notice).toHaveCount(0)
  expect(await keptFiles(page)).toContain('model.json')
})

test('an opened file goes on where room ran out, without making again what is kept', async ({ app, page, host }) => {
  await app.start('/?backend=wasm')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: host.address, quotaSize: STARTER_BYTES + 3_000_000 })
  await openWeights(page)
  await expect(app.alert.locator('p')).toHaveText(
    'mine.h5: There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.',
  )
  await expect(mineOf(page)).toHaveCount(0)
  const marksOf = () =>
    page.evaluate(async () => {
      const [name = ''] = (await caches.keys()).filter((one) => !one.endsWith('-starter'))
      const cache = await caches.open(name)
      const marked: Record<string, string | null> = {}
      for (const request of await cache.keys()) {
        const kept = (await cache.match(request)) as Response
        marked[request.url] = kept.headers.get('x-marked')
      }
      return marked
    })
  // Every stored part is marked; one that is written again loses its mark.
  const marked = await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((one) => !one.endsWith('-starter'))
    const cache = await caches.open(name)
    const parts: string[] = []
    for (const request of await cache.keys()) {
      if (!request.url.endsWith('.bin')) continue
      const kept = (await cache.match(request)) as Response
      const headers = new Headers(kept.headers)
      headers.set('x-marked', 'yes')
      await cache.put(request, new Response(await kept.arrayBuffer(), { headers }))
      parts.push(request.url)
    }
    return parts
  })
  expect(marked.length).toBeGreaterThan(5)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: host.address })
  await page.getByLabel('Choose network files').setInputFiles(file)
  await expect(mineOf(page)).toContainText('in use')
  const after = await marksOf()
  expect(marked.filter((url) => after[url] !== 'yes')).toEqual([])
  expect(Object.keys(after).length).toBeGreaterThan(marked.length)
})
