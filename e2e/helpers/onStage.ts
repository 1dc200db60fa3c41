import type { Locator, Page } from '@playwright/test'
import { decodePng, samplePath } from '../../fixtures/goldens.ts'
import type { Heatmap, Pixels } from '../../src/types.ts'
import type { App, MadeFile } from './app.ts'

// Shared helpers for the tests of the stage: how to get a picture on it, and what is visible.

export const stageOf = (page: Page) => page.getByRole('application', { name: 'Stage' })
export const slider = (page: Page, name: string) => page.getByRole('slider', { name })
export const styleButton = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Style' }).getByText(name, { exact: true })
export const zoom = (page: Page) => page.getByRole('group', { name: 'Zoom' })

export async function show(app: App, query = '', picture: string | MadeFile = samplePath('cat')): Promise<void> {
  await app.start(query)
  await app.choose(picture)
  await app.expectState('done')
}

export async function mapOf(app: App): Promise<Heatmap> {
  const { map } = (await app.savedData()).explanation
  return { ...map, values: Float32Array.from(map.values) }
}

export async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return box
}

/** A screenshot of the picture's area. */
export async function seen(app: App): Promise<Pixels> {
  await app.page.mouse.move(5, 5)
  return decodePng(await app.heatmap.screenshot({ animations: 'disabled' }))
}

/** The positions of everything that must not move, by name. */
export async function places(page: Page) {
  const names: [string, Locator][] = [
    ['picture', page.getByRole('img', { name: /^Heatmap/ })],
    ['look', page.getByRole('group', { name: 'Style' })],
    ['colours', page.getByRole('combobox', { name: 'Colours' })],
    ['compare', page.getByRole('button', { name: 'Compare', exact: true })],
    ['photo', page.getByRole('button', { name: 'Hold to see photo' })],
    ['zoom', page.getByRole('group', { name: 'Zoom' })],
    ['predictions', page.getByRole('list', { name: 'Predictions' })],
    ['channels', page.getByRole('region', { name: 'Channels' })],
  ]
  const found: Record<string, unknown> = {}
  for (const [name, element] of names) found[name] = await element.boundingBox()
  return found
}
