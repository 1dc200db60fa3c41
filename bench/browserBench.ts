import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { launch } from './browser.ts'
import { buildPage } from './buildPage.ts'
import type { Explained, Kind, Tasks } from './contenders/contender.ts'
import type { MethodAsked, MethodsTask, MethodTimes } from './contenders/methods.worker.ts'
import type { BenchJob } from './interleave.ts'
import { describeMachine } from './machine.ts'
import { openSite, type Site } from './site.ts'

/** One Chromium for all contenders of a table. */
export interface BrowserBench {
  machine: string
  site: Site
  context: BrowserContext
  /** A contender in a worker of its own, started when called. */
  start<K extends Kind>(kind: K, task: Tasks[K]): () => Promise<BrowserJob>
  /** A worker that times methods, in place of the one before. */
  startMethods(task: MethodsTask): Promise<(asked: MethodAsked) => Promise<MethodTimes>>
}

/** A contender in the browser. */
export interface BrowserJob extends BenchJob {
  run(): Promise<number>
  answer(): Promise<readonly number[]>
  /** Ends its worker. */
  stop(): void
  /** Explains a class from the last run. Throws Error if it cannot. */
  explain(classIndex: number): Promise<Omit<Explained, 'map'> & { map: number[] }>
}

/** A folder for packages and other files, deleted after the work. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'heatlens-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * The folders of a site: the built app, its model packages in `<folder>/model`, and the rest of the folder as
 * `/files/`.
 */
export const siteFolders = (folder: string) => ({
  '/model/': join(folder, 'model'),
  '/files/': folder,
  '/onnx/': join(folder, 'onnx'),
  '/': fileURLToPath(new URL('../dist', import.meta.url)),
})

/** Opens one Chromium on an isolated site that serves the app, the contenders and the folder. */
export async function withBrowserBench<T>(folder: string, work: (bench: BrowserBench) => Promise<T>): Promise<T> {
  await buildPage('contenders', join(folder, 'contenders'))
  const site = await openSite(
    {
      '/contenders/': join(folder, 'contenders'),
      '/ort/': fileURLToPath(new URL('../node_modules/onnxruntime-web/dist', import.meta.url)),
      ...siteFolders(folder),
    },
    { isolated: true },
  )
  const context = await launch(join(folder, 'profile'))
  try {
    const page = await context.newPage()
    await page.goto(`${site.address}/contenders/`)
    if (!(await page.evaluate(() => crossOriginIsolated)))
      throw new Error('The page is not isolated, so it has no threads.')
    let count = 0
    const start: BrowserBench['start'] = (kind, task) => async () => {
      const name = `${kind} ${++count}`
      // Playwright's types do not follow the page's own generic function.
      const asked = { name, kind: kind as 'heatlens', task: task as Tasks['heatlens'] }
      await page.evaluate(({ name, kind, task }) => window.contenders.start(name, kind, task), asked)
      return {
        run: () => page.evaluate((name) => window.contenders.run(name), name),
        answer: () => page.evaluate((name) => window.contenders.answer(name), name),
        stop: () => void page.evaluate((name) => window.contenders.stop(name), name).catch(() => {}),
        explain: (classIndex) =>
          page.evaluate(({ name, classIndex }) => window.contenders.explain(name, classIndex), { name, classIndex }),
      }
    }
    const startMethods: BrowserBench['startMethods'] = async (task) => {
      await page.evaluate((task) => window.contenders.startMethods(task), task)
      return (asked) => page.evaluate((asked) => window.contenders.time(asked), asked)
    }
    return await work({ machine: await describeMachine(page), site, context, start, startMethods })
  } finally {
    await context.close()
    site.stop()
  }
}
