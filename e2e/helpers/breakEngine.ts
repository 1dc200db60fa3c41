import type { Page, Worker } from '@playwright/test'

// Ways to break the engine under a page, for tests.

/** The page's side, on `window`. */
interface Breaking {
  /** The address of the worker that last opened a network. */
  explainer: string | undefined
  /** Has that worker hang, or close itself. */
  harm(how: Harm): void
  /** The worker that holds the network is terminated once at the next call of this method. */
  endAt: string | undefined
  /** How often each method was called. */
  asked: Record<string, number>
  /** The callbacks that run once a second. */
  ticks: Map<number, () => void>
}

type Harm = 'hang' | 'close'

/** The worker's side, on `globalThis`. */
interface BreakingGpu {
  /** The number of draws before the context is lost. */
  loseIn: number
  /** The current number of textures, and how many were ever made. */
  textures: number
  made: number
  /** The longest side of any texture so far, in texels. */
  longestSide: number
  lose(): void
}

type Broken = typeof globalThis & { breaking: Breaking; breakingGpu: BreakingGpu }

/**
 * Lets a test terminate the page's workers, and trigger the one-second ticks in place of the clock, unless it leaves
 * them to the clock. Call it before the page is opened.
 */
export async function holdWorkers(page: Page, ticks: 'by the test' | 'by the clock' = 'by the test'): Promise<void> {
  await page.addInitScript((isHeld) => {
    const breaking: Breaking = { explainer: undefined, harm: () => {}, endAt: undefined, asked: {}, ticks: new Map() }
    ;(globalThis as Broken).breaking = breaking
    // Only Chromium lets a test run code in a worker, so each gets this with its script.
    const suffer = () =>
      addEventListener('message', (event) => {
        const { harm } = event.data ?? {}
        if (harm === undefined) return
        event.stopImmediatePropagation()
        while (harm === 'hang');
        self.close()
      })
    globalThis.Blob = new Proxy(Blob, {
      construct: (plain, [parts, options]) =>
        new plain(options?.type === 'text/javascript' ? [...parts, `;(${suffer})()`] : parts, options),
    })
    globalThis.Worker = class extends Worker {
      readonly address: string
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.address = String(url)
      }
      // A message of src/worker/channel.ts.
      override postMessage(
        message: { name?: string; args?: readonly unknown[]; abort?: number },
        how?: StructuredSerializeOptions | Transferable[],
      ) {
        super.postMessage(message, how as Transferable[])
        const { abort, name: asked = abort === undefined ? '' : 'abort', args: [request] = [] } = message
        if ((request as { modelUrl?: string } | undefined)?.modelUrl) {
          breaking.explainer = this.address
          breaking.harm = (harm) => super.postMessage({ harm })
        }
        if (this.address !== breaking.explainer) return
        breaking.asked[asked] = (breaking.asked[asked] ?? 0) + 1
        if (asked !== breaking.endAt) return
        breaking.endAt = undefined
        this.terminate()
      }
    }
    if (!isHeld) return
    const { setInterval, clearInterval } = globalThis
    let next = 1e9
    globalThis.setInterval = ((run: () => void, ms: number) => {
      if (ms !== 1000) return setInterval(run, ms)
      breaking.ticks.set(++next, run)
      return next
    }) as typeof setInterval
    globalThis.clearInterval = (id) => {
      if (!breaking.ticks.delete(id as unknown as number)) clearInterval(id)
    }
  }, ticks === 'by the test')
}

/** Terminates the worker that holds the network, silently, at the next call of this method. */
export const endWorkerAt = (page: Page, call: string) =>
  page.evaluate((at) => {
    ;(globalThis as Broken).breaking.endAt = at
  }, call)

/** Has the worker that holds the network hang until it is terminated, or close itself. */
export const harmWorker = (page: Page, how: Harm) =>
  page.evaluate((harm) => (globalThis as Broken).breaking.harm(harm), how)

/** How often this method was called on the workers that held the network. */
export const countAsked = (page: Page, call: string) =>
  page.evaluate((asked) => (globalThis as Broken).breaking.asked[asked] ?? 0, call)

/** Triggers the ticks of this many seconds at once, in which no worker can answer. Gives whether anything ticked. */
export const tick = (page: Page, seconds: number) =>
  page.evaluate((count) => {
    const { ticks } = (globalThis as Broken).breaking
    const isAny = ticks.size > 0
    for (let i = 0; i < count; i++) for (const run of ticks.values()) run()
    return isAny
  }, seconds)

/**
 * Like {@link holdWorkers}, and also controls the WebGL context in the worker that holds the network, the name of its
 * GPU, and which engine is the faster one: WebGL runs in software here, but by the clock of a worker that draws nothing
 * everything takes a thousand times as long.
 */
export async function holdGpu(page: Page, renderer: string, faster: 'webgl' | 'wasm' = 'webgl'): Promise<void> {
  await holdWorkers(page)
  const hold = (name: string, isFaster: boolean) => {
    let hasDrawn = false
    const now = performance.now.bind(performance)
    if (isFaster) performance.now = () => now() * (hasDrawn ? 1 : 1000)
    const breaking: BreakingGpu = {
      loseIn: Number.POSITIVE_INFINITY,
      textures: 0,
      made: 0,
      longestSide: 0,
      lose: () => {},
    }
    ;(globalThis as Broken).breakingGpu = breaking
    const gl = WebGL2RenderingContext.prototype
    const { createTexture, deleteTexture, drawElements, getParameter, texStorage2D } = gl
    gl.createTexture = function () {
      breaking.textures++
      breaking.made++
      return createTexture.call(this)
    }
    gl.deleteTexture = function (texture) {
      breaking.textures--
      deleteTexture.call(this, texture)
    }
    gl.texStorage2D = function (...what) {
      breaking.longestSide = Math.max(breaking.longestSide, what[3], what[4])
      texStorage2D.apply(this, what)
    }
    gl.drawElements = function (...what) {
      hasDrawn = true
      breaking.lose = () => this.getExtension('WEBGL_lose_context')?.loseContext()
      if (breaking.loseIn-- <= 0) {
        breaking.loseIn = Number.POSITIVE_INFINITY
        breaking.lose()
      }
      drawElements.apply(this, what)
    }
    gl.getParameter = function (what) {
      const UNMASKED_RENDERER_WEBGL = 0x9246
      return what === UNMASKED_RENDERER_WEBGL ? name : getParameter.call(this, what)
    }
  }
  await page.route('**/assets/explainer.worker-*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      body: `(${hold})(${JSON.stringify(renderer)}, ${faster === 'webgl'});\n${await response.text()}`,
    })
  })
}

/** The worker that holds the network. */
async function explainerOf(page: Page): Promise<Worker> {
  const address = await page.evaluate(() => (globalThis as Broken).breaking.explainer)
  const worker = page.workers().find((one) => one.url() === address)
  if (!worker) throw new Error('No worker holds the network.')
  return worker
}

/** Loses the context: at once, or before the draw after this many. */
export async function loseContext(page: Page, afterDraws?: number): Promise<void> {
  await (await explainerOf(page)).evaluate((draws) => {
    const { breakingGpu } = globalThis as Broken
    if (draws === undefined) breakingGpu.lose()
    else breakingGpu.loseIn = draws
  }, afterDraws)
}

/** A worker that waits within a draw. */
export interface StoppedDrawing {
  /** Resolves once it waits. */
  stopped: Promise<void>
  goOn(): void
}

/** Stops the worker that holds the network at its next draw, where it waits for the answer to a request. */
export async function stopDrawing(page: Page): Promise<StoppedDrawing> {
  const address = new URL('/stopped', page.url()).href
  let goOn = () => {}
  const released = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let tellStopped = () => {}
  const stopped = new Promise<void>((resolve) => {
    tellStopped = resolve
  })
  await page.route(address, async (route) => {
    tellStopped()
    await released
    await route.fulfill({ status: 204 })
  })
  await (await explainerOf(page)).evaluate((path) => {
    const gl = WebGL2RenderingContext.prototype
    const { drawElements } = gl
    gl.drawElements = function (...what) {
      gl.drawElements = drawElements
      const request = new XMLHttpRequest()
      request.open('GET', path, false)
      request.send()
      drawElements.apply(this, what)
    }
  }, address)
  return { stopped, goOn }
}

/** How many textures were ever made. */
export const countMadeTextures = async (page: Page): Promise<number> =>
  (await explainerOf(page)).evaluate(() => (globalThis as Broken).breakingGpu.made)

/** The number of textures, and the longest side of any so far. */
export const measureTextures = async (page: Page): Promise<{ count: number; longestSide: number }> =>
  (await explainerOf(page)).evaluate(() => {
    const { textures, longestSide } = (globalThis as Broken).breakingGpu
    return { count: textures, longestSide }
  })
