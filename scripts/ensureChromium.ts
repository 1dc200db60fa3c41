import { spawnSync } from 'node:child_process'
import { findChromium } from './findChromium.ts'

/** How each package manager installs a Chromium. */
const managers = [
  ['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium'],
  ['dnf install -y -q chromium'],
  ['pacman -Sy --noconfirm chromium'],
  ['apk add -q chromium'],
]

const works = (command: string): boolean => spawnSync('sh', ['-c', command], { stdio: 'ignore' }).status === 0

/** Makes sure that the tests have a browser: one that is there, else the system's package manager's. Says what to do where that fails. */
function ensureChromium(): void {
  const manager = managers.find(([first = '']) => works(`command -v ${first.split(' ')[0]}`))
  const asRoot = process.getuid?.() === 0 ? '' : 'sudo -n '
  const mayInstall = manager && !process.env.CHROMIUM_PATH && (asRoot === '' || works('sudo -n true'))
  if (!findChromium() && mayInstall) {
    console.log('There is no Chromium on this machine; installing one with the system’s package manager.')
    for (const command of manager) spawnSync('sh', ['-c', `${asRoot}${command}`], { stdio: 'inherit' })
  }
  const path = findChromium()
  if (path) {
    console.log(`The tests run in ${path}.`)
    return
  }
  console.error(
    'The end-to-end tests need a Chromium, and none was found. Install one (Debian: apt-get install chromium; macOS and Windows: Google Chrome), ' +
      'run “npx playwright install chromium”, or name one with CHROMIUM_PATH=/path/to/chromium.',
  )
  process.exitCode = 1
}

ensureChromium()
