import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
import { expect } from './app.ts'

/**
 * Only violations are collected: listing what passes takes most of the time. Style sheets are not fetched once more: only
 * a rule that is off by itself reads them (css-orientation-lock).
 */
const options: RunOptions = { resultTypes: ['violations'], preload: { assets: ['media'] } }

/**
 * Ends CSS transitions: a colour in a transition has a contrast of its own. Behind a dialog that covers the page they
 * would not end by themselves, because Chromium without a window draws no more frames.
 */
const settle = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  })

/** The accessibility violations of the page as it is now, according to axe: the rule, and the elements. */
async function findBarriers(page: Page): Promise<[rule: string, elements: string[]][]> {
  await settle(page)
  const { violations } = await (page.frames().length > 1 ? inAllFrames(page) : inOneFrame(page))
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])
}

/** Opens a page of its own to combine the results of the frames. */
const inAllFrames = (page: Page) => new AxeBuilder({ page }).options(options).analyze()

/** Axe is injected once per document. */
async function inOneFrame(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate((how) => (window as unknown as { axe: typeof axe }).axe.run(document, how), options)
}

/**
 * Expects that the page as it is now has no accessibility violations and does not scroll sideways. `what` names it in
 * failures.
 */
export async function expectNoBarriers(page: Page, what = 'the page'): Promise<void> {
  expect(await findBarriers(page), what).toEqual([])
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(scrollWidth, what).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
