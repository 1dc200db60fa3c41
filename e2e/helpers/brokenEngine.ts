import type { Page } from '@playwright/test'
import { smallAbout } from '../../fixtures/smallNetwork.ts'
import type { App } from './app.ts'
import { expectSmall } from './expectGolden.ts'

// What the tests of a lost engine have in common.

export const PAGE = `/?model=${smallAbout.id}`
export const GPU = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)'

/** In this time a network is loaded anew and has answered, on a graphics processor that is software, beside another test. */
export const patience = { timeout: 120_000 }

/** What stands on the stage are the numbers of this picture. */
export async function expectAnswer(app: App, picture: 'cat' | 'coffee'): Promise<void> {
  await app.expectState('done', `${picture}.png`, patience)
  await expectSmall(app, picture)
}

/** The sentences and the first predictions that stood on the page at any time, from when it is opened. */
export async function watchWords(page: Page) {
  await page.addInitScript(() => {
    const words = { sentences: new Set<string>(), firsts: new Set<string>() }
    Object.assign(globalThis, { words })
    new MutationObserver(() => {
      const status = document.querySelector('[role=status]')?.textContent
      const first = document.querySelector('[aria-label=Predictions] li')?.textContent
      if (status) words.sentences.add(status)
      if (first) words.firsts.add(first)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return () =>
    page.evaluate(() => {
      const { words } = globalThis as unknown as { words: { sentences: Set<string>; firsts: Set<string> } }
      return { sentences: [...words.sentences], firsts: [...words.firsts] }
    })
}

export const firstOf = async (app: App) => (await app.predictions.first().textContent()) ?? ''

export const stopped = 'The part of Heatlens that runs the network stopped; loading Small network again.'
export const reset = 'The graphics processor was reset; loading Small network again.'
