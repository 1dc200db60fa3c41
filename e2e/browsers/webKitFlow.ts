import assert from 'node:assert/strict'
import {
  decodePng,
  type GoldenSet,
  goldenPictures,
  largestDifference,
  readGolden,
  readGoldenPng,
  relativeDifference,
  samplePath,
  shareWithinOneLevel,
} from '../../fixtures/goldens.ts'
import { present } from '../../fixtures/present.ts'
import { type SavedData, seededPackage } from '../helpers/app.ts'
import { readDist, serveVersions, type VersionHost } from '../helpers/distVersions.ts'
import { headersFromFile } from '../helpers/hostHeaders.ts'
import { faults, serveDist } from '../helpers/serveDist.ts'
import { startWebKit, type WebKit } from './webKit.ts'
import { type Step, walkMore } from './webKitMore.ts'

/** The number of steps that passed and failed. */
export interface Count {
  passed: number
  failed: number
}

const choose = async (app: WebKit, picture: string) => {
  await app.choose('input[type=file][multiple]', samplePath(picture))
  await app.state('done', `${picture}.png`)
}

/** Compares the saved files of the picture on the stage with PIL, torch and OpenCV. */
async function expectGolden(app: WebKit, set: GoldenSet, picture: string): Promise<void> {
  const golden = readGolden(set, picture)
  const data = JSON.parse((await app.save('Save data')).bytes.toString('utf8')) as SavedData
  const { predictions, explanation } = data
  const logits = (of: readonly { logit: number }[]) => of.map(({ logit }) => logit)
  assert.deepEqual(
    predictions.map(({ index }) => index),
    golden.top.map(({ index }) => index),
  )
  assert.ok(relativeDifference(logits(predictions), logits(golden.top)) < 1e-4, 'logits')
  assert.ok(
    relativeDifference(present(explanation.channelWeights), golden.pooledGradients) < 1e-3,
    'weights of the channels',
  )
  assert.ok(largestDifference(explanation.map.values, golden.heatmap) < 1e-3, 'map')
  const { name, bytes } = await app.save('Save picture')
  assert.match(name, /\.png$/)
  const share = shareWithinOneLevel(decodePng(bytes), readGoldenPng(set, `${picture}.overlay.png`))
  assert.ok(share >= 0.995, `saved picture: ${share} of its values are within a grey level`)
}

/** Drops a file from outside: WebDriver cannot do that, so this dispatches the page's events. */
const drop = `
const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 })
canvas.getContext('2d').fillRect(40, 40, 100, 100)
const blob = await new Promise((resolve) => canvas.toBlob(resolve))
const dataTransfer = new DataTransfer()
dataTransfer.items.add(new File([blob], 'dropped.png', { type: 'image/png' }))
const at = document.elementFromPoint(400, 400)
for (const type of ['dragenter', 'dragover', 'drop'])
  at.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))`

const models: Record<GoldenSet, string> = { starter: 'starter', 'vgg16-eighth-seeded': 'eighth-seeded' }

/** Runs the main user flow on the built page in WebKitGTK, and reports each step. */
export async function followMainRoad(webDriver: string, screen: string): Promise<Count> {
  const webKit = await startWebKit(webDriver, screen)
  console.log(`WebKitGTK ${webKit.version}`)
  const host = await serveVersions(readDist())
  host.others = new Map<string, Uint8Array>([
    ...[...(await seededPackage())].map(([name, bytes]) => [`model/eighth-seeded/${name}`, bytes] as const),
    ['alone.html', Buffer.from('<!doctype html>')],
  ])
  const count: Count = { passed: 0, failed: 0 }
  const step: Step = async (what, act) => {
    const started = Date.now()
    try {
      await act(webKit)
      // No uncaught errors, and no violations of the policy.
      assert.deepEqual(await webKit.errors(), [], 'errors and violations')
      count.passed++
      console.log(`  ✓ ${what} (${Date.now() - started} ms)`)
    } catch (error) {
      count.failed++
      console.log(`  ✘ ${what} (${Date.now() - started} ms)\n    ${error}`)
    }
  }
  try {
    await walkMore(step, host)
    await walk(step, host)
  } finally {
    await webKit.stop()
    host.stop()
  }
  return count
}

async function walk(step: Step, host: VersionHost): Promise<void> {
  await step('opens', async (app) => {
    await app.open(`${host.address}/?backend=wasm`)
    assert.equal(await app.run('return document.getElementById("too-old")?.checkVisibility() ?? false'), false)
  })
  await step('looks at a sample', async (app) => {
    await app.press('Coffee')
    await app.state('done', 'coffee.png')
  })
  await step('looks at a picture that is dropped', async (app) => {
    await app.run(drop)
    await app.state('done', 'dropped.png')
  })
  await step('shows the walkthrough, the channels and the keys', async (app) => {
    await app.press('Walkthrough')
    await app.until('return document.querySelectorAll("[role=tabpanel]:not([hidden]) h3").length >= 15')
    await app.press('Channels')
    await app.until('return document.querySelector("[role=tabpanel]:not([hidden]) canvas") !== null')
    await app.press('Picture')
    await app.key('?')
    await app.until('return document.querySelector("dialog:modal") !== null')
    await app.press('Close')
  })
  for (const [set, model] of Object.entries(models) as [GoldenSet, string][]) {
    for (const picture of goldenPictures[set])
      await step(`${model}: what is saved of ${picture} is what PIL, torch and OpenCV give`, async (app) => {
        if (picture === goldenPictures[set][0]) await app.open(`${host.address}/?model=${model}&backend=wasm`)
        await choose(app, picture)
        await expectGolden(app, set, picture)
      })
  }
  await step('goes on where it stopped after the connection broke', async (app) => {
    await app.run(
      'for (const name of await caches.keys()) if (name.startsWith("heatlens-model")) await caches.delete(name)',
    )
    const shard = 'model/eighth-seeded/fc1-kernel-1.bin'
    host.faults.set(shard, faults['broken off'])
    await app.driver.get(`${host.address}/?model=eighth-seeded&backend=wasm`)
    await app.state('failed')
    await app.until('return /Check the connection/.test(document.querySelector("[role=alert]")?.innerText)')
    host.faults.clear()
    await app.press('Try again')
    await app.state('ready')
  })
  await step('works without its server, also what was never opened', async (app) => {
    await app.open(`${host.address}/?model=starter&backend=wasm`)
    await app.until('return navigator.serviceWorker.ready.then(({ active }) => active.state === "activated")')
    host.stop()
    await app.open(`${host.address}/?model=starter&backend=wasm`)
    await choose(app, 'cat')
    await expectGolden(app, 'starter', 'cat')
    await app.press('Walkthrough')
    await app.until('return document.querySelectorAll("[role=tabpanel]:not([hidden]) h3").length >= 15')
  })
  await step('asks for a picture’s address on a host that sends headers', async (app) => {
    const other = await serveDist({ headers: headersFromFile() })
    await app.open(`${other.address}/?backend=wasm`)
    assert.equal(await app.run('return crossOriginIsolated'), true)
    await app.press('Address')
    await app.until('return document.querySelector("iframe.address-frame") !== null')
    await app.driver.switchTo().frame(0)
    await app.until('return document.querySelector("button").textContent === "Fetch"')
    await app.driver.switchTo().defaultContent()
    // WebKit does not let a frame of another origin focus its field, so the Tab key leads there.
    assert.equal(await app.run('return document.activeElement.className'), 'address-frame')
    other.stop()
  })
}
