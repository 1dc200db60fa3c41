import { beforeAll, describe, expect, it } from 'vitest'
import { naughtyStrings } from '../../../fixtures/naughtyStrings.ts'
import { makePackage } from '../../../fixtures/packages.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { HeatlensError } from '../../errors/index.ts'
import { MAX_SHARD_BYTES } from './manifest.ts'
import { planPackage } from './planPackage.ts'
import { readManifest } from './readManifest.ts'

// biome-ignore lint/suspicious/noExplicitAny: the point is to spoil JSON of any shape.
type Json = any

let text: string

beforeAll(async () => {
  const files = await makePackage(seededVgg({ width: 2, dense: 16, classes: 10 }), seededAbout, 'float32')
  text = new TextDecoder().decode(files.get('model.json'))
})

/** Reads and plans it; returns the error's name if that throws. */
function attempt(json: unknown): string | undefined {
  try {
    const manifest = readManifest(json)
    const { tensors, bytes, id } = manifest
    expect(id).toMatch(/^[\w-][\w.-]*$/)
    for (const { shards } of tensors) {
      for (const { path, bytes, sha256 } of shards) {
        // A single path segment that URL parsing leaves unchanged.
        expect(new URL(path, 'https://x.test/model/m/').href).toBe(`https://x.test/model/m/${path}`)
        expect(path).not.toContain('/')
        expect(bytes).toBeLessThanOrEqual(MAX_SHARD_BYTES)
        expect(sha256).toHaveLength(64)
      }
    }
    expect(bytes).toBeLessThanOrEqual(2 ** 31)
    planPackage(manifest)
    return undefined
  } catch (error) {
    if (error instanceof HeatlensError && /^(format|load)$/.test(error.kind)) return error.kind
    throw error
  }
}

/** All places in a JSON value: the container and the key. */
function placesIn(json: Json): [holder: Json, key: string][] {
  if (typeof json !== 'object' || json === null) return []
  return Object.keys(json).flatMap((key) => [[json, key] as [Json, string], ...placesIn(json[key])])
}

const hostileValues: readonly Json[] = [
  ...naughtyStrings,
  'x'.repeat(2 ** 20),
  ...[null, true, 0, -1, 0.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, 2 ** 53, 1e300],
  ...[[], {}, [[]], [null], [2 ** 31, 2 ** 31, 2 ** 31, 2 ** 31], Array(5000).fill(1), Array(5000).fill('a.bin')],
  ...['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"toString":1,"valueOf":2}'].map(
    (hostile) => JSON.parse(hostile) as Json,
  ),
]

describe('a hostile model.json', () => {
  it('spoilt at 2,000 places is read or refused by name, and its paths stay inside the package', () => {
    expect(attempt(JSON.parse(text))).toBeUndefined()
    const random = randomFrom(19)
    const one = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
    const results = new Map<string | undefined, number>()
    for (let count = 0; count < 2000; count++) {
      const json = JSON.parse(text)
      const [holder, key] = one(placesIn(json))
      const act = random()
      if (act < 0.6) holder[key] = structuredClone(one(hostileValues))
      else if (act < 0.75) delete holder[key]
      else if (act < 0.9) Object.defineProperty(holder, one(naughtyStrings), { value: holder[key], enumerable: true })
      else holder[one(['constructor', 'prototype', 'then', 'toJSON'])] = one(hostileValues)
      const result = attempt(json)
      results.set(result, (results.get(result) ?? 0) + 1)
    }
    expect(({} as { a?: unknown }).a).toBeUndefined()
    // Both outcomes occurred, so the checks above were effective.
    expect(results.get(undefined)).toBeGreaterThan(100)
    expect(results.get('format')).toBeGreaterThan(100)
  })

  it.each([
    ['a prototype among the files', '"shards":{', '"shards":{"__proto__":{"bytes":1,"sha256":"x"},'],
    ['a prototype beside the metadata', '"userDefinedMetadata":{', '"userDefinedMetadata":{"__proto__":{"a":1},'],
  ])('with %s changes nothing', (_, here, there) => {
    const spoilt = JSON.stringify(JSON.parse(text)).replace(here, there)
    expect(spoilt).toContain('__proto__')
    expect(readManifest(JSON.parse(spoilt))).toEqual(readManifest(JSON.parse(text)))
    expect(({} as { a?: unknown }).a).toBeUndefined()
  })

  it('that lists one file thousands of times is refused by the size that this comes to', () => {
    const json = JSON.parse(text)
    const group = json.weightsManifest.at(-2)
    const [path] = group.paths
    const { shards } = json.userDefinedMetadata.heatlens
    shards[path].bytes = MAX_SHARD_BYTES
    group.paths = Array(129).fill(path)
    group.weights[0].shape = [129, MAX_SHARD_BYTES / 4]
    expect(() => readManifest(json)).toTell(/needs [\d,]+ MiB, more than a browser tab can hold/)
  })

  it('keeps labels as the text that they are', () => {
    const json = JSON.parse(text)
    const label = '<img src=x onerror=alert(1)>'
    json.userDefinedMetadata.heatlens.classes[0] = ['__proto__', label]
    expect(readManifest(json).outputs[0]?.classes[0]).toEqual(['__proto__', label])
  })
})
