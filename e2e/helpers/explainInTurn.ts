import type { Page } from '@playwright/test'

/**
 * Explains the three predictions in turn, this many times: clicks in the page itself, and waits until each heatmap is
 * that of its class. Clicks of Playwright's mouse would take ten times as long.
 */
export const explainInTurn = (page: Page, times: number): Promise<void> =>
  page.evaluate(async (count) => {
    const prediction = (index: number) => {
      const found = document.querySelectorAll<HTMLButtonElement>('[aria-label=Predictions] li button')[index]
      if (!found) throw new Error('There are fewer than three predictions.')
      return found
    }
    const isShown = (index: number) => {
      const label = prediction(index).querySelector('.prediction-label')?.textContent ?? 'no label'
      const heatmap = document.querySelector('[role=img][aria-label^=Heatmap]')?.getAttribute('aria-label') ?? ''
      return prediction(index).ariaPressed === 'true' && heatmap.startsWith(`Heatmap for ${label} `)
    }
    for (let i = 1; i <= count; i++) {
      prediction(i % 3).click()
      while (!isShown(i % 3)) await new Promise(requestAnimationFrame)
    }
  }, times)
