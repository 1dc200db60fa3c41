import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/findChromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 30_000 },
  workers: 2,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    baseURL: 'http://localhost:4179',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium's own sandbox does not run as root, as in a container.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: { command: 'npx vite preview --port 4179 --strictPort', port: 4179, reuseExistingServer: false },
})
