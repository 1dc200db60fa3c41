import { readFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mutateBytes, mutateJson } from '../../fixtures/mutate.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { firstSeed, trials, tryChanged } from '../../fixtures/tryChanged.ts'

// Damaged files of PyTorch; `npm run fuzz` tries more of them (fuzz.test.ts).
const stored = (name: string) => new Uint8Array(readFileSync(new URL(`../../fixtures/torch/${name}`, import.meta.url)))

const fileOf = (name: string, parts: Uint8Array[]) =>
  new File(parts as Uint8Array<ArrayBuffer>[], name.split('/').at(-1) as string)

const [shufflenet, squeezenet] = ['shufflenet_v2_x0_5-5classes', 'squeezenet1_1-7classes']

describe('a file of PyTorch whose descriptions are changed opens, or is refused', () => {
  /** Changes in the first or the last bytes, where descriptions are. */
  function changed(whole: Uint8Array, size: number, random: () => number): Uint8Array[] {
    const isFront = random() < 0.7
    return isFront
      ? [mutateBytes(whole.slice(0, size), random), whole.slice(size)]
      : [whole.slice(0, -size), mutateBytes(whole.slice(-size), random)]
  }

  it.each([
    [`${shufflenet}-checkpoint.pth.tar`, 40_000],
    [`${shufflenet}-old.pth`, 40_000],
    [`${squeezenet}-fp16.safetensors`, 6000],
    ['hostile/checkpoint-with-namespace.pth', 900],
    ['hostile/checkpoint-with-numpy-scalar.pth', 900],
  ])(`%s, ${trials} times`, async (name, size) => {
    const whole = stored(name)
    const random = randomFrom(firstSeed + 17)
    const { told, count } = await tryChanged(name, () => [fileOf(name, changed(whole, size, random))])
    expect(told).toBeGreaterThan(count / 10)
  })
})

it('a pickle that is changed in a sound archive is read or refused', async () => {
  const name = `${shufflenet}-checkpoint.pth.tar`
  const entries = unzipSync(stored(name))
  const [data = ''] = Object.keys(entries).filter((entry) => entry.endsWith('data.pkl'))
  const pickle = entries[data] ?? new Uint8Array()
  const random = randomFrom(firstSeed + 19)
  const { told, count } = await tryChanged(name, () => {
    const bytes = zipSync({ ...entries, [data]: mutateBytes(pickle, random) }, { level: 0 })
    return [fileOf(name, [bytes])]
  })
  expect(told).toBeGreaterThan(count / 10)
})

it('a .safetensors whose list is changed is read or refused', async () => {
  const name = `${squeezenet}-fp16.safetensors`
  const whole = stored(name)
  const length = Number(new DataView(whole.buffer, whole.byteOffset).getBigUint64(0, true))
  const list: unknown = JSON.parse(new TextDecoder().decode(whole.subarray(8, 8 + length)))
  const random = randomFrom(firstSeed + 23)
  const { told, count } = await tryChanged(name, () => {
    const text = new TextEncoder().encode(JSON.stringify(mutateJson(list, random)))
    const head = new Uint8Array(BigUint64Array.of(BigInt(text.length)).buffer)
    return [fileOf(name, [head, text, whole.subarray(8 + length)])]
  })
  expect(told).toBeGreaterThan(count / 10)
})
