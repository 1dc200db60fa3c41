import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as h5wasm from 'h5wasm/node'
import { afterAll, expect, it } from 'vitest'
import { groupedLayers, namedLayers } from './h5Layers.ts'
import { openKerasH5 } from './kerasH5.ts'

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const opened: h5wasm.File[] = []
afterAll(() => {
  for (const file of opened) file.close()
  rmSync(folder, { recursive: true })
})

/** Writes a file, and opens it to be read. */
async function write(name: string, fill: (file: h5wasm.File) => void): Promise<h5wasm.File> {
  const { activate_throwing_error_handler: throwErrors } = await h5wasm.ready
  throwErrors()
  const path = join(folder, name)
  const file = new h5wasm.File(path, 'w')
  fill(file)
  file.close()
  const again = new h5wasm.File(path, 'r')
  opened.push(again)
  return again
}

it('reads layers of models inside of models', async () => {
  const file = await write('inside.weights.h5', (root) => {
    const outer = root.create_group('layers').create_group('functional').create_group('layers')
    const data = new Float32Array(12)
    outer
      .create_group('conv2d_1')
      .create_group('vars')
      .create_dataset({ name: '0', data, shape: [1, 1, 3, 4] })
  })
  const weights = new Map([['0', [1, 1, 3, 4]]])
  expect(groupedLayers(file.get('layers') as h5wasm.Group)).toEqual([
    { outer: 'functional', name: 'conv2d_1', kind: 'Conv2D', weights },
  ])
})

// Fifteen links back, eight levels deep: 15 ** 8 ways.
it('refuses groups that are linked in a circle, soon', async () => {
  const file = await write('circle.weights.h5', (root) => {
    const top = root.create_group('layers')
    top.create_group('model').create_group('layers')
    for (let link = 0; link < 15; link++) top.create_hard_link('/layers/model', `model/layers/again_${link}`)
  })
  const start = performance.now()
  await expect(openKerasH5(file, 'circle.weights.h5')).rejects.toTell(/too many or some of them twice/, 'format')
  expect(performance.now() - start).toBeLessThan(5000)
})

it('refuses a list that names one layer again and again', async () => {
  const file = await write('again.h5', (root) => {
    root.create_attribute('layer_names', new Array(400).fill('a'))
    const group = root.create_group('a')
    group.create_attribute('weight_names', new Array(400).fill('k'))
    group.create_dataset({ name: 'k', data: new Float32Array(3), shape: [3] })
  })
  expect(() => namedLayers(file)).toTell(/too many or some of them twice/, 'format')
})
