import { spawnSync } from 'node:child_process'
import { findChromium, findHeadlessShell } from './findChromium.ts'
import { findFirefox, findScreen, findWebKitDriver } from './findPrograms.ts'

// `tsx scripts/ensureBrowsers.ts chromium`, or `firefox webkit`: makes sure that the tests have these browsers, either
// installed ones or from the system's package manager. Fails if the tests cannot run without one; otherwise says what
// is missing.

interface Wanted {
  name: string
  find(): string | undefined
  /** The environment variable with its path; if it is set, nothing is installed. */
  variable: string
  /** Its packages by package manager; if one lacks it, nothing is tried. */
  packages: Partial<Record<Manager, string>>
  /** What to do if it is not available. */
  advice: string
  /** True if no test can run without it. */
  isNeeded: boolean
  /** What its absence means, where it is not that its tests are left out. */
  without?: string
}

type Manager = keyof typeof managers

/**
 * How each package manager installs packages. APT can wait for another installation, but not for the lock of its lists
 * ({@link run}).
 */
const managers = {
  'apt-get': (packages: string) => [
    'apt-get -o DPkg::Lock::Timeout=300 update -qq',
    `apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends ${packages}`,
  ],
  dnf: (packages: string) => [`dnf install -y -q ${packages}`],
  pacman: (packages: string) => [`pacman -Sy --noconfirm ${packages}`],
  apk: (packages: string) => [`apk add -q ${packages}`],
}

const browsers: Record<string, Wanted> = {
  chromium: {
    name: 'Chromium',
    find: findChromium,
    variable: 'CHROMIUM_PATH',
    packages: { 'apt-get': 'chromium', dnf: 'chromium', pacman: 'chromium', apk: 'chromium' },
    advice:
      'Install one (Debian: apt-get install chromium; macOS and Windows: Google Chrome), run “npx playwright install chromium”, or name one with CHROMIUM_PATH=/path/to/chromium.',
    isNeeded: true,
  },
  shell: {
    name: 'Chromium’s headless shell',
    find: () => (process.env.CHROMIUM_PATH ? findChromium() : findHeadlessShell()),
    variable: 'CHROMIUM_PATH',
    packages: { 'apt-get': 'chromium-headless-shell' },
    advice: 'Debian and Ubuntu have it (apt-get install chromium-headless-shell).',
    isNeeded: false,
    without: 'The tests run in the whole browser, which takes longer',
  },
  firefox: {
    name: 'Firefox',
    find: findFirefox,
    variable: 'FIREFOX_PATH',
    packages: { 'apt-get': 'firefox-esr', dnf: 'firefox', pacman: 'firefox', apk: 'firefox-esr' },
    advice: 'Install one (Debian: apt-get install firefox-esr), or name one with FIREFOX_PATH=/path/to/firefox.',
    isNeeded: false,
  },
  webkit: {
    name: 'WebKitGTK with its WebDriver and a screen for it',
    find: () => findScreen() && findWebKitDriver(),
    variable: 'WEBKIT_DRIVER_PATH',
    packages: { 'apt-get': 'webkit2gtk-driver xvfb xauth' },
    advice:
      'Debian and Ubuntu have it (apt-get install webkit2gtk-driver xvfb xauth). Safari’s engine is not to be had on Windows.',
    isNeeded: false,
  },
}

const works = (command: string): boolean => spawnSync('sh', ['-c', command], { stdio: 'ignore' }).status === 0

/** Runs a command; if another package manager holds a lock, retries every five seconds for five minutes. */
function run(command: string): void {
  for (let left = 60; left > 0; left--) {
    const { stderr } = spawnSync('sh', ['-c', command], { stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' })
    process.stderr.write(stderr)
    if (!/(could not get|unable to acquire|unable to) lock/i.test(stderr)) return
    spawnSync('sleep', ['5'])
  }
}

function ensure({ name, find, variable, packages, advice, isNeeded, without = 'Not tested' }: Wanted): void {
  const manager = (Object.keys(managers) as Manager[]).find((one) => works(`command -v ${one}`))
  const wanted = manager && packages[manager]
  const asRoot = process.getuid?.() === 0 ? '' : 'sudo -n '
  const mayInstall = !process.env[variable] && (asRoot === '' || works('sudo -n true'))
  if (!find() && manager && wanted && mayInstall) {
    console.log(`There is no ${name} on this machine; installing it with the system’s package manager.`)
    for (const command of managers[manager](wanted)) run(asRoot + command)
  }
  const path = find()
  if (path) console.log(`The tests run in ${path}.`)
  else if (isNeeded) {
    console.error(`The end-to-end tests need a ${name}, and none was found. ${advice}`)
    process.exitCode = 1
  } else console.log(`${without}, because it is not on this machine: ${name}. ${advice}`)
}

for (const id of process.argv.slice(2)) {
  const wanted = browsers[id]
  if (!wanted) throw new Error(`There is no browser “${id}”; there are ${Object.keys(browsers).join(', ')}.`)
  ensure(wanted)
}
