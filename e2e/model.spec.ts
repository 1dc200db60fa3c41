import type { Route } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'

const SHARD = '**/model/efficientnet-lite0/weights3.bin'

const faults: Record<string, { spoil(route: Route): Promise<void>; says: RegExp }> = {
  missing: {
    spoil: (route) => route.fulfill({ status: 404, body: 'no' }),
    says: /weights3\.bin is not on the server \(status 404\)/,
  },
  'a web page': {
    spoil: (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }),
    says: /In place of the model's file weights3\.bin, the server sent a web page/,
  },
  'cut short': {
    spoil: async (route) => {
      const response = await route.fetch()
      await route.fulfill({ contentType: 'application/octet-stream', body: (await response.body()).subarray(0, 1000) })
    },
    says: /came in cut short \(1,000 of [\d,]+ bytes\)/,
  },
  damaged: {
    spoil: async (route) => {
      const body = await (await route.fetch()).body()
      body[12_345] = (body[12_345] as number) ^ 4
      await route.fulfill({ contentType: 'application/octet-stream', body })
    },
    says: /its checksum is wrong/,
  },
  unreachable: { spoil: (route) => route.abort(), says: /could not be fetched\. Check the connection and try again\./ },
}

for (const [fault, { spoil, says }] of Object.entries(faults)) {
  test(`a shard that is ${fault} is told, and loading can be tried again`, async ({ app, page }) => {
    await page.route(SHARD, spoil)
    await page.goto('/')
    await app.expectState('failed')
    await expect(app.alert).toHaveText(says)
    // A picture chosen meanwhile is not lost.
    await app.choose(samplePath('cat'))
    await page.unroute(SHARD)
    await page.getByRole('button', { name: 'Try again' }).click()
    await app.expectState('done', 'cat.png')
  })
}

test('a model that is not on this host is told', async ({ app, page }) => {
  await page.goto('/?model=vgg99')
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/There is no network “vgg99” here\./)
  await page.getByRole('button', { name: 'Use the built-in network' }).click()
  await app.expectState('ready')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
})

test('the download shows its progress in bytes', async ({ app, page }) => {
  let release: () => void = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(SHARD, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/')
  await expect(app.main).toHaveAttribute('data-state', 'loading')
  await expect(app.status).toHaveText('Loading the network…')
  await expect(page.getByText(/^\d\.\d\sMB of 4\.9\sMB$/)).toBeVisible()
  const bar = page.getByRole('progressbar', { name: 'Loading the network' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(100_000)
  release()
  await app.expectState('ready')
  await expect(bar).toHaveCount(0)
})

test('a worker that does not start is told, and a fresh start goes on with the picture', async ({ app, page }) => {
  await page.route('**/assets/explainer.worker-*.js', (route) => route.abort())
  await page.goto('/')
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/A part of Heatlens did not arrive/)
  await app.choose(samplePath('cat'))
  await expect(app.status).toHaveText('No network is loaded, so cat.png is waiting.')
  await page.unroute('**/assets/explainer.worker-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await app.expectState('done', 'cat.png')
})
