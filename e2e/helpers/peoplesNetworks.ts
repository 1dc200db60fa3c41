import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

// Networks as people have them.

/** A file or folder of the networks that Keras has saved. */
export const oracle = (name: string) => fileURLToPath(new URL(`../../fixtures/oracle/keras/${name}`, import.meta.url))

export const text = (value: string) => new TextEncoder().encode(value)

/** By name. */
export type Files = Record<string, Uint8Array>

/** A network of TensorFlow.js with its weights in so many files, by name. */
export function tfjsFiles(count: number, nameOf = (at: number) => `group1-shard${at}of${count}.bin`): Files {
  const source = oracle('nested-vgg16/tfjs-layers-uint8')
  const json = JSON.parse(readFileSync(join(source, 'model.json'), 'utf8'))
  const [group] = json.weightsManifest
  const bytes = Buffer.concat(group.paths.map((path: string) => readFileSync(join(source, path))))
  const size = Math.ceil(bytes.length / count)
  const parts = Array.from({ length: count }, (_, at) => [nameOf(at + 1), bytes.subarray(at * size, (at + 1) * size)])
  group.paths = parts.map(([name]) => name)
  return { 'model.json': text(JSON.stringify(json)), ...Object.fromEntries(parts) }
}

/** What Teachable Machine exports for the web. */
export function teachableZip(): Uint8Array {
  const metadata = {
    ...{ tfjsVersion: '1.3.1', packageName: '@teachablemachine/image', modelName: 'tm-my-image-model', imageSize: 64 },
    labels: ['Cats', 'Dogs', 'Birds', 'Fish', 'Neither'],
  }
  return zipSync({ ...tfjsFiles(1, () => 'weights.bin'), 'metadata.json': text(JSON.stringify(metadata)) })
}
