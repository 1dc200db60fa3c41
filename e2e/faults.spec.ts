import { expect, hostTest as test } from './helpers/app.ts'
import { expectGoldenCat } from './helpers/expectGolden.ts'
import { faults } from './helpers/serveDist.ts'

// A host that fails while it serves a network. In every case, only the complete network is ever used.

const SHARD = 'fc1-kernel-1.bin'
const PAGE = '/?model=eighth-seeded&backend=wasm'

const says: Record<keyof typeof faults, RegExp> = {
  missing: /^The model's file fc1-kernel-1\.bin is not on the server \(status 404\)\. Try again; if that does not help/,
  'a web page': /^In place of the model's file fc1-kernel-1\.bin, the server sent a web page\. Try again/,
  'cut short':
    /^The model's file fc1-kernel-1\.bin came in cut short \([\d,]+ of [\d,]+ bytes\)\. Check the connection/,
  damaged: /^The model's file fc1-kernel-1\.bin is damaged: its checksum is wrong\. Try again/,
  'broken off': /^The connection broke while the model's file fc1-kernel-1\.bin was coming in\. Check the connection/,
  unreachable: /^The model's file fc1-kernel-1\.bin could not be fetched\. Check the connection and try again\./,
}

for (const fault of Object.keys(faults) as (keyof typeof faults)[]) {
  test(`a shard that is ${fault} is told, and another try asks only for what has not come`, async ({
    app,
    page,
    host,
  }) => {
    host.faults.set(SHARD, faults[fault])
    await page.goto(PAGE)
    await app.expectState('failed')
    await expect(app.alert.locator('p')).toHaveText(says[fault])
    await expect(app.status).toHaveText('No network is loaded.')
    // A reloaded page does not mistake the part for the whole either.
    await page.reload()
    await app.expectState('failed')
    const came = new Set(host.asked.splice(0))
    expect(came.size).toBeGreaterThan(20)

    host.faults.clear()
    await page.getByRole('button', { name: 'Try again' }).click()
    await app.expectState('ready')
    // Requests in progress at the failure were aborted with it.
    const again = host.asked.filter((name) => came.has(name))
    expect(again).toContain(SHARD)
    expect(again.length).toBeLessThanOrEqual(3)
    expect(new Set(host.asked).size).toBe(host.asked.length)
    await expectGoldenCat(app, 'vgg16-eighth-seeded')
  })
}

test('offline halfway: told, and once on again it goes on where it stopped', async ({ app, page, host, context }) => {
  let goOffline: () => void = () => {}
  const isOffline = new Promise<void>((resolve) => {
    goOffline = resolve
  })
  host.faults.set(SHARD, (response, bytes) => {
    // From here on, nothing arrives.
    host.faults.set('*', faults.unreachable)
    goOffline()
    faults['broken off'](response, bytes)
  })
  await page.goto(PAGE)
  await isOffline
  await context.setOffline(true)
  await app.expectState('failed')
  await expect(app.alert.locator('p')).toHaveText(
    /(could not be fetched\.|The connection broke while .* was coming in\.) Check the connection and try again\.$/,
  )
  // Failed retries change nothing.
  await page.getByRole('button', { name: 'Try again' }).click()
  await app.expectState('failed')
  await expect(app.alert.locator('p')).toHaveText(/Check the connection and try again\.$/)
  const came = new Set(host.asked.splice(0))

  await context.setOffline(false)
  host.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await app.expectState('ready')
  expect(host.asked.filter((name) => came.has(name)).length).toBeLessThanOrEqual(3)
  await expectGoldenCat(app, 'vgg16-eighth-seeded')
})
