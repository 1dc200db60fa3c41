import { chromium } from '@playwright/test'
import { findProgram } from './findPrograms.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a Chromium: CHROMIUM_PATH, else an installed one, else Playwright's own. Undefined if there is none. */
export const findChromium = (): string | undefined =>
  findProgram('CHROMIUM_PATH', names, [...places, chromium.executablePath()])

/** The path of Chromium's headless shell, which opens a page at about half the cost; undefined where there is none, or CHROMIUM_PATH names another. */
export const findHeadlessShell = (): string | undefined =>
  process.env.CHROMIUM_PATH ? undefined : findProgram('CHROMIUM_SHELL_PATH', ['chromium-headless-shell'], [])
