import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Download, Locator, Page } from '@playwright/test'
import { samplePath } from '../../fixtures/goldens.ts'
import { picturePath } from '../../fixtures/pictures.ts'
import { test as base, expect, type MadeFile } from '../helpers/app.ts'
import { readParts } from '../helpers/distParts.ts'
import { readDist, type VersionHost } from '../helpers/distVersions.ts'
import { drop } from '../helpers/drop.ts'
import { faults, isolation } from '../helpers/serveDist.ts'
import { type Attempt, hostFixture, WAYS, withoutFiles } from '../helpers/stayAway.ts'

// Each file of the built page is missing in turn: it is not on the host (as after a new deployment), the connection is
// cut, or the host sends a web page instead. That part says so, with Try again; everything else stays.

const PAGE = '/?backend=wasm'
const SPOKEN = ['de', 'es', 'pl', 'zh']

const test = base.extend<{ host: VersionHost }>(hostFixture)

const dialog = (page: Page) => page.getByRole('dialog')
const said = (page: Page) => page.locator('.panel .notices [role=alert]')

/** A dialog that a button opens. */
const dialogBy = (page: Page, open: () => Promise<unknown>, content: string): Attempt => ({
  open,
  says: dialog(page),
  arrived: dialog(page).locator(content).first(),
  close: () => page.keyboard.press('Escape'),
})

/** A fake camera, and a service worker registration that can announce a newer version. */
function stubBrowser(): void {
  const cameras = [{ kind: 'videoinput', deviceId: '', groupId: '', label: '' }]
  const media = Object.assign(new EventTarget(), {
    enumerateDevices: async () => cameras,
    getUserMedia: () => Promise.reject(new DOMException('', 'NotAllowedError')),
  })
  Object.defineProperty(navigator, 'mediaDevices', { value: media })
  const registration = Object.assign(new EventTarget(), {
    active: {},
    waiting: null as unknown,
    update: async () => {},
  })
  const container = { controller: {}, ready: Promise.resolve(registration), register: async () => registration }
  Object.defineProperty(navigator, 'serviceWorker', { value: Object.assign(new EventTarget(), container) })
  Object.assign(window, {
    announceUpdate() {
      const installing = new EventTarget()
      Object.assign(registration, { installing, waiting: {} })
      registration.dispatchEvent(new Event('updatefound'))
      installing.dispatchEvent(new Event('statechange'))
    },
  })
}

/** Files that the first test does not fetch or whose absence is silent, and where they are tested. */
const ELSEWHERE = {
  // Launches by the system, below.
  launches: /^assets\/(?:handover|followLaunches)-/,
  // With the workers, below.
  networks: /^assets\/(?:anotherNetwork|beginsAsPicture|readNetwork)-/,
  // Below, in every language.
  errors: /^assets\/errors-/,
  // Fetched ahead in silence; drawing.spec.ts and stageLayers.spec.ts need them.
  lines: /^assets\/(?:Marks|strokes)-/,
  // For networks and pictures unlike those here. Each is behind the same `part` or `lazyImport`.
  others:
    /^assets\/(?:Answers|Detail|NetworkSheet|OpenQuestions|PreprocessingQuestion|answersOf|changeAnswers|changePreprocessing)-/,
  // Of the first visit, the catalogue, the common scale, lectures and frames: behind the same `part` or `lazyImport`;
  // firstRun.spec.ts, getNetwork.spec.ts and the unit tests of each have what they do.
  visits: /^assets\/(?:Absent|AddingNow|Catalogue|CommonScale|Embed|Greeting|More|Present)-/,
  // For networks that are being added, their lists of classes and their names; behind the same functions, too.
  added: /^assets\/(?:WayOut|changeNetworks|classLists|exportPackage|listAmong)-/,
  // Graphics processors (engines.spec.ts), a network that sees a part (seenPart.spec.ts), plain http, chains of layers.
  machines: /^assets\/(?:engineRace|index\.esm|moveSeen|sha256ByLibrary|version1)-/,
  // nothingEmpties.spec.ts
  quiet: /^assets\/(?:register|reopen|PrintSheet|sameFile)-/,
}

/** The architectures of keras.applications, which weights alone are compared with: data, behind one `lazyImport`. */
const KNOWN =
  /^assets\/(?:convnext|densenet|efficientnet|efficientnetV2|inception|mobilenet|mobilenetV3|nasnetLarge|nasnetMobile|resnet|resnetV2|vgg)-/

/** What methods besides Grad-CAM take, metrics, and the comparison of engines: each behind one `lazyImport`; methods.spec.ts has one missing. */
const METHODS =
  /^assets\/(?:afterwards|anew|combine|facts|measureLoaded|methods|metrics|move|pool|principal|random|rangeOf|trial|values|workAfter)-/

/** What saves files, fetched when the page is idle, so that it is there without a connection. */
const SAVES = /^assets\/saveFiles-/

/** What reads PyTorch's and ONNX' files, with the architectures of the former: each behind one `lazyImport`. */
const OTHER_FORMATS =
  /^assets\/(?:attention|blocks|cait|cvt|davit|mobilenetV1|ghostnet|googlenet|head|levit|mobilevit|openTorch|pit|plain|poolformer|presets|pvt|readOnnx|regnet|repvgg|shufflenet|swin|timmMobile|torchMobile|vit|vitBlock|windowAttention|windows|xception)-/

/** What the page fetches by itself after an answer, so that it has an attempt of its own. */
const BY_ITSELF = /^assets\/(?:PreprocessingGroup|ClassSearch|Compare|Options|Metrics|ChannelMaps)-/

test('each part of the page that does not come says so, is fetched anew by Try again, and takes nothing with it', async ({
  app,
  page,
  host,
}) => {
  test.slow()
  const { lazy } = readParts()
  const files = lazy.filter((path) => !Object.values(ELSEWHERE).some((which) => which.test(path)))
  expect(files.length).toBeGreaterThan(30)
  const byItself = files.filter((path) => BY_ITSELF.test(path))
  const asked = files.filter((path) => !BY_ITSELF.test(path))
  for (const path of asked) host.faults.set(path, faults.missing)
  await page.addInitScript(stubBrowser)
  const tried: string[] = []
  // The page also fetches what saves files when it has been idle, in the middle of whatever is tried.
  const shown = asked.filter((path) => !SAVES.test(path))
  const without = async (attempt: Attempt, some = shown) =>
    void tried.push(...(await withoutFiles(host, some, attempt)))
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await without({
    open: () => page.goto(PAGE),
    says: page.locator('.panel [role=alert]'),
    arrived: app.status,
    stays: () => expect(page.getByRole('button', { name: 'Choose a picture' })).toBeVisible(),
  })
  await app.expectState('ready')
  await without(dialogBy(page, () => button('See the list').click(), 'ul.class-list'))
  await without(dialogBy(page, () => button('Camera').click(), 'text=/camera was denied/'))
  await without(dialogBy(page, () => button('Address').click(), 'iframe'))

  const folder = await mkdtemp(join(tmpdir(), 'heatlens-'))
  const dropFolder = () => drop(page, folder)
  await without({
    open: dropFolder,
    again: dropFolder,
    says: said(page),
    arrived: page.getByText('contains no picture'),
  })
  await rm(folder, { recursive: true })

  // What comes by itself beside an answer: several files, each with its own Try again.
  const besides = page.locator('.panel .failed [role=alert], .viewer .failed [role=alert]')
  const allAgain = () =>
    besides
      .getByRole('button', { name: 'Try again' })
      .evaluateAll((buttons) => buttons.forEach((button) => void (button as HTMLElement).click()))
  const come = async () => {
    const parts = [
      page.getByRole('group', { name: 'Preprocessing' }),
      page.locator('.layer-menu'),
      page.locator('.method-options'),
      page.getByRole('checkbox', { name: /^Evidence against/ }),
      page.getByRole('region', { name: 'Metrics' }),
      page.locator('.why .maps'),
      page.getByRole('slider', { name: 'Compare' }),
      page.getByRole('combobox').and(page.locator(':enabled')).first(),
      page.getByRole('button', { name: 'Edit class names' }),
    ]
    return (await Promise.all(parts.map((one) => one.isVisible()))).every(Boolean)
  }
  for (const path of byItself) host.faults.set(path, faults.missing)
  const answered = async () => {
    await page.goto(PAGE)
    await app.choose(samplePath('cat'))
    await app.expectState('done', 'cat.png')
  }
  await without(
    {
      ...{ open: answered, says: besides.first(), again: allAgain },
      arrived: async () => (await besides.count()) === 0 && (await come()),
    },
    // It has words of its own.
    [...byItself, ...shown],
  )
  const filmSays = page.locator('.viewer > .failed [role=alert]')
  // Showing another picture retries automatically; that is over when its answer is there.
  const choose = async (picture: string | MadeFile, name: string) => {
    await app.choose(picture)
    await app.expectState('done', name)
  }
  // Before the filmstrip is prefetched.
  const two = async () => {
    await page.goto(PAGE)
    await app.choose(samplePath('cat'), samplePath('coffee'))
    await app.expectState('done')
  }
  await without({ open: two, says: filmSays, arrived: page.locator('.film') })

  const answer = await app.predictions.allInnerTexts()
  const stays = async () => expect(await app.predictions.allInnerTexts()).toEqual(answer)
  const withAnswer = (attempt: Attempt, some = shown) => without({ stays, ...attempt }, some)
  await withAnswer(dialogBy(page, () => button('Model').click(), 'input[type=file]'))
  await withAnswer({
    async open() {
      await button('Model').click()
      await dialog(page).locator('.what-to-drop summary').click()
    },
    says: dialog(page).locator('.what-to-drop .failed [role=alert]'),
    arrived: dialog(page).locator('.drop-sources'),
    close: () => page.keyboard.press('Escape'),
  })
  await withAnswer(dialogBy(page, () => button('Edit class names').click(), 'textarea'))
  await withAnswer(dialogBy(page, () => button('Compare methods').click(), '.tiles'))
  const methods = page.getByRole('combobox', { name: 'Method', exact: true })
  await withAnswer({
    open: () => methods.selectOption('rise'),
    says: page.locator('.status .failed [role=alert]'),
    arrived: page.getByRole('progressbar', { name: 'Explaining by RISE' }),
    close: () => methods.selectOption('gradCam').then(() => app.expectState('done')),
  })
  // Opening it again requests it again, without Try again. A dialog that is closing takes the key, and so does a menu.
  const askHelp = () =>
    expect(dialog(page))
      .toBeHidden()
      .then(() => methods.blur())
      .then(() => page.keyboard.press('?'))
  const help = dialogBy(page, askHelp, 'dl')
  const closeHelp = () => page.keyboard.press('Escape').then(() => expect(dialog(page)).toBeHidden())
  await withAnswer({ ...help, again: () => closeHelp().then(help.open) })
  await withAnswer(dialogBy(page, () => button('Share').click(), '.share-link'))
  await withAnswer({
    open: () => button('Side by side').click(),
    says: page.locator('.stage [role=alert]'),
    arrived: page.locator('.side-by-side'),
    stays: () => stays().then(() => expect(app.heatmap).toBeVisible()),
    close: () => button('Side by side').click(),
  })
  const view = page.getByRole('tabpanel')
  const openTab = (index: number, arrived: Locator): Attempt => ({
    open: () => page.getByRole('tab').nth(index).click(),
    says: view.locator('.failed [role=alert]'),
    arrived,
    close: () => page.getByRole('tab').first().click(),
  })
  await withAnswer(openTab(1, view.locator('canvas')))
  await withAnswer({ ...openTab(2, view.locator('.cell')), close: async () => {} })
  const saved: Download[] = []
  page.on('download', (download) => saved.push(download))
  for (const name of ['Save arrays', 'Export all']) {
    const save = () => button(name).click()
    const before = saved.length
    await withAnswer({ open: save, again: save, says: said(page), arrived: async () => saved.length > before }, asked)
  }
  await page.getByRole('tab').first().click()

  await app.explain(app.predictions.nth(1))
  const { bytes } = await app.save('Save picture')
  const passedOn = { name: 'saved.png', mimeType: 'image/png', buffer: bytes }
  const notCome = page.locator('.notices .failed [role=alert]')
  for (const [picture, name, take] of [
    [passedOn, 'saved.png', 'Use these settings'],
    [picturePath('rgb4in8.png'), 'rgb4in8.png', 'Stretch'],
  ] as const) {
    const offer = button(take)
    const accept = () => offer.click()
    await without({ open: () => choose(picture, name), says: notCome, arrived: offer })
    await without({ open: accept, again: accept, says: said(page), arrived: () => offer.isHidden() })
    await app.expectState('done', name)
  }

  await page
    .locator('.notice', { hasText: 'stretched to the full range' })
    .getByRole('button', { name: 'Dismiss' })
    .click()

  await without({
    open: () => page.locator('.preferences-open').click(),
    says: page.locator('.preferences-sheet .failed [role=alert]'),
    arrived: page.locator('.preferences-sheet select').first(),
    close: () => page.keyboard.press('Escape'),
  })
  for (const language of SPOKEN) {
    await without({
      async open() {
        await page.locator('.preferences-open').click()
        await page.locator('.preferences-sheet select').first().selectOption(language)
      },
      says: page.locator('.preferences-sheet [role=alert]'),
      arrived: page.locator(`html[lang^=${language}] main`),
      close: () => page.keyboard.press('Escape'),
    })
    // The filmstrip has its own texts.
    const filmAgain = () => filmSays.getByRole('button').first().click()
    await without({ open: filmAgain, says: filmSays, arrived: page.locator('.film') })
    await without(openTab(2, view.locator('.cell')))
    await without(dialogBy(page, () => page.locator('.share').click(), '.share-link'))
  }
  const banner = page.getByRole('banner')
  await without({
    // It is loaded when the page has been idle for a while.
    open: () =>
      expect.poll(() => page.evaluate('announceUpdate()').then(() => banner.getByRole('alert').isVisible())).toBe(true),
    says: banner.locator('.failed'),
    arrived: banner.locator('.update'),
  })
  expect(tried.toSorted()).toEqual(files.toSorted())
})

test('an error is told also where its texts are away, and in its own words once they are there', async ({
  app,
  page,
  host,
}) => {
  const { lazy } = readParts()
  const files = lazy.filter((path) => ELSEWHERE.errors.test(path))
  for (const path of files) host.faults.set(path, faults.missing)
  await app.start()
  const dropNothing = () =>
    page.evaluate(() =>
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer(), bubbles: true })),
    )
  const tried: string[] = []
  for (const language of ['en', ...SPOKEN]) {
    await page.locator('.preferences-open').click()
    await page.locator('.preferences-sheet select').first().selectOption(language)
    await expect(page.locator(`html[lang^=${language}]`)).toBeAttached()
    await page.keyboard.press('Escape')
    const attempt: Attempt = {
      open: dropNothing,
      again: dropNothing,
      says: said(page),
      // Without the texts, the message shows the code.
      arrived: said(page)
        .filter({ hasNotText: 'nothingDropped' })
        .filter({ hasText: /\p{L}/u })
        .locator('p', { hasText: /\p{L}/u }),
    }
    tried.push(...(await withoutFiles(host, files, attempt)))
    await said(page).getByRole('button').last().click()
  }
  expect(tried.toSorted()).toEqual(files.toSorted())
})

test('what was passed on to the page waits until its files are there', async ({ page, host }) => {
  const { lazy } = readParts()
  const files = lazy.filter((path) => ELSEWHERE.launches.test(path))
  for (const path of files) host.faults.set(path, faults.missing)
  const tried = await withoutFiles(host, files, {
    open: () => page.goto(`${PAGE}&start=camera`),
    again: () => page.reload(),
    says: said(page),
    arrived: dialog(page),
  })
  expect(tried.toSorted()).toEqual(files.toSorted())
})

/** As on plain http in a local network: without Web Crypto, in the workers too. */
function withoutCrypto(): void {
  const forget = () => {
    Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })
  }
  forget()
  globalThis.Blob = new Proxy(Blob, {
    construct: (plain, [parts, options]) =>
      new plain(options?.type === 'text/javascript' ? [`(${forget})();`, ...parts] : parts, options),
  })
}

test('workers and the engines that do not come are told, and another try fetches them', async ({ app, page, host }) => {
  test.slow()
  const { lazy, workers: all } = readParts()
  // The kernels for older engines are the same file under another name.
  const elsewhere = [/\/kernels-/, KNOWN, METHODS, OTHER_FORMATS, ELSEWHERE.machines]
  // For networks with attention, in a thread: what the explainer runs them by is the same, and is tried.
  const thread = all.find((path) => /\/thread\.worker-/.test(path)) ?? ''
  const inThreads = readDist().get(thread)?.toString() ?? ''
  const isOfThreads = (path: string) => /\/more-/.test(path) && inThreads.includes(basename(path))
  const workers = all.filter((path) => !elsewhere.some((which) => which.test(path)) && !isOfThreads(path))
  const changing = lazy.filter((path) => ELSEWHERE.networks.test(path))
  for (const path of [...workers, ...changing]) host.faults.set(path, faults.missing)
  const tried: string[] = []
  const without = async (attempt: Attempt, files = workers) =>
    void tried.push(...(await withoutFiles(host, files, attempt)))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const backend of ['cpu', 'webgl', 'wasm']) {
    if (backend === 'wasm') await page.addInitScript(withoutCrypto)
    asked.splice(0)
    await without({
      // The network with the fewest kinds of layers: WebGL runs in software here, and compiles for each.
      open: () => page.goto(`/?backend=${backend}${backend === 'webgl' ? '&model=starter' : ''}`),
      says: said(page),
      arrived: page.locator('main[data-state=ready]'),
    })
  }
  const pictures = ['grey12in16.png', 'one.gif', 'noend.jpg'].map(picturePath)
  for (const path of [...pictures, samplePath('cat')]) {
    const done = page.locator(`main[data-state=done][data-picture="${basename(path)}"]`)
    await without({ open: () => app.choose(path), says: said(page), arrived: done })
  }
  const saved: Download[] = []
  page.on('download', (download) => saved.push(download))
  const save = () => page.getByRole('button', { name: 'Save picture', exact: true }).click()
  await without({ open: save, again: save, says: said(page), arrived: async () => saved.length > 0 })
  const first = await app.predictions.allInnerTexts()
  await without({
    open: () => page.getByLabel('Values').selectOption('0..255'),
    says: said(page),
    arrived: async () => (await app.predictions.allInnerTexts()).join() !== first.join(),
  })
  await app.expectState('done', 'cat.png')
  const answer = await app.predictions.allInnerTexts()
  // An HDF5 file without a network.
  const file = readFileSync(new URL('../../fixtures/floats.h5', import.meta.url))
  const open = () => app.openWeights([{ name: 'none.h5', mimeType: '', buffer: file }])
  // It is prefetched in the background, so nothing is reported.
  await expect.poll(() => asked.some((url) => url.includes('/anotherNetwork-'))).toBe(true)
  await expect(app.alert).toHaveCount(0)
  const importing: Attempt = {
    ...{ open, again: open, says: dialog(page).getByRole('alert') },
    arrived: page.getByText('This HDF5 file has no'),
    stays: async () => expect(await app.predictions.allInnerTexts()).toEqual(answer),
  }
  await without(importing, [...workers, ...changing])

  // A network with operations that the one in use has not.
  const odd = readFileSync(new URL('../../fixtures/oracle/keras/odd-ops/model.keras', import.meta.url))
  const openOdd = () => app.openWeights([{ name: 'odd.keras', mimeType: '', buffer: odd }])
  const inUse = () => dialog(page).getByRole('listitem').filter({ hasText: 'in use' }).filter({ hasText: 'odd' })
  const told = dialog(page).getByRole('alert')
  await without({
    ...{ open: openOdd, says: told },
    // While it loads, it is the one in use too.
    arrived: async () =>
      (await inUse().isVisible()) &&
      (await told.count()) === 0 &&
      (await page.locator('main[data-state=loading]').count()) === 0,
  })
  await without({
    open: () => page.keyboard.press('Escape'),
    says: said(page),
    arrived: async () =>
      (await page.locator('main[data-state=done]').isVisible()) &&
      (await app.predictions.allInnerTexts()).join() !== answer.join(),
  })

  // The network runs without the other threads.
  host.headers = isolation
  const threads = workers.filter((path) => /\/(?:startThread|thread\.worker)-/.test(path)).toSorted()
  expect(threads).toHaveLength(2)
  for (const path of threads) {
    for (const way of WAYS) {
      host.faults.set(path, faults[way])
      host.asked.splice(0)
      await app.start(PAGE)
      expect(await page.evaluate(() => crossOriginIsolated && navigator.hardwareConcurrency > 1)).toBe(true)
      expect(host.asked).toContain(path)
    }
    host.faults.delete(path)
  }
  expect([...tried, ...threads].toSorted()).toEqual([...workers, ...changing].toSorted())
})
