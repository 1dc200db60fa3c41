import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'
import { findFirefox } from './scripts/findPrograms.ts'

const executablePath = findFirefox()

/**
 * The tests of the main road: open, sample, drop, the golden numbers, save, walkthrough, a network that breaks off, offline, another
 * version, networks as people have them, the search for a class, a link, the map. */
const mainRoad = [
  /on wasm: what is saved is what PIL, torch and OpenCV give/,
  /a PNG is decoded to the bit/,
  /every kind of file is seen as Pillow sees it/,
  /a picture that is dropped is looked at/,
  /the walkthrough shows every step with the numbers/,
  /a shard that is broken off is told/,
  /offline halfway: told/,
  /after one visit all of it works without a server/,
  /a newer version is offered/,
  /on a host that reads _headers all of it works/,
  /several threads give the numbers of one/,
  /below the minimum, one sentence says/,
  /Teachable Machine’s exports open/,
  /files of one network that come one after another/,
  /a class is found and chosen by keyboard alone/,
  /a link brings another browser to the same state/,
  /the map is read under the pointer and with the arrows/,
]

/**
 * The main road in Firefox: `npm run test:browsers`, which also patches Playwright for Firefox ESR (e2e/browsers/patchPlaywright.cjs). Any other test can
 * be named behind `--`.
 */
export default defineConfig({
  ...base,
  testIgnore: [],
  ...(process.env.MAIN_ROAD && { grep: mainRoad }),
  reporter: [['list'], ['json', { outputFile: 'test-results/firefox.json' }]],
  use: {
    ...base.use,
    browserName: 'firefox',
    // By WebDriver BiDi, so that it is the Firefox that is installed and not one that Playwright has built.
    channel: 'moz-firefox',
    launchOptions: {
      ...(executablePath && { executablePath }),
      firefoxUserPrefs: {
        // The panel of the downloads takes the focus from the page.
        'browser.download.alwaysOpenPanel': false,
        // As in Chromium's tests, scroll bars take no space: a window of 390 pixels is a phone.
        'ui.useOverlayScrollbars': 1,
        'widget.gtk.overlay-scrollbars.enabled': true,
      },
    },
  },
})
