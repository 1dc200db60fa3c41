import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../scripts/findChromium.ts'

/** How often a page is polled. */
const EVERY_MS = 50
const LIMIT_MS = 300_000

/**
 * A browser without instrumentation. Playwright makes a browser keep what its pages receive and write, in the very
 * processes whose memory is measured.
 */
export interface BareBrowser {
  goto(url: string): Promise<void>
  /** Evaluates an expression in the page. */
  evaluate<T>(expression: string): Promise<T>
  /** Polls until an expression is true. Throws Error after five minutes. */
  until(expression: string): Promise<void>
  /** Drops a file onto the page once `isOver` is true. */
  drop(file: string, isOver: string): Promise<void>
  close(): Promise<void>
}

type Reply = { id?: number; result?: unknown; error?: { message: string } }

/** Starts Chromium with a profile folder and one page, and talks to it in the DevTools protocol through a pipe. */
export async function startBareBrowser(profile: string): Promise<BareBrowser> {
  const args = [
    ...['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--window-size=1440,900'],
    ...[
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-component-update',
      '--disable-background-networking',
    ],
    // A spare process for the next site does not belong to the tab.
    '--disable-features=SpareRendererForSitePerProcess',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ]
  const chromium = findChromium()
  if (!chromium) throw new Error('There is no Chromium. Install one; npm run test:e2e says how.')
  const child = spawn(chromium, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const waiting = new Map<number, (reply: Reply) => void>()
  let rest = ''
  let count = 0
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply)
    }
  })
  const send = <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      const id = ++count
      waiting.set(id, ({ error, result }) => {
        waiting.delete(id)
        if (error) reject(new Error(error.message))
        else resolve(result as T)
      })
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  const { targetInfos } = await send<{ targetInfos: { type: string; targetId: string }[] }>('Target.getTargets')
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })

  const evaluate: BareBrowser['evaluate'] = async <T>(expression: string) => {
    const parameters = { expression, awaitPromise: true, returnByValue: true }
    const { result } = await send<{ result: { value: T } }>('Runtime.evaluate', parameters, sessionId)
    return result.value
  }
  const until: BareBrowser['until'] = async (expression) => {
    const end = performance.now() + LIMIT_MS
    while (!(await evaluate<boolean>(expression))) {
      if (performance.now() > end) throw new Error(`The page never came so far: ${expression}`)
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  }
  return {
    evaluate,
    until,
    async goto(url) {
      await send('Page.navigate', { url }, sessionId)
      await until(`location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`)
    },
    async drop(file, isOver) {
      const data = { items: [], files: [file], dragOperationsMask: 1 }
      const drag = (type: string) => send('Input.dispatchDragEvent', { type, x: 400, y: 400, data }, sessionId)
      await drag('dragEnter')
      await drag('dragOver')
      await until(isOver)
      // The drop works only after the page has accepted the last drag event.
      await drag('dragOver')
      await drag('drop')
    },
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      void send('Browser.close').catch(() => {})
      await gone
    },
  }
}
