import { type ChildProcess, spawn } from 'node:child_process'
import { Builder, By, Key, type WebDriver, until as whenIt } from 'selenium-webdriver'
import { freePort } from '../../scripts/freePort.ts'

/** Heatlens in WebKitGTK, through WebDriver: Playwright only drives its own builds of WebKit. */
export interface WebKit {
  version: string
  driver: WebDriver
  /** Runs the body of an async function in the page and gives its result. */
  run<T>(body: string, ...args: unknown[]): Promise<T>
  /** Runs it until the result is truthy, and gives that. After `limitMs`, throws with the page's texts. */
  until<T>(body: string, args?: unknown[], limitMs?: number): Promise<T>
  /** Opens an address, waits for the network, and collects errors from then on. */
  open(address: string): Promise<void>
  /** Waits for the page's `data-state`, and for a picture on the stage. */
  state(state: string, picture?: string): Promise<void>
  /** Clicks the element with this accessible name. */
  press(name: string, among?: string): Promise<void>
  choose(selector: string, ...paths: string[]): Promise<void>
  key(key: string): Promise<void>
  /** Presses a button that saves a file, and gives the file. */
  save(button: string): Promise<{ name: string; bytes: Buffer }>
  /** Errors and policy violations since the last call. */
  errors(): Promise<string[]>
  stop(): Promise<void>
}

/** Watches the page, and intercepts downloads: WebKitGTK's download bar would shrink the window. */
const watch = `
if (globalThis.watched) return
const watched = (globalThis.watched = { errors: [], files: [] })
addEventListener('error', (event) => watched.errors.push(event.message))
addEventListener('unhandledrejection', ({ reason }) => watched.errors.push(String(reason)))
addEventListener('securitypolicyviolation', (event) => watched.errors.push(event.violatedDirective + ' ' + event.blockedURI))
const blobs = new Map()
const create = URL.createObjectURL.bind(URL)
URL.createObjectURL = (blob) => {
  const url = create(blob)
  blobs.set(url, blob)
  return url
}
const { click } = HTMLAnchorElement.prototype
HTMLAnchorElement.prototype.click = function () {
  if (this.download) watched.files.push({ name: this.download, blob: blobs.get(this.href) })
  else click.call(this)
}`

const base64Of = `
const { name, blob } = watched.files.at(-1)
const bytes = new Uint8Array(await blob.arrayBuffer())
let text = ''
for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
return { name, base64: btoa(text) }`

const pressing = `
const [name, among] = args
const named = (one) =>
  [one.getAttribute('aria-label'), one.innerText.trim(), one.innerText.trim().split('\\n')[0]].includes(name)
const found = [...document.querySelectorAll(among)].find((one) => named(one) && one.checkVisibility() && !one.disabled)
found?.click()
return found !== undefined`

/** Starts WebKitGTK through its WebDriver, on a screen of its own. */
export async function startWebKit(webDriver: string, screen: string): Promise<WebKit> {
  const port = await freePort()
  const args = ['-a', '-s', '-screen 0 1600x1200x24', webDriver, `--port=${port}`]
  // WebKit's sandbox does not run as root, as in a container.
  const env = { ...process.env, ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }) }
  const child = spawn(screen, args, { detached: true, stdio: 'ignore', env })
  try {
    const driver = await connect(`http://127.0.0.1:${port}`, child)
    await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 })
    await driver.manage().window().setRect({ width: 1440, height: 942 })
    const version = (await driver.getCapabilities()).getBrowserVersion() ?? 'of an unknown version'
    return drive(driver, version, child)
  } catch (error) {
    end(child)
    throw error
  }
}

async function connect(server: string, child: ChildProcess): Promise<WebDriver> {
  const started = Date.now()
  for (;;) {
    const isReady = await fetch(`${server}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) break
    if (child.exitCode !== null || Date.now() - started > 20_000)
      throw new Error('The WebDriver of WebKit did not start.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return new Builder().usingServer(server).withCapabilities({ browserName: 'MiniBrowser' }).build()
}

/** Ends the screen and everything that runs on it. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid)
  } catch {
    // It has already ended.
  }
}

function drive(driver: WebDriver, version: string, child: ChildProcess): WebKit {
  const run = async <T>(body: string, ...args: unknown[]): Promise<T> => {
    const script = `const done = arguments[arguments.length - 1]
      ;(async (args) => { ${body} })([...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }))`
    const { value, error } = (await driver.executeAsyncScript(script, ...args)) as { value: T; error?: string }
    if (error !== undefined) throw new Error(error)
    return value
  }
  const until = async <T>(body: string, args: unknown[] = [], limitMs = 30_000): Promise<T> => {
    const started = Date.now()
    for (;;) {
      const value = await run<T>(body, ...args)
      if (value) return value
      if (Date.now() - started > limitMs) {
        const said = await run(`const { state, picture } = document.querySelector('main')?.dataset ?? {}
          return { state, picture, alert: document.querySelector('[role=alert]')?.innerText, errors: globalThis.watched?.errors }`)
        throw new Error(`Waited in vain for: ${body} ${JSON.stringify(args)}. The page: ${JSON.stringify(said)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const state = async (wanted: string, picture?: string) => {
    await until(
      `const { state, picture } = document.querySelector('main')?.dataset ?? {}
      return state === args[0] && (args[1] === null || picture === args[1])`,
      [wanted, picture ?? null],
    )
  }
  const press = async (name: string, among = 'button, [role=tab], summary') => {
    await until(pressing, [name, among])
  }
  return {
    ...{ version, driver, run, until, state, press },
    async open(address) {
      await driver.get(address)
      await run(watch)
      await state('ready')
    },
    async choose(selector, ...paths) {
      // The panel renders a moment after the network is loaded.
      await (await driver.wait(whenIt.elementLocated(By.css(selector)), 20_000)).sendKeys(paths.join('\n'))
    },
    async key(key) {
      await driver.findElement(By.css('body')).sendKeys(Key.chord(key))
    },
    async save(button) {
      const before = await run<number>('return watched.files.length')
      await press(button)
      await until('return watched.files.length > args[0]', [before])
      const { name, base64 } = await run<{ name: string; base64: string }>(base64Of)
      return { name, bytes: Buffer.from(base64, 'base64') }
    },
    errors: () => run('return globalThis.watched?.errors.splice(0) ?? []'),
    async stop() {
      await driver.quit().catch(() => {})
      end(child)
    },
  }
}
