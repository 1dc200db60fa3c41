import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { h5Opener } from '../../../fixtures/openH5Blob.ts'
import { makePackage } from '../../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import type { Understood } from '../../types.ts'
import { createImporter } from './importer.ts'

const opener = h5Opener()
afterAll(() => opener.remove())
afterEach(() => vi.unstubAllGlobals())

const oracle = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/oracle/${name}`, import.meta.url))))
const toFile = (bytes: Uint8Array, name: string) => new File([bytes.slice()], name)

/** What is said of files, and how far their weights had been read by then. */
async function understandingOf(files: File[], member?: string) {
  vi.stubGlobal('caches', undefined)
  const onProgress = vi.fn()
  const told: Understood[] = []
  await createImporter(opener).importNetwork(
    files,
    { weights: 'float32', ...(member !== undefined && { member: { path: member, left: [] } }) },
    'https://x.test/',
    onProgress,
    {},
    (one) => {
      expect(onProgress).not.toHaveBeenCalled()
      told.push(one)
    },
  )
  expect(onProgress).toHaveBeenCalled()
  expect(told).toHaveLength(1)
  return told[0]
}

it('says what Teachable Machine’s archive holds before any weights are read', async () => {
  const file = toFile(oracle('keras/teachable-machine/converted_keras.zip'), 'converted_keras.zip')
  expect(await understandingOf([file])).toMatchObject({
    ...{ file: 'converted_keras.zip', format: 'keras-h5', head: 'softmax' },
    input: { height: 96, width: 96, channels: 3, isFree: false },
    preprocessing: { values: '-1..1', fit: 'centre-crop' },
    preprocessingFrom: 'file',
    classes: { count: 3, first: ['Cats', 'Dogs', 'Neither'], from: 'file' },
    targetLayer: expect.stringContaining('out_relu'),
  })
})

it('says what a guess is, what has no names, and that a size is free', async () => {
  const two = await understandingOf([toFile(oracle('keras/two-outputs/model.keras'), 'model.keras')])
  expect(two).toMatchObject({
    ...{ format: 'keras-zip', producer: expect.stringMatching(/^Keras 3/), preprocessingFrom: 'guess' },
    classes: { first: ['class 0', 'class 1', 'class 2', 'class 3'], from: 'numbers' },
    outputs: ['colour', 'shape'],
  })
  expect(two?.bytes).toBe(4 * (two?.parameters as number))
  const free = await understandingOf([toFile(oracle('hostile/free-size.keras'), 'free.keras')])
  expect(free?.input).toEqual({ height: 224, width: 224, channels: 3, isFree: true })
})

it('says what a Heatlens package holds, also in an archive', async () => {
  const { zipSync } = await import('fflate')
  const files = await makePackage(seededVgg({ width: 1, dense: 4 }), seededAbout, 'float32')
  const zip = toFile(zipSync(Object.fromEntries(files)), 'mine.zip')
  expect(await understandingOf([zip])).toMatchObject({
    ...{ format: 'package', name: seededAbout.name, classes: { count: 10, from: 'file' } },
  })
})

it('names the other networks of an archive, wherever they lie in it', async () => {
  const { zipSync } = await import('fflate')
  const good = oracle('hostile/good.keras')
  const other = { 'late/model.weights.h5': good, 'late/model.json': good, 'late/notes.txt': good }
  const zip = zipSync({ 'nets/good.keras': good, 'nets/zweite.keras': good, 'nets/more/third.onnx': good, ...other })
  expect(await understandingOf([toFile(zip, 'nets.zip')])).toMatchObject({
    others: ['nets/zweite.keras', 'nets/more/third.onnx', 'late/model.json'],
  })
  // Files beside one another are the page's to tell.
  expect(await understandingOf([toFile(good, 'good.keras'), toFile(good, 'a.keras')])).not.toHaveProperty('others')
})

it('takes the network of an archive that is asked for, and not what describes it for another one', async () => {
  const { zipSync } = await import('fflate')
  const [good, h5] = [oracle('hostile/good.keras'), oracle('keras/functional-augment/keras2.h5')]
  const described = oracle('keras/nested-vgg16/architecture.json')
  const inner = zipSync({ 'model.h5': h5, 'model.json': described })
  const all = toFile(zipSync({ 'model.keras': good, 'model.h5': h5, 'old/model.keras': good }), 'all.zip')
  const nested = toFile(zipSync({ 'a.zip': zipSync({ 'model.keras': good }), 'b.zip': inner }), 'nested.zip')
  const formatOf = async (file: File, path?: string) => {
    const told = await understandingOf([file], path)
    return [told?.format, told?.others]
  }
  expect(await formatOf(all)).toEqual(['keras-zip', ['model.h5', 'old/model.keras']])
  expect(await formatOf(all, 'model.h5')).toEqual(['keras-h5', undefined])
  expect(await formatOf(nested)).toEqual(['keras-zip', ['b/model.h5']])
  expect(await formatOf(nested, 'b/model.h5')).toEqual(['keras-h5', undefined])
})

it('says that a list of labels is none only if it is none', async () => {
  const add = (labels: unknown) => {
    const json = JSON.stringify({ packageName: '@teachablemachine/image', labels })
    return understandingOf([new File([json], 'metadata.json')])
  }
  await expect(add(['Cats', 'Dogs'])).rejects.toMatchObject({ code: 'noNetworkInFiles' })
  await expect(add(5)).rejects.toMatchObject({ code: 'notAClassList' })
})

it('names the classes by a list that came before the network', async () => {
  vi.stubGlobal('caches', undefined)
  const onUnderstood = vi.fn()
  const lists = [{ file: new File(['Yes\nNo\nPerhaps'], 'three.txt'), isUsed: false }]
  const file = toFile(oracle('hostile/good.keras'), 'good.keras')
  const importer = createImporter(opener)
  await importer.importNetwork([file], { weights: 'float32', lists }, 'https://x.test/', () => {}, {}, onUnderstood)
  expect(onUnderstood.mock.lastCall?.[0].classes).toEqual({ count: 3, first: ['Yes', 'No', 'Perhaps'], from: 'file' })
})
