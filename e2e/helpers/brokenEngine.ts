import type { Page } from '@playwright/test'
import { smallAbout } from '../../fixtures/smallNetwork.ts'
import { type App, expect } from './app.ts'
import { expectSmall } from './expectGolden.ts'

// Shared helpers for the tests of a lost engine.

export const PAGE = `/?model=${smallAbout.id}`
export const GPU = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)'

/** Enough time to reload a network and answer, on software WebGL, beside another test. */
export const patience = { timeout: 120_000 }

/** The page's sentence on WebGL, once it was compared with the processor. */
export const onWebgl = /^It runs on WebGL\. A test picture took it [\d.,]+ ms; WebAssembly took [\d.,]+ ms\.$/

/** Opens the page with a held GPU, and waits until WebGL has taken over. */
export async function startOnGpu(app: App): Promise<void> {
  await app.start(PAGE)
  await expect(app.page.getByText(onWebgl)).toBeVisible(patience)
}

/** Expects the numbers of this picture on the stage. */
export async function expectAnswer(app: App, picture: 'cat' | 'coffee'): Promise<void> {
  await app.expectState('done', `${picture}.png`, patience)
  await expectSmall(app, picture)
}

/**
 * Collects what the page shows: the first predictions from the time it opens, and the sentences since the last call of
 * what it returns.
 */
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
      const sentences = [...words.sentences]
      words.sentences.clear()
      return { sentences, firsts: [...words.firsts] }
    })
}

export const firstOf = async (app: App) => (await app.predictions.first().textContent()) ?? ''

export const stopped = 'The part of Heatlens that runs the network stopped; loading Small network again.'
export const reset = 'The graphics processor was reset; loading Small network again.'
