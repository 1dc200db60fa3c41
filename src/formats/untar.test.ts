import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { sortSources } from './sources.ts'
import { listTar } from './untar.ts'
import { unzipSources } from './unzip.ts'

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
afterAll(() => rmSync(folder, { recursive: true }))

const deep = `${'folder-of-a-long-name/'.repeat(9)}model`
const oracle = fileURLToPath(new URL('../../fixtures/oracle/hostile/', import.meta.url))
const keras = readFileSync(join(oracle, 'good.keras'))

/** What the system's own tar makes of a network in a deep folder, in one of its formats. */
function tarOf(format: string): Buffer {
  const own = join(folder, format)
  mkdirSync(join(own, deep), { recursive: true })
  writeFileSync(join(own, deep, 'model.keras'), keras)
  writeFileSync(join(own, deep, 'notes.md'), 'x')
  return execFileSync('tar', ['-c', '-C', own, `--format=${format}`, '.'], { maxBuffer: 2 ** 26 })
}

const open = async (name: string, bytes: Uint8Array) =>
  unzipSources(await sortSources([new File([bytes.slice()], name)]))

const tars = Object.fromEntries(['gnu', 'pax', 'ustar'].map((format) => [format, tarOf(format)]))

it.each(['gnu', 'pax', 'ustar'])('opens the archives of tar, packed or not: %s', async (format) => {
  const tar = tars[format] as Buffer
  for (const [name, bytes] of [
    ['net.tar', tar],
    ['net.tar.gz', gzipSync(tar)],
  ] as const) {
    const files = await open(name, bytes)
    expect(files.map(({ file, archive, kind }) => [file.name, archive, kind])).toEqual([['model.keras', name, 'zip']])
    expect(Buffer.compare(Buffer.from(await (files[0] as { file: File }).file.arrayBuffer()), keras)).toBe(0)
  }
  const [entry] = (await listTar(new Blob([new Uint8Array(tar)]), 'net.tar', 99)).filter(({ name }) =>
    /keras/.test(name),
  )
  expect(entry?.name.endsWith(`${deep}/model.keras`)).toBe(true)
})

it('unpacks one file that is packed alone', async () => {
  const [one] = await open('model.keras.gz', gzipSync(keras))
  expect([one?.file.name, one?.kind]).toEqual(['model.keras', 'zip'])
})

it('refuses lied lengths, damage, what is cut, and bombs', async () => {
  const tar = new Uint8Array(tars.ustar as Buffer)
  const blobOf = (change: (bytes: Uint8Array) => void) => {
    const bytes = tar.slice()
    change(bytes)
    // The checksum of the first header, made right again.
    bytes.set(new TextEncoder().encode('        '), 148)
    const sum = bytes.subarray(0, 512).reduce((all, byte) => all + byte, 0)
    bytes.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
    return new Blob([bytes])
  }
  const list = (blob: Blob, most = 99) => listTar(blob, 'net.tar', most)
  const damaged = /cut short or damaged/
  await expect(list(blobOf((bytes) => bytes.set(new TextEncoder().encode('77777777777'), 124)))).rejects.toTell(
    damaged,
    'format',
  )
  await expect(list(blobOf((bytes) => bytes.fill(0x80, 124, 136)))).rejects.toTell(damaged, 'format')
  await expect(list(new Blob([tar.subarray(0, keras.length)]))).rejects.toTell(damaged, 'format')
  await expect(list(new Blob([tar]), 3)).rejects.toTell(/more than Heatlens looks through/, 'format')
  await expect(open('net.tgz', gzipSync(tar).subarray(0, 900))).rejects.toTell(damaged, 'format')
  await expect(open('bomb.tar.gz', gzipSync(new Uint8Array(2 ** 26 + 1)))).rejects.toTell(
    /more than Heatlens unpacks/,
    'format',
  )
})
