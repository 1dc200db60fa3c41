import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { createArchive } from './archive.ts'

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

it('holds what was put in, under names of any script', async () => {
  const archive = createArchive()
  const png = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) % 251)
  await archive.add('Kätzchen-猫.png', new Blob([png], { type: 'image/png' }))
  await archive.add('data.json', new Blob(['{"a":1}'.repeat(1000)], { type: 'application/json' }))
  await archive.add('empty.csv', new Blob([]))
  const blob = await archive.finish()
  expect(blob.type).toBe('application/zip')
  const files = unzipSync(await bytesOf(blob))
  expect(Object.keys(files)).toEqual(['Kätzchen-猫.png', 'data.json', 'empty.csv'])
  expect(files['Kätzchen-猫.png']).toEqual(png)
  expect(new TextDecoder().decode(files['data.json'])).toBe('{"a":1}'.repeat(1000))
  expect(files['empty.csv']).toHaveLength(0)
  // Numbers are compressed, pictures are not.
  expect(blob.size).toBeLessThan(300_000 + 2000)
})

it('says where it gets larger than its format allows', async () => {
  const archive = createArchive(10)
  await archive.add('a', new Blob(['12345678']))
  await expect(archive.add('b', new Blob(['123']))).rejects.toMatchObject({ kind: 'picture' })
})
