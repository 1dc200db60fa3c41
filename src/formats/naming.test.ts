import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../fixtures/fakeCaches.ts'
import { h5Opener } from '../../fixtures/openH5Blob.ts'
import { modelsOnDevice } from '../model/cache/deviceModels.ts'
import { createImporter } from '../worker/importer/importer.ts'
import { isCommon } from './naming.ts'

const opener = h5Opener()
afterAll(() => {
  opener.remove()
  vi.unstubAllGlobals()
})
beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches())
})

const bytesOf = (path: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))))
const small = bytesOf('oracle/keras/functional-augment/keras2.h5')
const nested = bytesOf('oracle/keras/nested-vgg16/keras2.h5')
const text = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

type Files = Readonly<Record<string, Uint8Array>>

/** The name on the device of a network in these files. */
async function named(files: Files, folder?: string) {
  const all = Object.entries(files).map(([name, bytes]) => new File([bytes.slice()], name, { lastModified: 1 }))
  const keeping = { weights: 'float32' as const, ...(folder !== undefined && { folder }) }
  await createImporter(opener).importNetwork(all, keeping, 'https://x.test/app/', () => {})
  const [model] = await modelsOnDevice('https://x.test/app/')
  return model?.name
}

it.each([
  'model',
  'model (2)',
  'keras_model',
  'pytorch_model',
  'best',
  'model_best-12',
  'tm-my-image-model',
  'checkpoint-500',
])('%s says nothing', (name) => expect(isCommon(name)).toBe(true))

it.each(['birds', 'resnet50', 'model-birds', 'run1', 'モデル', 'vögel_model'])('%s says something', (name) =>
  expect(isCommon(name)).toBe(false),
)

it('what its file is called comes first', async () => {
  expect(await named({ 'birds.h5': small }, 'runs/cats')).toBe('birds')
})

it.each<[string, Files, string | undefined, string]>([
  ['the folder', { 'model.h5': small }, 'runs/birds', 'birds'],
  ['a folder around one that says nothing', { 'best.h5': small }, 'birds/checkpoints/checkpoint-500', 'birds'],
  ['the archive', { 'birds (1).zip': zipSync({ 'model.h5': small }) }, 'Downloads', 'birds'],
  ['the folder in an archive', { 'model.zip': zipSync({ 'runs/birds/model.h5': small }) }, undefined, 'birds'],
  [
    'the archive in an archive',
    { 'all.zip': zipSync({ 'birds.zip': zipSync({ 'model.h5': small }) }) },
    undefined,
    'birds',
  ],
  ['its classes', { 'model.h5': small, 'labels.txt': text('cat\ndog') }, undefined, 'model (cat, dog)'],
  ['nothing', { 'model.h5': small }, 'model', 'model'],
  ['its architecture', { 'model.h5': nested }, undefined, 'VGG16'],
])('then %s', async (_, files, folder, name) => expect(await named(files, folder)).toBe(name))

const hub = 'torch/hugging-face/segformer'
const ofHub = (more: object): Files => ({
  ...Object.fromEntries(
    readdirSync(fileURLToPath(new URL(`../../fixtures/${hub}`, import.meta.url))).map((name) => [
      name,
      bytesOf(`${hub}/${name}`),
    ]),
  ),
  'config.json': text({ ...JSON.parse(new TextDecoder().decode(bytesOf(`${hub}/config.json`))), ...more }),
})

it('a config.json tells it', async () => {
  expect(await named(ofHub({ _name_or_path: 'someone/birds-b0' }))).toBe('birds-b0')
})

it('so does the folder of Hugging Face’s cache', async () => {
  const folder = `hub/models--someone--birds-b0/snapshots/${'0a'.repeat(20)}`
  expect(await named(ofHub({ _name_or_path: './output' }), folder)).toBe('birds-b0')
})

it('else its architecture does', async () => {
  expect(await named(ofHub({ _name_or_path: './output' }))).toBe('SegFormer (ant, bee, cow)')
})
