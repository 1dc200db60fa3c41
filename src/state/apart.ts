import { beginsAsPicture } from '../image/input/beginsAsPicture.ts'
import { WHOLE } from './lacking.ts'

/** The order in which they are tried: those that are most likely whole come first. */
const ORDER = [/\.keras$/i, /\.safetensors$/i, /\.onnx$/i, /\.(?:h5|hdf5)$/i]

/** One of several files of weights, or what a training keeps beside them. */
const PART = /-\d+-of-\d+\.|shard\d+of\d+|^(?:optimizer|scheduler|scaler|rng_state)/i

const rankOf = ({ name }: File) =>
  (ORDER.findIndex((ending) => ending.test(name)) + ORDER.length + 1) % (ORDER.length + 1)

const stemOf = ({ name }: File) => name.replace(WHOLE, '')

/** The weights of TensorFlow.js beside a description; those of `x.json` may be called `x.weights.bin`. */
const TFJS_WEIGHTS = /shard\d+of\d+|(?:^|\.)weights(?: ?\(\d+\))?\.bin$/i

const MODEL_JSON = /^model(?: ?\(\d+\))?\.json$/i

/** The description of a TensorFlow.js network among files, with its weights; empty if not both are there. */
function tfjsAmong(files: readonly File[]): readonly File[] {
  const weights = files.filter(({ name }) => TFJS_WEIGHTS.test(name))
  const jsons = new Set(weights.map(({ name }) => name.replace(/\.weights\.bin$/i, '.json')))
  const json = files.find(({ name }) => MODEL_JSON.test(name) || (/\.json$/i.test(name) && jsons.has(name)))
  return json && weights.length > 0 ? [json, ...weights] : []
}

/**
 * Files by networks: where several may each be one, each of them with what else is there but does not begin with
 * another's name. The likeliest network comes first. Files of one network stay together.
 */
export function apart(files: readonly File[]): (readonly File[])[] {
  const tfjs = tfjsAmong(files)
  const wholes = files.filter(({ name }) => WHOLE.test(name) && !PART.test(name))
  if (wholes.length + (tfjs.length > 0 ? 1 : 0) < 2) return [files]
  const others = files.filter((file) => !wholes.includes(file) && !tfjs.includes(file))
  const ownerOf = (file: File) =>
    wholes
      .filter((whole) => file.name.startsWith(stemOf(whole)))
      .reduce<File | undefined>((a, b) => (a && stemOf(a).length >= stemOf(b).length ? a : b), undefined)
  const owners = new Map(others.map((file) => [file, ownerOf(file)]))
  const sets = wholes
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((whole) => [whole, ...others.filter((file) => (owners.get(file) ?? whole) === whole)])
  const [json] = tfjs
  if (!json) return sets
  const isOfJson = (file: File) => !owners.get(file) || file.name.startsWith(json.name.replace(/\.json$/i, ''))
  return [[...tfjs, ...others.filter(isOfJson)], ...sets]
}

/** The pictures among files, by their first bytes or the browser's word. */
export async function picturesAmong(files: readonly File[]): Promise<readonly File[]> {
  const are = await Promise.all(files.map(async (file) => file.type.startsWith('image/') || beginsAsPicture(file)))
  return files.filter((_, at) => are[at])
}
