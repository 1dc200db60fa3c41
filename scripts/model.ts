import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { HeatlensError, toProblem } from '../src/errors/index.ts'
import { aboutFile, vgg16 } from '../src/formats/aboutFile.ts'
import { openSources } from '../src/formats/index.ts'
import { preparePackage } from '../src/formats/preparePackage.ts'
import { sortSources } from '../src/formats/sources.ts'
import { architectures } from '../src/formats/torch/architectures/index.ts'
import { unzipSources } from '../src/formats/unzip.ts'
import { isUsable, type ToldList } from '../src/labels/classList.ts'
import { channelOrders, fits, resizeRules, valueRanges } from '../src/laterIds.ts'
import { isPackage } from '../src/model/package/manifest.ts'
import { ofPreset } from '../src/model/package/preprocessing.ts'
import type { PackageAbout, Packed } from '../src/model/package/writePackage.ts'
import type { LinearReading, Preprocessing, WeightType } from '../src/types.ts'
import { inEnglish } from '../src/words/inEnglish.ts'
import type { FetchOptions } from './fetchWeights.ts'
import { readSources, type SourceFiles } from './readSources.ts'
import { type Listed, networkNamed, type Release } from './releases.ts'
import { writePackageTo } from './writePackageTo.ts'

const usage = `npm run model -- <id of the catalogue> | [--from <file, folder or address> ... --id <id>]
               [--weights mixed|uint8|float16|float32]
               [--out <folder>] [--name <name>] [--classes <json or text file>] [--reading logits|values]
               [--values ${valueRanges.slice(0, -1).join('|')}] [--channels ${channelOrders.join('|')}]
               [--resize ${resizeRules.join('|')}] [--antialias] [--fit ${fits.join('|')}] [--short-side <pixels>]
               [--preset caffe|tf|torch] [--input-size <pixels>|<height>x<width>] [--source <text>] [--licence <text>]

Converts a network into a model package that Heatlens serves. An id of the catalogue (public/model/networks.json: vgg16,
resnet50 ...) is downloaded from its publisher; without one, that is VGG16 (553 MB). --from takes files of any format
that the page opens: a Keras .h5 or .keras, an architecture .json beside its weights (--from for each), a TensorFlow.js
model, a .zip of these, or a .safetensors of ${architectures.map(({ name }) => name).join(', ')}.
efficientnet-lite0 is the network that comes with the page: --from its .safetensors, which scripts/oracle/lite/ makes.
mixed and uint8 are one: one byte a number where that costs little, two for small kernels. The class list is a .json,
.csv or .txt file: the names in the order of the outputs, or with their numbers.`

const options = {
  from: { type: 'string', multiple: true },
  weights: { type: 'string' },
  out: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  classes: { type: 'string' },
  reading: { type: 'string' },
  values: { type: 'string' },
  channels: { type: 'string' },
  resize: { type: 'string' },
  antialias: { type: 'boolean' },
  fit: { type: 'string' },
  'short-side': { type: 'string' },
  preset: { type: 'string' },
  'input-size': { type: 'string' },
  source: { type: 'string' },
  licence: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parse>['values']

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true })

/** The value of an option, if it is one of these. Throws Error if it is another. */
function oneOf<Choice extends string>(values: Values, key: keyof Values, choices: readonly Choice[]) {
  const value = values[key]
  if (value === undefined) return undefined
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw new Error(`--${key} ${value} is none of ${choices.join(', ')}.`)
  return found
}

/** What the options say of the input. */
function knownPixels(values: Values): Partial<Preprocessing> {
  const preset = oneOf(values, 'preset', ['caffe', 'tf', 'torch'])
  const range = oneOf(values, 'values', valueRanges.slice(0, -1))
  const channels = oneOf(values, 'channels', channelOrders)
  const resize = oneOf(values, 'resize', resizeRules)
  const fit = oneOf(values, 'fit', fits)
  const size = /^(\d+)(?:x(\d+))?$/.exec(values['input-size'] ?? '')
  if (values['input-size'] !== undefined && !size) {
    throw new Error(`--input-size ${values['input-size']} is no number of pixels, nor two such as 240x320.`)
  }
  const { height: _, width: __, ...ofName } = preset ? ofPreset(preset, 1) : ({} as Partial<Preprocessing>)
  return {
    ...ofName,
    ...(range && { values: range }),
    ...(channels && { channels }),
    ...(resize && { resize }),
    ...(values.antialias && { antialias: true }),
    ...(fit && { fit }),
    ...(values['short-side'] && { shortSide: Number(values['short-side']) }),
    ...(size && { height: Number(size[1]), width: Number(size[2] ?? size[1]) }),
  }
}

/**
 * The command with its options. `say` prints a line; `download` has the options for fetching a file. Throws Error with
 * a message for the person at the terminal.
 */
export async function convertModel(
  args: string[],
  say: (line: string) => void = console.log,
  download: FetchOptions = {},
): Promise<void> {
  const { values, positionals } = parse(args)
  if (values.help) {
    say(usage)
    return
  }
  const { release, listed } = await networkNamed(positionals)
  const asked = oneOf(values, 'weights', ['mixed', 'float32', 'float16', 'uint8']) ?? release?.weights ?? 'float16'
  const weights = asked === 'mixed' ? 'uint8' : asked
  if (release && !values.from) throw new Error(release.howToGet)
  const from = values.from ?? [listed?.address ?? vgg16.url]
  const isRelease = release === undefined && listed === undefined && from.some((one) => basename(one) === vgg16.file)
  const id = values.id ?? release?.id ?? listed?.id ?? (isRelease ? vgg16.id : undefined)
  if (id === undefined) throw new Error('A network of your own needs a name for its folder. Give one with --id.')
  const known = knownPixels(values)
  const reading = oneOf(values, 'reading', ['logits', 'values'])
  const { md5, sha256 } = (values.from === undefined && listed) || {}
  const checked = { ...download, ...(md5 !== undefined && { md5 }), ...(sha256 !== undefined && { sha256 }) }
  const sources = await readSources([...from, ...(values.classes === undefined ? [] : [values.classes])], checked)
  try {
    await convert(sources, { values, id, weights, known, reading, isRelease, release, listed }, say)
  } catch (error) {
    // What is damaged is not stored: the next run downloads it again.
    if (isDamage(error)) await sources.forget()
    throw error instanceof HeatlensError ? new Error(inEnglish(toProblem(error)), { cause: error }) : error
  } finally {
    await sources.close()
  }
}

interface Wanted {
  values: Values
  id: string
  weights: WeightType
  known: Partial<Preprocessing>
  reading: LinearReading | undefined
  isRelease: boolean
  release: Release | undefined
  listed: Listed | undefined
}

async function convert(
  { files, openH5 }: SourceFiles,
  { values, id, weights, known, reading, isRelease, release, listed }: Wanted,
  say: (line: string) => void,
): Promise<void> {
  const sorted = await sortSources(files)
  if (sorted.some(({ json }) => isPackage(json))) {
    throw new Error('This is a model package already. Copy its folder to where the page finds it: public/model/<id>.')
  }
  const stored = await openSources(await unzipSources(sorted), { openH5 })
  const prepared = preparePackage(stored, sorted, {
    preprocessing: { ...release?.preprocessing, ...known },
    ...(reading && { reading }),
  })
  const { network, outputs, preprocessing, told } = prepared
  if (values.classes !== undefined && told) demandUsable(told, outputs[0]?.classes.length ?? 0)
  const preprocessingFrom = release && known.values === undefined ? 'file' : prepared.preprocessingFrom
  const named =
    release ??
    listed ??
    (isRelease ? aboutFile(vgg16.file) : { name: stored.about.name, source: 'not stated', licence: 'not stated' })
  const { producer } = stored.about
  const about: PackageAbout = {
    id,
    name: values.name ?? (release || listed || isRelease ? named.name : id),
    ...{ outputs, preprocessing, preprocessingFrom },
    source: values.source ?? named.source,
    licence: values.licence ?? named.licence,
    ...(producer !== undefined && { producer }),
    ...release?.measured,
  }
  const out = values.out ?? `public/model/${id}`
  const packed = weights === 'uint8' ? await rounded(network, about) : network
  const bytes = await writePackageTo(out, packed, about, weights)
  say(`Wrote ${out}: ${(bytes / 1e6).toFixed(1)} MB as ${weights}. Open the page with ?model=${id} to use it.`)
  if (preprocessingFrom === 'guess') {
    const { values: range, channels } = preprocessing
    say(`No file says how pixels become numbers; this is a guess: --values ${range} --channels ${channels}.`)
  }
  if (weights === 'float32') return
  // Its imports take a second, which a failing command need not wait for.
  const { measureDrift } = await import('./measureDrift.ts')
  const { logits, map, channelWeights, sameFirst, pictures } = await measureDrift(network, about, out)
  say(
    `What ${weights} costs, measured on ${pictures} pictures: logits ${(logits * 100).toPrecision(2)} % of the largest, channel weights ${(channelWeights * 100).toPrecision(2)} % of the largest, map ${map.toPrecision(2)} of 1; ${sameFirst} of ${pictures} keep their first class.`,
  )
}

/** Its imports take a second, which a failing command need not wait for. */
async function rounded(network: Packed, about: PackageAbout): Promise<Packed> {
  const { roundByPictures } = await import('./rounding/roundByPictures.ts')
  return roundByPictures(network, about)
}

/** Refuses a list of classes that was asked for and does not fit. */
function demandUsable(list: ToldList, outputs: number): void {
  if (isUsable(list)) return
  const classes = list.names.length
  if (classes === 0) throw new HeatlensError('notAClassList', { file: list.file })
  throw new HeatlensError('classListUnfit', { outputs, classes })
}

/** True for a file that is not whole, or none of a network. */
const isDamage = (error: unknown): boolean =>
  error instanceof HeatlensError &&
  ['fileDamaged', 'fileEmpty', 'fileIsPage', 'fileIsPointer', 'noNetworkInFiles'].includes(error.code)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  convertModel(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    console.error(`\n${usage}`)
    process.exitCode = 1
  })
}
