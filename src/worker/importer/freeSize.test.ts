import { readFileSync } from 'node:fs'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { h5Opener } from '../../../fixtures/openH5Blob.ts'
import { simd } from '../../../fixtures/packages.ts'
import { createExplainer } from '../explainer/createExplainer.ts'
import { createImporter } from './importer.ts'

const base = 'https://x.test/app/'
const opener = h5Opener()
afterAll(() => opener.remove())
afterEach(() => vi.unstubAllGlobals())

it('a network whose size is free opens with the one that a person chose, and with its own where that is impossible', async () => {
  vi.stubGlobal('caches', undefined)
  const file = new File([readFileSync('fixtures/oracle/hostile/free-size.keras')], 'free.keras')
  const { id, held } = await createImporter(opener).importNetwork([file], { weights: 'float32' }, base, () => {})
  const explainer = createExplainer({ simd })
  const open = async (size?: { height: number; width: number }) => {
    const request = {
      modelUrl: `${base}on-device/${id}/model.json`,
      backend: 'wasm',
      ...(held && { files: held.files }),
    } as const
    const first = await explainer.open(request, () => {})
    if (!size) return first.model
    const sizes = { [`${id} ${first.model.sha256}`]: size }
    return (await explainer.open({ ...request, sizes }, () => {})).model
  }
  const free = { height: 224, width: 224 }
  expect(await open()).toMatchObject({ input: { ...free, channels: 3, free }, preprocessing: free })
  const model = await open({ height: 40, width: 64 })
  expect(model).toMatchObject({ input: { height: 40, width: 64, free }, preprocessing: { height: 40, width: 64 } })
  const { predictions } = await explainer.forward(new Float32Array(40 * 64 * 3).fill(0.5), model.targetLayer)
  expect(predictions.every(({ logit }) => Number.isFinite(logit))).toBe(true)
  // More than a device can hold.
  expect(await open({ height: 40_000, width: 40_000 })).toMatchObject({ input: free, preprocessing: free })
})
