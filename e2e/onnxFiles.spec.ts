import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onnxBytes, smallOnnx } from '../fixtures/onnxModel.ts'
import { expect, type MadeFile, test } from './helpers/app.ts'
import { modelDialog, rowOf } from './helpers/modelDialog.ts'

// Networks of ONNX, opened as a person opens them. PyTorch's own answers stand in fixtures/oracle/onnx.

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/oracle/${name}`, import.meta.url))
const made = (name: string, content: Uint8Array): MadeFile => ({ name, mimeType: '', buffer: Buffer.from(content) })

test('a vision transformer from PyTorch is explained on its tokens', async ({ app, page }) => {
  await app.start('/?backend=wasm')
  await app.openWeights([made('vit.onnx', readFileSync(fixture('onnx/vit/ts17-dynamic.onnx')))])
  await expect(rowOf(page, 'in use')).toContainText('vit')
  await page.keyboard.press('Escape')
  await app.choose(fixture('keras/pictures/cat-64x64.png'))
  await app.expectState('done', 'cat-64x64.png')
  const { explanation, input } = await app.savedData()
  expect(explanation).toMatchObject({ layer: 'blocks.1.norm1', map: { height: 6, width: 6 } })
  expect(input).toMatchObject({ height: 48, width: 48, values: 'torch' })
})

test('an ONNX file without its data asks for it by name, and opens with it', async ({ app, page }) => {
  const plain = smallOnnx()
  const values = plain.tensors?.[0]?.values ?? []
  const external = { location: 'net.onnx.data', offset: 0, length: values.length * 4 }
  const bytes = onnxBytes({ ...plain, tensors: [{ name: 'w', dims: [4, 3, 3, 3], values, external }] })
  await app.start('/?backend=wasm')
  await app.openWeights([made('net.onnx', bytes)])
  await expect(modelDialog(page)).toContainText('net.onnx is here. Still missing (1 of 1 file): net.onnx.data.')
  await app.openWeights([made('net.onnx.data', new Uint8Array(Float32Array.from(values).buffer))])
  await expect(rowOf(page, 'in use')).toContainText('net')
})
