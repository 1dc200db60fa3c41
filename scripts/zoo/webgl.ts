import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { App } from '../../e2e/helpers/app.ts'
import { modelDialog, rowOf } from '../../e2e/helpers/modelDialog.ts'
import { serveDist } from '../../e2e/helpers/serveDist.ts'
import { findChromium } from '../findChromium.ts'
import { compareAnswers, type Distances, type Found, readZooAnswers } from './distances.ts'

/** Software WebGL takes minutes for a large network. */
const LIMIT_MS = 900_000

/** The page's names of what Keras' `preprocess_input` does, or torchvision's `Normalize`. */
const values: Readonly<Record<string, string>> = {
  ...{ raw: '0..255', unit: '0..1', tf: '-1..1', caffe: 'caffe', torch: 'torch' },
}

/** What the page is asked: a file of the network, and what it calls a layer of the answers there. */
interface Asked {
  file?: string
  nameOf?: (layer: string) => string
}

/**
 * Opens the network in a folder in the built page on WebGL, its .keras unless another file is asked, and compares what it
 * answers to the picture there with TensorFlow's answers, or PyTorch's. Throws Error if it fails or takes too long.
 */
export async function measureWebgl(folder: string, asked: Asked = {}): Promise<Distances> {
  const { file = 'model.keras', nameOf = (layer) => layer } = asked
  const answers = readZooAnswers(folder)
  const served = await serveDist()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(LIMIT_MS)
    const app = new App(page)
    const done = (picture: string) => page.locator(`main[data-state=done][data-picture="${picture}"]`).waitFor()
    await page.goto(`${served.address}/?model=starter&backend=webgl&score=logit&method=gradCam`)
    await page.locator('main[data-state=ready]').waitFor()
    await app.openWeights([join(folder, file)])
    await rowOf(page, 'in use').filter({ hasText: 'the file' }).waitFor()
    await page.locator('main[data-state=ready]').waitFor()
    const preprocessing = modelDialog(page).getByRole('group', { name: 'Preprocessing' })
    await preprocessing.getByLabel('Values').selectOption(values[answers.preset] ?? '')
    // The picture has the network's size.
    await preprocessing.getByLabel('Fit').selectOption('stretch')
    await page.keyboard.press('Escape')
    await app.choose(join(folder, 'cat.png'))
    await done('cat.png')
    const found: Record<string, Found> = {}
    let logits: ReadonlyMap<number, number> = new Map()
    for (const layer of Object.keys(answers.pictures.cat?.outputs[answers.outputs[0] ?? '']?.layers ?? {})) {
      const name = nameOf(layer)
      await page.getByLabel('Layer', { exact: true }).selectOption(name)
      await page.getByRole('img', { name: new RegExp(`^Heatmap.*${name}`) }).waitFor()
      await done('cat.png')
      const { explanation, predictions, backend } = await app.savedData()
      if (backend !== 'webgl' || explanation.layer !== name) throw new Error(`${explanation.layer} on ${backend}`)
      logits = new Map(predictions.map(({ index, logit }) => [index, logit]))
      found[layer] = { channelWeights: explanation.channelWeights ?? [], map: explanation.map.values }
    }
    return compareAnswers(answers, logits, found)
  } finally {
    await browser.close()
    served.stop()
  }
}
