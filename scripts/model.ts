import { readFile, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { HeatlensError, toProblem } from '../src/errors/index.ts'
import { vgg16 } from '../src/formats/aboutFile.ts'
import { readKerasH5 } from '../src/formats/kerasH5.ts'
import { presets } from '../src/image/input/preprocess.ts'
import { inputSide } from '../src/model/package/topology.ts'
import type { PackageAbout } from '../src/model/package/writePackage.ts'
import { planNetwork } from '../src/engine/plan.ts'
import type { WeightType } from '../src/types.ts'
import { inEnglish } from '../src/words/inEnglish.ts'
import { type FetchOptions, fetchWeights } from './fetchWeights.ts'
import { inWords, isDamage, openH5 } from './openH5.ts'
import { writePackageTo } from './writePackageTo.ts'

const usage = `npm run model -- [--from <h5 file or URL> --id <id>] [--weights float32|float16|uint8] [--out <folder>]
               [--name <name>] [--classes <json file>] [--preset caffe|tf|torch] [--input-size <pixels>]
               [--source <text>] [--licence <text>]

Converts a Keras .h5 of a VGG-like network into a model package that Heatlens serves. Without --from, it downloads
VGG16 with its ImageNet weights (553 MB) from Keras' release. The class list is [["id", "label"], ...] in the order of the outputs.`

/**
 * The command with its options. `say` prints a line; `download` has the options for fetching a file. Throws Error with
 * a message for the person at the terminal.
 */
export async function convertModel(
  args: string[],
  say: (line: string) => void = console.log,
  download: FetchOptions = {},
): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string', default: vgg16.url },
      weights: { type: 'string', default: 'float16' },
      out: { type: 'string' },
      id: { type: 'string' },
      name: { type: 'string' },
      classes: {
        type: 'string',
        default: fileURLToPath(new URL('../src/formats/imagenetClasses.json', import.meta.url)),
      },
      preset: { type: 'string', default: 'caffe' },
      'input-size': { type: 'string' },
      source: { type: 'string' },
      licence: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    say(usage)
    return
  }
  if (!['float32', 'float16', 'uint8'].includes(values.weights))
    throw new Error(`--weights ${values.weights} is none of float32, float16, uint8.`)
  if (!Object.hasOwn(presets, values.preset)) {
    throw new Error(`--preset ${values.preset} is none of ${Object.keys(presets).join(', ')}.`)
  }
  const isRelease = basename(values.from) === vgg16.file
  const id = values.id ?? (isRelease ? vgg16.id : undefined)
  if (id === undefined) throw new Error('A network of your own needs a name for its folder. Give one with --id.')
  const asked = Number(values['input-size'] ?? 224)
  const out = values.out ?? `public/model/${id}`
  const isDownload = /^https?:/.test(values.from)
  const file = isDownload ? await fetchWeights(values.from, download) : values.from
  // An invalid download is not stored: the next run requests it again.
  const forget = () => (isDownload ? rm(file, { force: true }) : undefined)
  const h5 = await openH5(file).catch(async (error: unknown) => {
    await forget()
    throw error
  })
  try {
    const network = readKerasH5(h5, asked)
    const own = network.layers.map(inputSide).find((side) => side !== undefined)
    const about: PackageAbout = {
      id,
      name: values.name ?? (isRelease ? vgg16.name : id),
      classes: JSON.parse(await readFile(values.classes, 'utf8')),
      preset: values.preset,
      // A saved model contains its own size.
      inputSize: values['input-size'] === undefined && typeof own === 'number' ? own : asked,
      source: values.source ?? (isRelease ? vgg16.source : 'not stated'),
      licence: values.licence ?? (isRelease ? vgg16.licence : 'not stated'),
    }
    // Before anything is written: reports what the page could not run.
    planNetwork(network.layers, about.inputSize).checkWeights(network.tensors)
    const bytes = await writePackageTo(out, network, about, values.weights as WeightType)
    say(`Wrote ${out}: ${(bytes / 1e6).toFixed(1)} MB as ${values.weights}. Open the page with ?model=${id} to use it.`)
    if (values.weights !== 'float32') {
      // Its imports take a second, which a failing command need not wait for.
      const { measureDrift } = await import('./measureDrift.ts')
      const { logits, map, channelWeights, sameFirst, pictures } = await measureDrift(network, about, out)
      say(
        `What ${values.weights} costs, measured on ${pictures} pictures: logits ${(logits * 100).toPrecision(2)} % of the largest, channel weights ${(channelWeights * 100).toPrecision(2)} % of the largest, map ${map.toPrecision(2)} of 1; ${sameFirst} of ${pictures} keep their first class.`,
      )
    }
  } catch (error) {
    if (isDamage(error)) await forget()
    throw inWords(file, error)
  } finally {
    h5.close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  convertModel(process.argv.slice(2)).catch((error: unknown) => {
    console.error(
      error instanceof HeatlensError ? inEnglish(toProblem(error)) : error instanceof Error ? error.message : error,
    )
    console.error(`\n${usage}`)
    process.exitCode = 1
  })
}
