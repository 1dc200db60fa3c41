import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { h5Opener } from '../../fixtures/openH5Blob.ts'
import { HeatlensError, toProblem } from '../errors/index.ts'
import { planGraph } from '../graph/planGraph.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { inEnglish } from '../words/inEnglish.ts'
import { openNetwork } from './index.ts'

// Files that must open, or be refused in a sentence (fixtures/oracle/hostile/expected.json).
const folder = fileURLToPath(new URL('../../fixtures/oracle/hostile/', import.meta.url))

interface Expected {
  outcome: string
  mention: readonly string[]
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
const files = Object.keys(expected)
const opener = h5Opener()
afterAll(() => opener.remove())

const toFile = (path: string) => new File([readFileSync(path)], basename(path))

/** The file, or all of its folder if it is one. */
function sourcesOf(name: string): File[] {
  if (!name.includes('/')) return [toFile(join(folder, name))]
  const inner = join(folder, dirname(name))
  return readdirSync(inner).map((file) => toFile(join(inner, file)))
}

const open = (name: string) => openNetwork({ files: sourcesOf(name) }, opener)

/** Reads everything, and plans the network. */
async function readAll(network: StoredNetwork): Promise<Map<string, Float32Array>> {
  planGraph(network.graph, network.tensors)
  const values = new Map<string, Float32Array>()
  for (const { name, shape, readRows } of network.tensors) values.set(name, await readRows(0, shape[0] ?? 1))
  return values
}

const good = await readAll(await open('good.keras'))

/** What a person is told: about an error of the network's file, in one line. */
async function refusal(name: string): Promise<string> {
  const error: unknown = await open(name)
    .then(readAll)
    .then(() => undefined)
    .catch((cause: unknown) => cause)
  expect(error, name).toBeInstanceOf(HeatlensError)
  expect(['format', 'load'], `${error}`).toContain((error as HeatlensError).kind)
  return inEnglish(toProblem(error))
}

const isOf = (outcome: string) => (name: string) => expected[name]?.outcome === outcome

describe('a file that is no network that can run is refused in words', () => {
  it.each(files.filter(isOf('refused')))('%s', async (name) => {
    const says = await refusal(name)
    expect(says).toMatch(/^[^\n]{30,600}\.$/)
    for (const word of expected[name]?.mention ?? []) expect(says).toContain(word)
  })

  it.each([
    ['truncated.keras', /cut short or damaged\. Download the file again\./],
    ['truncated.h5', /cut short or damaged\. Download the file again\./],
    ['empty.keras', /is empty/],
    ['html.h5', /is a web page, not a network/],
    ['lfs-pointer.h5', /a pointer of Git LFS/],
    ['bomb-config.keras', /config\.json would be 86 MiB/],
    ['declared-size.keras', /cut short or damaged/],
    ['deep.keras', /models inside of models/],
    ['cycle.keras', /in a circle, by way of add/],
    ['same-name-twice.keras', /two layers have this name/],
    ['picture-out.keras', /24 × 24 × 3/],
    ['tfjs-unknown-op/model.json', /NonMaxSuppressionV3 \(.*\): a kind of layer that Heatlens does not have/],
    ['tfjs-cycle/model.json', /in a circle, by way of/],
    ['tfjs-cut/model.json', /hold [\d,]+ bytes, where [\d,]+ are wanted/],
    ['three-obstacles.keras', /Lambda \(double and again\).*Attention \(attention\)/],
  ])('%s: %s', async (name, says) => {
    expect(await refusal(name)).toMatch(says)
  })
})

describe('a sound network opens, whatever its names and its archive', () => {
  const opens = files.filter((name) => isOf('opens')(name) && name !== 'free-size.keras')

  it.each([...opens, 'path-traversal.keras', 'bomb.keras'])('%s', async (name) => {
    const network = await open(name)
    const values = await readAll(network)
    expect([...values.values()]).toEqual([...good.values()])
    for (const word of expected[name]?.mention ?? []) {
      expect(network.graph.nodes.map((node) => node.name)).toContain(word)
    }
  })

  it('with markup in a name, as it is', async () => {
    const { graph } = await open('markup-name.keras')
    expect(graph.nodes[1]?.name).toBe('<img src=x onerror=alert(1)>')
  })

  it('with a free size, which stays free', async () => {
    const { graph } = await open('free-size.keras')
    expect(graph.nodes[0]?.operation).toEqual({ kind: 'input', shape: [null, null, 3] })
  })

  it('with six thousand layers, in linear time', async () => {
    const start = performance.now()
    const { graph } = await open('six-thousand-layers.keras')
    expect(graph.nodes).toHaveLength(6006)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

it('a scratched file opens or is refused, and values that are no numbers stay such', async () => {
  const scratched = await open('scratched.h5')
    .then(readAll)
    .then((values) => values.size)
    .catch((error: unknown) => (error as HeatlensError).code)
  expect([good.size, 'fileDamaged']).toContain(scratched)
  const [kernel] = (await readAll(await open('nan-weight.keras'))).values()
  expect(kernel?.[0]).toBeNaN()
})

it('of two entries with one name the last counts', async () => {
  expect(await refusal('twice.keras')).toMatch(/does not describe a Keras network/)
})

it('what nobody needs is never unpacked', async () => {
  const before = process.memoryUsage().arrayBuffers
  await open('bomb.keras')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 2 ** 20)
})
