import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { smallAbout, smallPackage } from '../fixtures/smallNetwork.ts'
import { type App, expect, hostTest, type MadeFile, test } from './helpers/app.ts'
import { modelDialog, rowOf } from './helpers/modelDialog.ts'
import { boxOf } from './helpers/onStage.ts'

// Networks as Keras writes them, opened as a person opens them. TensorFlow's own answers stand in fixtures/oracle/keras
// (scripts/oracle/keras).

const folder = (name: string) => fileURLToPath(new URL(`../fixtures/oracle/keras/${name}`, import.meta.url))

interface Layer {
  shape: [number, number, number]
  channelWeights: number[]
  rawPeak: number
  map: number[]
  empty: boolean
}

interface Output {
  logits: number[]
  class: number
  layers: Record<string, Layer>
}

const answerOf = (name: string, output: string): Output =>
  JSON.parse(readFileSync(folder(`${name}/answers.json`), 'utf8')).pictures.cat.outputs[output]

interface Case {
  name: string
  files: readonly string[]
  output: string
  target: string
  /** The option of the select Values; undefined where the guess is right. */
  values?: string
  picture: string
}

const cases: readonly Case[] = [
  {
    ...{ name: 'nested-vgg16', files: ['model.keras'], output: 'dense_1', target: 'vgg16/block5_conv3' },
    ...{ values: 'caffe', picture: 'cat-64x64.png' },
  },
  {
    ...{ name: 'nested-vgg16', files: ['model.h5'], output: 'dense_1', target: 'vgg16/block5_conv3' },
    ...{ values: 'caffe', picture: 'cat-64x64.png' },
  },
  {
    ...{ name: 'nested-vgg16', files: ['architecture.json', 'model.weights.h5'], output: 'dense_1' },
    ...{ target: 'vgg16/block5_conv3', values: 'caffe', picture: 'cat-64x64.png' },
  },
  {
    ...{ name: 'functional-augment', files: ['keras2.h5'], output: 'dense', target: 'separable_conv2d' },
    ...{ picture: 'cat-48x48.png' },
  },
  {
    ...{ name: 'squeeze-excite', files: ['model.keras'], output: 'predictions', target: 'top_activation' },
    ...{ picture: 'cat-64x48.png' },
  },
  {
    // A graph model of TensorFlow.js, whose names tell that it is a MobileNet.
    ...{ name: 'mobilenet-block', output: 'predictions', target: 'conv_pw_4_relu', picture: 'cat-64x64.png' },
    files: ['tfjs-graph-keras2/model.json', 'tfjs-graph-keras2/group1-shard1of1.bin'],
  },
  {
    ...{ name: 'odd-ops', files: ['model.keras'], output: 'tags', target: 'conv_k' },
    ...{ values: '0..255', picture: 'cat-72x60.png' },
  },
  {
    ...{ name: 'channels-first', files: ['keras2.h5'], output: 'predictions', target: 'conv_4' },
    ...{ values: '0..1', picture: 'cat-40x32.png' },
  },
  {
    ...{ name: 'grey-linear-24x40', files: ['model.keras'], output: 'dense_1', target: 'conv2d_1' },
    ...{ values: '0..1', picture: 'cat-40x24-grey.png' },
  },
]

/** Those that WebGL in software compiles soonest. */
const onWebgl = new Set(['functional-augment', 'grey-linear-24x40'])

async function setValues(page: Page, values: string): Promise<void> {
  const group = modelDialog(page).getByRole('group', { name: 'Preprocessing' })
  await group.getByLabel('Values').selectOption(values)
}

/** A name of its own for each case, so that the row of the network before is not taken for it. */
const nameOf = (one: Case): string => `${one.name} ${cases.indexOf(one)}`

const madeFiles = (one: Case): MadeFile[] =>
  one.files.map((file) => ({
    name: basename(file).replace(/^(model|keras2)\./, `${nameOf(one)}.`),
    mimeType: '',
    buffer: readFileSync(folder(`${one.name}/${file}`)),
  }))

async function expectAnswer(app: App, page: Page, one: Case): Promise<void> {
  const about = `${one.name}: ${one.files}`
  await app.openWeights(madeFiles(one))
  const row = rowOf(page, 'in use')
  await expect(row, about).toContainText(nameOf(one))
  if (one.values) await setValues(page, one.values)
  await page.keyboard.press('Escape')
  // By a name of its own, so that the answer is not taken for that of the network before, which is done anew meanwhile.
  const picture = `${one.name} ${basename(one.files[0] as string)}.png`
  const buffer = readFileSync(folder(`pictures/${one.picture}`))
  await app.choose({ name: picture, mimeType: 'image/png', buffer })
  await app.expectState('done', picture)
  const { predictions, explanation } = await app.savedData()
  const { logits, class: wanted, layers } = answerOf(one.name, one.output)
  const { channelWeights, rawPeak, map, shape } = layers[one.target] as Layer
  const largest = Math.max(...logits.map(Math.abs))
  const oneUnit = logits.length === 1
  for (const { index, logit } of predictions) {
    const z = oneUnit ? (index === 1 ? logits[0] : -(logits[0] as number)) : logits[index]
    expect(Math.abs(logit - (z as number)) / largest, `${about}: logit ${index}`).toBeLessThan(1e-4)
  }
  expect([explanation.classIndex, explanation.layer], about).toEqual([wanted, one.target])
  const most = Math.max(...channelWeights.map(Math.abs))
  channelWeights.forEach((weight, k) => {
    expect(Math.abs((explanation.channelWeights?.[k] as number) - weight) / most, about).toBeLessThan(1e-3)
  })
  expect([explanation.map.height, explanation.map.width], about).toEqual(shape.slice(0, 2))
  const cells = page.locator('.why .cells').first()
  await expect(cells).toBeVisible()
  const drawn = await boxOf(cells)
  expect(drawn.width / drawn.height, about).toBeCloseTo(explanation.map.width / explanation.map.height, 1)
  map.forEach((value, cell) => {
    expect(Math.abs((explanation.map.values[cell] as number) - value), `${about}: cell ${cell}`).toBeLessThan(1e-3)
  })
  expect(Math.abs(explanation.rawPeak - rawPeak) / rawPeak, about).toBeLessThan(1e-3)
}

test("networks that Keras saved open as they are and give TensorFlow's numbers", async ({ app, page }) => {
  await app.start('/?backend=wasm&score=logit')
  for (const one of cases) await expectAnswer(app, page, one)
})

hostTest.describe('on WebGL', () => {
  // The network that is there first: the smallest, because software compiles slowly.
  hostTest.use({ served: { id: smallAbout.id, package: smallPackage } })

  hostTest("a network that Keras saved gives TensorFlow's numbers, too", async ({ app, page }) => {
    await app.start(`/?model=${smallAbout.id}&backend=webgl&score=logit`)
    // Two of them show that the page is the same on WebGL. slow/operationsWebgl.spec.ts has the rest.
    for (const one of cases.filter(({ name }) => onWebgl.has(name))) await expectAnswer(app, page, one)
    expect((await app.savedData()).backend).toBe('webgl')
  })
})
