import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { listZip, openEntry } from './zip.ts'

const text = 'weights '.repeat(100)
const entries = { 'a/stored.bin': [strToU8(text), { level: 0 }], 'packed.bin': [strToU8(text), { level: 9 }] } as const

const toBlob = (bytes: Uint8Array) => new Blob([bytes.slice()])
const zip = toBlob(zipSync(entries as never))

it('opens entries, stored or deflated', async () => {
  const list = await listZip(zip, 'x.zip')
  expect([...list.keys()]).toEqual(['a/stored.bin', 'packed.bin'])
  for (const [name, entry] of list) {
    expect(entry.isDeflated).toBe(name === 'packed.bin')
    expect(await (await openEntry(zip, entry, 1e6, 'x.zip')).text()).toBe(text)
  }
})

it('refuses what is larger than allowed, before it is unpacked', async () => {
  const entry = (await listZip(zip, 'x.zip')).get('packed.bin')
  if (!entry) throw new Error('The entry is missing.')
  await expect(openEntry(zip, entry, 500, 'x.zip')).rejects.toTell(/In the archive “x\.zip”, packed\.bin would be/)
  // One that is longer than it says.
  await expect(openEntry(zip, { ...entry, bytes: 100 }, 500, 'x.zip')).rejects.toTell(/damaged/)
})

it('refuses entries that lie on one another', async () => {
  const archive = zipSync({ a: strToU8('x'.repeat(99)), b: strToU8('y') }, { level: 0 })
  const view = new DataView(archive.buffer)
  const second = archive.findLastIndex((_, at) => at + 4 <= archive.length && view.getUint32(at, true) === 0x02014b50)
  for (const [offset, value] of [
    [20, 99],
    [24, 99],
    [42, 0],
  ] as const)
    view.setUint32(second + offset, value, true)
  await expect(listZip(toBlob(archive), 'a.zip')).rejects.toTell(/damaged/)
})

it('damage anywhere is told, and read nowhere', async () => {
  const bytes = new Uint8Array(await zip.arrayBuffer())
  let told = 0
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = bytes.slice()
    damaged[at] = (damaged[at] as number) ^ 0xff
    for (const blob of [toBlob(damaged), toBlob(bytes.slice(0, at))]) {
      try {
        for (const entry of (await listZip(blob, 'x.zip')).values()) {
          expect((await openEntry(blob, entry, 1e6, 'x.zip')).size).toBeLessThanOrEqual(1e6)
        }
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(fileDamaged|archivePartTooLarge)$/) })
        told++
      }
    }
  }
  expect(told).toBeGreaterThan(bytes.length / 7)
})

it('finds the list of an archive of 4 GB and more, which the end does not tell', async () => {
  const bytes = new Uint8Array(await zip.arrayBuffer())
  const end = bytes.length - 22
  const view = new DataView(bytes.buffer.slice(0))
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  const record = new DataView(new ArrayBuffer(56 + 20))
  record.setUint32(0, 0x06064b50, true)
  record.setBigUint64(40, BigInt(length), true)
  record.setBigUint64(48, BigInt(start), true)
  record.setUint32(56, 0x07064b50, true)
  record.setBigUint64(64, BigInt(end), true)
  view.setUint32(end + 12, 0xffff_ffff, true)
  view.setUint32(end + 16, 0xffff_ffff, true)
  const long = new Blob([view.buffer.slice(0, end), record.buffer, view.buffer.slice(end)])
  const list = await listZip(long, 'x.pth')
  expect([...list.keys()]).toEqual(['a/stored.bin', 'packed.bin'])
  // Where the record is gone, the archive is damaged.
  record.setUint32(0, 0, true)
  const gone = new Blob([view.buffer.slice(0, end), record.buffer, view.buffer.slice(end)])
  await expect(listZip(gone, 'x.pth')).rejects.toMatchObject({ code: 'fileDamaged' })
})
