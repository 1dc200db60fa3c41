// Writes teachable-machine/ as Teachable Machine exports it: node make_teachable.mjs OUT, after convert_tfjs.py, with @tensorflow/tfjs and `zip`.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs'

const folder = join(process.argv[2], 'teachable-machine')
const source = join(folder, 'tfjs-layers')
await tf.setBackend('cpu')
const model = await tf.loadLayersModel({
  async load() {
    const json = JSON.parse(readFileSync(join(source, 'model.json'), 'utf8'))
    const all = Buffer.concat(json.weightsManifest.flatMap((g) => g.paths).map((p) => readFileSync(join(source, p))))
    return {
      ...json,
      weightSpecs: json.weightsManifest.flatMap((g) => g.weights),
      weightData: all.buffer.slice(all.byteOffset, all.byteOffset + all.length),
    }
  },
})
const web = join(folder, 'web')
const keras = join(folder, 'keras')
for (const each of [web, keras]) {
  rmSync(each, { recursive: true, force: true })
  mkdirSync(each)
}
await model.save({
  async save({ modelTopology, weightSpecs, weightData }) {
    // Version 1.3.1 is what the site's exports say.
    const topology = { ...modelTopology, keras_version: 'tfjs-layers 1.3.1' }
    writeFileSync(
      join(web, 'model.json'),
      JSON.stringify({ modelTopology: topology, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] }),
    )
    writeFileSync(join(web, 'weights.bin'), Buffer.from(weightData))
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } }
  },
})
writeFileSync(
  join(web, 'metadata.json'),
  JSON.stringify({
    tfjsVersion: '1.3.1',
    tmVersion: '2.4.10',
    packageVersion: '0.8.4-alpha2',
    packageName: '@teachablemachine/image',
    timeStamp: '2024-05-01T10:00:00.000Z',
    userMetadata: {},
    modelName: 'tm-my-image-model',
    labels: ['Cats', 'Dogs', 'Neither'],
    imageSize: 96,
  }),
)
copyFileSync(join(folder, 'keras2.h5'), join(keras, 'keras_model.h5'))
writeFileSync(join(keras, 'labels.txt'), '0 Cats\n1 Dogs\n2 Neither\n')
for (const [zip, from, files] of [
  ['tm-my-image-model.zip', web, ['metadata.json', 'model.json', 'weights.bin']],
  ['converted_keras.zip', keras, ['keras_model.h5', 'labels.txt']],
]) {
  rmSync(join(folder, zip), { force: true })
  execFileSync('zip', ['-q', '-X', join('..', zip), ...files], { cwd: from })
}
