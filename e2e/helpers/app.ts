import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { decodePng } from '../../fixtures/goldens.ts'
import { makePackage, type PackageFiles } from '../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../fixtures/seededVgg.ts'
import type { toSavedData } from '../../src/export/savedData.ts'
import { type Pixels, TEACHING_MODEL } from '../../src/types.ts'
import { watchRequests } from './requests.ts'
import { type ModelHost, serveModel } from './serveDist.ts'

export type SavedData = ReturnType<typeof toSavedData>

/** A file created by a test. */
export interface MadeFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** Page object for Heatlens. */
export class App {
  readonly main: Locator
  readonly alert: Locator
  readonly status: Locator
  readonly heatmap: Locator
  readonly predictions: Locator

  readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.alert = page.getByRole('alert')
    this.status = page.getByRole('status')
    this.heatmap = page.getByRole('img', { name: /^Heatmap/ })
    this.predictions = page.getByRole('list', { name: 'Predictions' }).getByRole('listitem')
  }

  /**
   * Opens the app with a query or at another address, and waits for the network: as of somebody who used the small
   * network last, whose golden numbers most specs know. See {@link visit}.
   */
  async start(address = ''): Promise<void> {
    await this.page.addInitScript(rememberTeaching, TEACHING_MODEL)
    await this.visit(address)
  }

  /** The same as at a first visit, with the network that comes with the page. */
  async visit(address = ''): Promise<void> {
    await this.page.goto(address || '/')
    await this.expectState('ready')
  }

  async choose(...files: (string | MadeFile)[]): Promise<void> {
    const payload = files.map((file) =>
      typeof file === 'string' ? { name: basename(file), mimeType: 'image/png', buffer: readFileSync(file) } : file,
    )
    await this.page.getByLabel('Choose pictures').setInputFiles(payload)
  }

  async expectState(
    state: 'ready' | 'working' | 'done' | 'failed',
    picture?: string,
    options?: { timeout: number },
  ): Promise<void> {
    await expect(this.main).toHaveAttribute('data-state', state, options)
    if (picture !== undefined) await expect(this.main).toHaveAttribute('data-picture', picture)
  }

  /** Opens the files of a network in the Model dialog; opens the dialog if necessary. */
  async openWeights(files: string | (string | MadeFile)[]): Promise<void> {
    const isOpen = await this.page.getByRole('dialog', { name: 'Model' }).isVisible()
    if (!isOpen) await this.page.getByRole('button', { name: 'Model', exact: true }).click()
    await this.page.getByLabel('Choose network files').setInputFiles(files as string)
  }

  sample(name: string): Locator {
    return this.page.getByRole('group', { name: 'Samples' }).getByRole('button', { name })
  }

  /** Opens what few want to know of an answer, unless it is open. */
  async openDetails(): Promise<void> {
    const details = this.page.locator('.details')
    await expect(details).toBeVisible()
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  }

  /** Presses what is folded away once there is a picture: a sample, or another way to a picture. */
  async pressFolded(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
    const folded = this.page.getByRole('group', { name: 'More', exact: true })
    await folded.getByRole('button', { name }).click()
    await expect(folded).toBeHidden()
  }

  /** Explains one of the predictions. Its preview may appear before the answer, because the pointer is on it. */
  async explain(prediction: Locator): Promise<void> {
    const button = prediction.getByRole('button')
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }

  async savedData(): Promise<SavedData> {
    return JSON.parse((await this.save('Save data')).bytes.toString('utf8'))
  }

  async savedPicture(): Promise<Pixels> {
    return decodePng((await this.save('Save picture')).bytes)
  }

  async save(button: 'Save data' | 'Save picture'): Promise<{ name: string; bytes: Buffer }> {
    const waiting = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: button }).click()
    const download = await waiting
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
}

/** Unless another network was used last, it was this one. It is injected as text. */
function rememberTeaching(id: string): void {
  try {
    if (localStorage.getItem('heatlens-model') === null) localStorage.setItem('heatlens-model', id)
  } catch {
    // Nothing is remembered where site data is blocked.
  }
}

/** Logs policy violations of the page and of its workers to the console. It is injected as text. */
function tellViolations(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`)
  })
  globalThis.Blob = new Proxy(Blob, {
    construct: (plain, [parts, options]) =>
      new plain(options?.type === 'text/javascript' ? [...parts, `;(${tellViolations})()`] : parts, options),
  })
}

/** What Firefox logs as an error, where Chromium writes to the console. */
const toldByFirefox = [
  // Without an address: a request that the service worker was about to answer when its page was left.
  'Failed to load ‘’. A ServiceWorker intercepted the request and encountered an unexpected error.',
  // A site that does not let others read its answer.
  'The Same Origin Policy disallows reading',
  // A script in whose place something else came.
  'Loading module from',
]

/** Collects uncaught errors and policy violations of a context's pages and workers. */
export async function watchErrors(context: BrowserContext, broken: string[]): Promise<void> {
  context.on('weberror', (error) => {
    const { message } = error.error()
    if (!toldByFirefox.some((start) => message.startsWith(start))) broken.push(message)
  })
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) broken.push(message.text())
  })
  await context.addInitScript(tellViolations)
}

/**
 * Provides the app to every test, and fails on requests to origins outside of `mayAsk`, policy violations, and uncaught
 * errors.
 */
export const test = base.extend<{ app: App; mayAsk: readonly string[] }>({
  /** Origins that a person requests in the test. */
  mayAsk: [[], { option: true }],
  app: async ({ page, context, baseURL, mayAsk }, use) => {
    const asked = watchRequests(context, [baseURL], mayAsk)
    const broken: string[] = []
    await watchErrors(context, broken)
    await use(new App(page))
    expect(
      asked.filter(({ who }) => who === 'foreign'),
      'requests to other sites',
    ).toEqual([])
    expect(broken, 'errors and violations').toEqual([])
  },
})

let seeded: Promise<PackageFiles> | undefined

/** The package of the goldens' seeded network. */
export function seededPackage(): Promise<PackageFiles> {
  seeded ??= makePackage(seededVgg(), seededAbout, 'float32')
  return seeded
}

/** A network that a host serves, with its name. */
interface ServedNetwork {
  id: string
  package(): Promise<PackageFiles>
}

/**
 * Like {@link test}, on a separate host that can be made to fail. It serves the seeded network as model
 * `eighth-seeded`, or the network of `served`.
 */
export const hostTest = test.extend<{ host: ModelHost; served: ServedNetwork }>({
  served: [{ id: seededAbout.id, package: seededPackage }, { option: true }],
  host: async ({ served }, use) => {
    const host = await serveModel(served.id, await served.package())
    await use(host)
    host.stop()
  },
  baseURL: ({ host }, use) => use(host.address),
})

/** The same with scaled logits: softmax becomes as certain as needed. */
export function surerPackage(times: number): Promise<PackageFiles> {
  const network = seededVgg()
  const surer = network.tensors.map(({ readRows, ...tensor }) => ({
    ...tensor,
    readRows: (start: number, end: number) =>
      readRows(start, end).map((value) => (tensor.name.startsWith('predictions/') ? value * times : value)),
  }))
  return makePackage({ ...network, tensors: surer }, seededAbout, 'float32')
}

/** Serves the goldens' seeded network, or another package, as model `eighth-seeded`. */
export async function serveSeeded(page: Page, other?: PackageFiles): Promise<void> {
  const files = other ?? (await seededPackage())
  await page.route('**/model/eighth-seeded/*', async (route) => {
    const path = new URL(route.request().url()).pathname.split('/').at(-1) as string
    const bytes = files.get(path)
    const contentType = path.endsWith('.json') ? 'application/json' : 'application/octet-stream'
    await (bytes ? route.fulfill({ body: Buffer.from(bytes), contentType }) : route.fulfill({ status: 404 }))
  })
}

export { expect }
