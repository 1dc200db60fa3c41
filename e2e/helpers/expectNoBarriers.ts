import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
import { expect } from './app.ts'

/** What is found is all that is asked for: naming all that is well takes most of the time. */
const options: RunOptions = { resultTypes: ['violations'] }

/** Colours on their way from one to another have a contrast that is nobody's. */
const settle = (page: Page) =>
  page.evaluate(async () => {
    const ways = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(ways.map(({ finished }) => finished))
  })

/** What keeps people out of the page as it is now, as axe has it: the rule, and the elements that break it. */
async function findBarriers(page: Page): Promise<[rule: string, elements: string[]][]> {
  await settle(page)
  const { violations } = await (page.frames().length > 1 ? inAllFrames(page) : inOneFrame(page))
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])
}

/** Opens a page of its own to put the answers of the frames together. */
const inAllFrames = (page: Page) => new AxeBuilder({ page }).options(options).analyze()

/** Axe is read once a document. */
async function inOneFrame(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate((how) => (window as unknown as { axe: typeof axe }).axe.run(document, how), options)
}

/** Nothing on the page as it is now keeps anybody out, and it does not scroll sideways. `what` names it where it does. */
export async function expectNoBarriers(page: Page, what = 'the page'): Promise<void> {
  expect(await findBarriers(page), what).toEqual([])
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(scrollWidth, what).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
