import { defineConfig } from '@playwright/test'
import { findChromium, findHeadlessShell } from './scripts/findChromium.ts'
import { freePort } from './scripts/freePort.ts'

// Without the rest of a browser, a page opens in half the time. What needs the rest asks for it: keepsNothing.spec.ts.
const executablePath = findHeadlessShell() ?? findChromium()
// A free one, so that a server left over from another run is in nobody's way. The processes of the workers read this file
// too and inherit the choice.
process.env.PORT ??= String(await freePort())
const port = Number(process.env.PORT)

export default defineConfig({
  testDir: 'e2e',
  // In other engines: playwright.firefox.config.ts. What takes long: playwright.slow.config.ts.
  testIgnore: ['e2e/browsers/**', 'e2e/slow/**'],
  globalTeardown: './e2e/helpers/listRequests.ts',
  // What is waited for is a condition; how long it may take is generous, because machines are busy with other things.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  workers: 2,
  // One that fails and then passes is listed as flaky: it has a race that is to be found.
  retries: 1,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  use: {
    baseURL: `http://localhost:${port}`,
    // Requests that a service worker answers or makes are not seen by `page.route`, which many tests use, and each test would begin with fetching the
    // whole page once more. The tests that are about it allow it: offline.spec.ts, updates.spec.ts and launches.spec.ts in slow/.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium's own sandbox does not run as root, as in a container.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: { command: `npx vite preview --port ${port} --strictPort`, port, reuseExistingServer: false },
})
