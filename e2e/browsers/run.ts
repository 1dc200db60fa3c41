import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { JSONReport } from '@playwright/test/reporter'
import { findFirefox, findScreen, findWebKitDriver } from '../../scripts/findPrograms.ts'
import { type Count, followMainRoad } from './webKitFlow.ts'

// `npm run test:browsers` runs the main flow of the built page in Firefox and in WebKit. With Playwright arguments, it
// runs these tests in Firefox: `npm run test:browsers -- e2e/search.spec.ts`. Reports an engine that is not installed,
// without failing.

const named = process.argv.slice(2)
const screen = findScreen()

/** Runs the tests of playwright.firefox.config.ts, or only the given ones. */
function inFirefox(): Count {
  const report = fileURLToPath(new URL('../../test-results/firefox.json', import.meta.url))
  rmSync(report, { force: true })
  // With a screen, Firefox has WebGL.
  const command = [...(screen ? [screen, '-a'] : []), 'npx', 'playwright', 'test', '-c', 'playwright.firefox.config.ts']
  const [program = '', ...args] = [...command, ...named]
  const patch = fileURLToPath(new URL('patchPlaywright.cjs', import.meta.url))
  const options = `${process.env.NODE_OPTIONS ?? ''} --require "${patch}"`
  const { status } = spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options, ...(named.length === 0 && { MAIN_ROAD: '1' }) },
  })
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as JSONReport
  const passed = stats.expected + stats.flaky
  // The run also fails on errors outside of its tests.
  return { passed, failed: Math.max(stats.unexpected, status === 0 ? 0 : 1) }
}

const total: Count = { passed: 0, failed: 0 }
const add = (name: string, { passed, failed }: Count) => {
  total.passed += passed
  total.failed += failed
  console.log(`${name}: ${passed} passed, ${failed} failed`)
}
const notHere = (name: string) => console.log(`${name}: not tested, it is not on this machine`)

if (findFirefox()) add('Firefox', inFirefox())
else notHere('Firefox')

const webDriver = findWebKitDriver()
if (named.length === 0) {
  if (webDriver && screen) add('WebKit', await followMainRoad(webDriver, screen))
  else notHere('WebKit')
}
console.log(`browsers: ${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)
