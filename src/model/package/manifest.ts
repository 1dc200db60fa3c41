import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import type { Graph } from '../../graph/graph.ts'
import { readGraph } from '../../graph/json.ts'
import {
  type Confidence,
  type KnowledgeId,
  knowledgeIds,
  type LinearReading,
  type Preprocessing,
  type PreprocessingSource,
  type StoredWeights,
  type WeightType,
} from '../../types.ts'
import { ClassList, finite, plainFileName, size, text } from './checks.ts'
import { PreprocessingSchema } from './preprocessing.ts'

/** The maximum size of a shard: hosts limit file sizes, and a broken download loses at most this much. */
export const MAX_SHARD_BYTES = 16 * 2 ** 20

/** VGG16 in float32 takes 528 MiB. */
const MAX_MODEL_BYTES = 2 ** 31

/** A file of a package, with its expected length and hash. */
export interface ShardSpec {
  path: string
  bytes: number
  /** In hexadecimal. */
  sha256: string
}

/** TF.js' description of how a tensor is stored, unless it is plain float32. */
export type Quantization =
  | { dtype: 'float16'; original_dtype: 'float32' }
  /** value = byte · scale + min; an array has one number for each index of the last side (each output channel). */
  | { dtype: 'uint8'; original_dtype: 'float32'; scale: number | readonly number[]; min: number | readonly number[] }

/** A weight tensor and the files with its bytes, in order; they may hold others before and after it. */
export interface TensorSpec {
  /** As the graph calls it; in a chain `layer/kernel` or `layer/bias`. */
  name: string
  shape: readonly number[]
  quantization?: Quantization
  shards: readonly ShardSpec[]
}

/** What a package says of one output. */
export interface OutputAbout {
  /** The list, or the name of the file that holds it. */
  classes: [string, string][] | string
  /** Of a linear head: what its values are. */
  reading?: LinearReading
}

/** A model package as described by its model.json. Tensors are in network order. */
export interface ModelManifest {
  id: string
  name: string
  /** One for each output of the graph that gives classes. */
  outputs: OutputAbout[]
  preprocessing: Preprocessing
  preprocessingFrom: PreprocessingSource
  source: string
  licence: string
  /** What wrote the file that the package was made from. */
  producer?: string
  confidence?: Confidence
  knowledge?: KnowledgeId
  graph: Graph
  tensors: TensorSpec[]
  /** All files with weights. Joined, they are the bytes of all tensors, in order. */
  shards: ShardSpec[]
  weights: StoredWeights
  parameters: number
  bytes: number
}

const scales = v.union([finite, v.pipe(v.array(finite), v.minLength(1), v.maxLength(2 ** 20))])

const Quantized = v.union([
  v.object({ dtype: v.literal('float16'), original_dtype: v.literal('float32') }),
  v.object({ dtype: v.literal('uint8'), original_dtype: v.literal('float32'), scale: scales, min: scales }),
])

const MAX_TENSORS = 20_000

const Weight = v.object({
  name: text(500),
  shape: v.pipe(v.array(size(2 ** 31)), v.maxLength(8)),
  dtype: v.literal('float32'),
  quantization: v.optional(Quantized),
})

/** Groups, as in TF.js: the bytes of a group's tensors, one after another, are those of its files, one after another. */
export const Weights = v.pipe(
  v.array(
    v.object({
      paths: v.pipe(v.array(plainFileName), v.minLength(1)),
      weights: v.pipe(v.array(Weight), v.minLength(1)),
    }),
  ),
  v.maxLength(MAX_TENSORS),
  v.check((groups) => groups.reduce((sum, { weights }) => sum + weights.length, 0) <= MAX_TENSORS),
)

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
export const reading = v.optional(v.picklist(['logits', 'values']))
export const classes = v.union([ClassList, plainFileName])

export const about = {
  id: plainFileName,
  name: text(80),
  source: text(500),
  licence: text(500),
  producer: v.optional(text(200)),
  confidence: v.optional(v.object({ sure: share, together: share })),
  knowledge: v.optional(v.picklist(knowledgeIds)),
  preprocessingFrom: v.optional(v.picklist(['file', 'network', 'guess', 'person']), 'file'),
  shards: v.record(
    plainFileName,
    v.object({ bytes: size(MAX_SHARD_BYTES), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  ),
}

/** Any graph. */
const Version2 = v.object({
  format: v.literal('heatlens-graph'),
  version: v.literal(2),
  graph: v.unknown(),
  weightsManifest: Weights,
  userDefinedMetadata: v.object({
    heatlens: v.object({
      ...about,
      outputs: v.pipe(v.array(v.object({ classes, reading })), v.minLength(1), v.maxLength(1000)),
      preprocessing: PreprocessingSchema,
    }),
  }),
})

/** True for a parsed model.json that claims to be a Heatlens package; `readManifest` checks the claim. */
export const isPackage = (json: unknown): boolean =>
  v.is(v.object({ userDefinedMetadata: v.object({ heatlens: v.unknown() }) }), json)

/** Bytes a value, by encoding. */
export const bytesPerValue: Record<WeightType, number> = { float32: 4, float16: 2, uint8: 1 }

/** Throws a `format` error for weights too large for a browser tab. */
export function demandSize(bytes: number): void {
  if (bytes <= MAX_MODEL_BYTES) return
  throw new HeatlensError('modelTooLarge', { mebibytes: Math.round(bytes / 2 ** 20) })
}

/** The number of values in a tensor of this shape. */
export const valueCount = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1)

/** JSON as a schema describes it. Throws a `format` error. */
export function parse<Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return parsed.output
  throw new HeatlensError('notAPackage', { where: v.getDotPath(parsed.issues[0]) })
}

/** Reads a package of version 2: any graph. See `readManifest`. */
export function readVersion2(model: unknown): ModelManifest {
  const json = parse(Version2, model)
  const { outputs, preprocessing, shards, ...named } = json.userDefinedMetadata.heatlens
  return {
    ...withoutMissing(named),
    outputs: outputs.map(({ classes, reading }) => ({ classes, ...(reading && { reading }) })),
    preprocessing: preprocessing as Preprocessing,
    graph: readGraph(json.graph),
    ...readTensors(json.weightsManifest, shards),
  }
}

type Named = Pick<ModelManifest, 'id' | 'name' | 'source' | 'licence' | 'preprocessingFrom'>
type Optional = Pick<ModelManifest, 'producer' | 'confidence' | 'knowledge'>

/** Without the keys whose values are undefined. */
export const withoutMissing = ({
  producer,
  confidence,
  knowledge,
  ...named
}: Named & { [Key in keyof Optional]?: Optional[Key] | undefined }): Named & Optional => ({
  ...named,
  ...(producer !== undefined && { producer }),
  ...(confidence && { confidence }),
  ...(knowledge && { knowledge }),
})

export function readTensors(
  manifest: v.InferOutput<typeof Weights>,
  listed: Readonly<Record<string, Omit<ShardSpec, 'path'>>>,
): Pick<ModelManifest, 'tensors' | 'shards' | 'weights' | 'parameters' | 'bytes'> {
  const files = new Map(Object.entries(listed))
  const groups = manifest.map((group) => readGroup(group, files))
  const tensors = groups.flatMap((group) => group.tensors)
  const shards = groups.flatMap((group) => group.shards)
  const bytes = bytesIn(shards)
  demandSize(bytes)
  const parameters = tensors.reduce((sum, { shape }) => sum + valueCount(shape), 0)
  return { tensors, shards, weights: storedWeights(tensors), parameters, bytes }
}

/** The tensors of a group, each with the files that hold some of it. */
function readGroup(
  { paths, weights }: v.InferOutput<typeof Weights>[number],
  files: ReadonlyMap<string, Omit<ShardSpec, 'path'>>,
): Pick<ModelManifest, 'tensors' | 'shards'> {
  let stored = 0
  const placed = paths.map((path) => {
    const file = files.get(path)
    if (!file) throw new HeatlensError('fileNotListed', { file: path })
    const start = stored
    stored += file.bytes
    return { start, end: stored, shard: { path, ...file } }
  })
  let at = 0
  let first = 0
  const tensors = weights.map(({ name, shape, quantization }): TensorSpec => {
    const tensor = { name, shape, ...(quantization && { quantization }) }
    const end = at + bytesOf(tensor)
    if (!(end <= stored) || !scalesFit(shape, quantization))
      throw new HeatlensError('filesOfOtherSize', { weights: name })
    while ((placed[first]?.end ?? end) <= at) first++
    const shards: ShardSpec[] = []
    for (let place = first; (placed[place]?.start ?? end) < end; place++) {
      shards.push((placed[place] as (typeof placed)[number]).shard)
    }
    at = end
    return { ...tensor, shards }
  })
  if (at !== stored) throw new HeatlensError('filesOfOtherSize', { weights: tensors.at(-1)?.name ?? '' })
  return { tensors, shards: placed.map(({ shard }) => shard) }
}

const bytesIn = (shards: readonly ShardSpec[]) => shards.reduce((sum, { bytes }) => sum + bytes, 0)

/** The bytes of a tensor as stored. */
export const bytesOf = (tensor: Pick<TensorSpec, 'shape' | 'quantization'>): number =>
  valueCount(tensor.shape) * bytesPerValue[typeOf(tensor)]

/** Arrays of scales have one number for each index of the last side. */
function scalesFit(shape: readonly number[], quantization: Quantization | undefined): boolean {
  if (quantization?.dtype !== 'uint8') return true
  return [quantization.scale, quantization.min].every((one) => typeof one === 'number' || one.length === shape.at(-1))
}

/** How the kernels are stored; vectors, such as biases, take next to no room. */
function storedWeights(tensors: readonly TensorSpec[]): StoredWeights {
  const kernels = tensors.filter(({ shape }) => shape.length > 1)
  const types = new Set((kernels.length > 0 ? kernels : tensors).map(typeOf))
  const [type = 'float32'] = types
  return types.size > 1 ? 'mixed' : type
}

const typeOf = ({ quantization }: Pick<TensorSpec, 'quantization'>): WeightType => quantization?.dtype ?? 'float32'

/** Whether a parsed model.json claims to be of version 2. */
export const isVersion2 = (json: unknown): boolean => (json as { format?: unknown } | null)?.format === 'heatlens-graph'
