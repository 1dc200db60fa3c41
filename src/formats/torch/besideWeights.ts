import { HeatlensError } from '../../errors/index.ts'
import { isObject, type JsonObject, own } from '../../json.ts'
import type { Preprocessing } from '../../types.ts'
import type { SourceFile } from '../sources.ts'

/** What Hugging Face's files beside weights say. */
export interface Beside {
  /** config.json of transformers or timm. */
  config: JsonObject | undefined
  /** What it calls the architecture. */
  said: readonly string[]
  preprocessing: Partial<Preprocessing> | undefined
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

/** What a network does by the name of its class in transformers. */
const tasks = [
  [/ObjectDetection|ZeroShotObject/, 'boxes'],
  [/Segmentation/, 'areas'],
  [/CausalLM|MaskedLM|Sequence|Token|QuestionAnswering|Conditional/, 'text'],
] as const

/** Reads what stands beside weights. Throws a `format` error for networks that name no classes. */
export function readBeside(files: readonly SourceFile[], file: string): Beside {
  const jsons = files.map(({ json }) => json).filter(isObject)
  const config = jsons.find(
    (json) => own(json, 'architectures') || own(json, 'model_type') || own(json, 'architecture'),
  )
  const said = config ? [...texts(own(config, 'architectures')), ...texts(own(config, 'architecture'))] : []
  for (const [pattern, task] of tasks) {
    if (said.some((name) => pattern.test(name))) throw new HeatlensError('otherTask', { file, task })
  }
  const processor = jsons.find(
    (json) => own(json, 'image_mean') !== undefined || own(json, 'do_normalize') !== undefined,
  )
  const ofTimm = config && own(config, 'pretrained_cfg')
  return {
    ...{ config, said },
    preprocessing: processor ? ofProcessor(processor) : isObject(ofTimm) ? ofConfig(ofTimm) : undefined,
  }
}

const numbers = (value: unknown): number[] | undefined =>
  Array.isArray(value) && value.length === 3 && value.every((one) => typeof one === 'number' && Number.isFinite(one))
    ? value
    : undefined

const side = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 4096 ? value : undefined

/** Pillow's numbers of interpolations. */
const RESAMPLE: ReadonlyMap<unknown, Preprocessing['resize']> = new Map<unknown, Preprocessing['resize']>([
  [0, 'nearest'],
  [2, 'bilinear'],
  [3, 'bicubic'],
  ['bilinear', 'bilinear'],
  ['bicubic', 'bicubic'],
])

function valuesOf(mean: readonly number[], std: readonly number[], factor = 1 / 255): Partial<Preprocessing> {
  return {
    ...{ channels: 'rgb', values: 'custom', antialias: true },
    mean: mean.map((value) => Number((value / factor).toFixed(6))),
    scale: std.map((value) => factor / value),
  }
}

/** transformers' preprocessor_config.json. */
function ofProcessor(json: JsonObject): Partial<Preprocessing> {
  const isNormalized = own(json, 'do_normalize') !== false
  const mean = (isNormalized && numbers(own(json, 'image_mean'))) || [0, 0, 0]
  const std = (isNormalized && numbers(own(json, 'image_std'))) || [1, 1, 1]
  const factor = own(json, 'do_rescale') === false ? 1 : own(json, 'rescale_factor')
  const size = own(json, 'size')
  const short = side(isObject(size) ? own(size, 'shortest_edge') : undefined)
  const crop = own(json, 'crop_size')
  const cropped = side(isObject(crop) ? own(crop, 'height') : crop)
  const percent = own(json, 'crop_pct')
  const isCropped = own(json, 'do_center_crop') === true || (short !== undefined && typeof percent === 'number')
  const longer = typeof percent === 'number' && percent > 0 && short ? Math.round(short / percent) : short
  return {
    ...valuesOf(mean, std, typeof factor === 'number' && factor > 0 ? factor : 1 / 255),
    resize: RESAMPLE.get(own(json, 'resample')) ?? 'bilinear',
    fit: isCropped ? 'centre-crop' : 'stretch',
    ...(isCropped && longer !== undefined && longer > (cropped ?? short ?? 0) && { shortSide: longer }),
  }
}

/** timm's `pretrained_cfg`. */
function ofConfig(json: JsonObject): Partial<Preprocessing> | undefined {
  const [mean, std] = [numbers(own(json, 'mean')), numbers(own(json, 'std'))]
  if (!mean || !std) return undefined
  const size = own(json, 'input_size')
  const input = side(Array.isArray(size) ? size.at(-1) : undefined)
  const percent = own(json, 'crop_pct')
  const short = input && typeof percent === 'number' && percent > 0 ? Math.floor(input / percent) : undefined
  return {
    ...valuesOf(mean, std),
    resize: RESAMPLE.get(own(json, 'interpolation')) ?? 'bicubic',
    fit: 'centre-crop',
    ...(input && short && short > input && { shortSide: short }),
  }
}
