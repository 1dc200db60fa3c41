import { isObject, type JsonObject, own } from '../../json.ts'
import type { Preprocessing } from '../../types.ts'

/** How a file says that pictures are made. */
export interface Processed {
  preprocessing: Partial<Preprocessing>
  /** The sides of the input, if it says them. */
  sides?: readonly [height: number, width: number]
  /** False where Heatlens has no such rule, and takes the nearest. */
  isExact: boolean
}

const HALF = [0.5, 0.5, 0.5]
const IMAGENET = { image_mean: [0.485, 0.456, 0.406], image_std: [0.229, 0.224, 0.225] }
const CLIP = { image_mean: [0.48145466, 0.4578275, 0.40821073], image_std: [0.26862954, 0.26130258, 0.27577711] }
const halves = { image_mean: HALF, image_std: HALF }
const cropped = { do_center_crop: true, crop_size: 224 }

/** What transformers' processors do where their file leaves it out, and whether one number for a size is the short side's. */
const defaults: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['ViT', { ...halves, size: 224, resample: 2 }],
  ['DeiT', { ...halves, ...cropped, size: 256, resample: 3 }],
  ['Beit', { ...halves, crop_size: 224, size: 224, resample: 3 }],
  ['ConvNext', { ...halves, size: 384, resample: 3, crop_pct: 224 / 256, isShort: true }],
  ['Bit', { ...CLIP, ...cropped, size: 224, resample: 3, isShort: true }],
  ['CLIP', { ...CLIP, ...cropped, size: 224, resample: 3, isShort: true }],
  ['EfficientNet', { ...halves, size: 346, crop_size: 289, resample: 3, include_top: true }],
  ['MobileNetV1', { ...halves, ...cropped, size: 256, resample: 2, isShort: true }],
  ['MobileNetV2', { ...halves, ...cropped, size: 256, resample: 2, isShort: true }],
  ['PoolFormer', { ...IMAGENET, ...cropped, size: 224, resample: 3, crop_pct: 0.9, isShort: true }],
])

const numbers = (value: unknown): number[] | undefined =>
  Array.isArray(value) && value.length === 3 && value.every((one) => typeof one === 'number' && Number.isFinite(one))
    ? value
    : undefined

const side = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 4096 ? value : undefined

const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined

/** Pillow's numbers of interpolations, and timm's names. */
const RESAMPLE: ReadonlyMap<unknown, Preprocessing['resize']> = new Map<unknown, Preprocessing['resize']>([
  [0, 'nearest'],
  [2, 'bilinear'],
  [3, 'bicubic'],
  ['nearest', 'nearest'],
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

type Sides = readonly [height: number, width: number]

/** Sides that a file gives as one number, as two, or by their names. */
export function sidesOf(value: unknown): Sides | undefined {
  const [height, width] = isObject(value)
    ? [side(own(value, 'height')), side(own(value, 'width'))]
    : Array.isArray(value)
      ? [side(value[0]), side(value[1])]
      : [side(value), side(value)]
  return height && width ? [height, width] : undefined
}

/** `ViT` of `ViTFeatureExtractor` and of `ViTImageProcessorFast`. */
const typeOf = (json: JsonObject) =>
  /^(\w+?)(?:FeatureExtractor|ImageProcessor)/.exec(
    String(own(json, 'image_processor_type') ?? own(json, 'feature_extractor_type') ?? ''),
  )?.[1]

/** True for transformers' preprocessor_config.json. */
export const isProcessor = (json: JsonObject): boolean =>
  ['image_mean', 'do_normalize', 'image_processor_type', 'feature_extractor_type'].some((key) => own(json, key) != null)

/** transformers' preprocessor_config.json, in any of the forms that its versions wrote. Undefined if it tells nothing. */
export function ofProcessor(json: JsonObject): Processed | undefined {
  const type = typeOf(json)
  const given = Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null))
  const all = { ...(type !== undefined && defaults.get(type)), ...given }
  const values = pixelsOf(all)
  if (!values) return undefined
  const resize = RESAMPLE.get(all.resample ?? 2)
  const { isExact, ...placed } = placedBy(all, type)
  const isResized = all.do_resize !== false
  return {
    ...placed,
    preprocessing: { ...values, ...placed.preprocessing, resize: resize ?? 'bicubic' },
    isExact: isExact && isResized && resize !== undefined,
  }
}

/** How pixels become values; undefined if they are normed by numbers that are not there. */
function pixelsOf(all: JsonObject): Partial<Preprocessing> | undefined {
  const isNormed = all.do_normalize !== false
  const [mean, std] = isNormed
    ? [numbers(all.image_mean), numbers(all.image_std)]
    : [
        [0, 0, 0],
        [1, 1, 1],
      ]
  if (!mean || !std) return undefined
  const factor = all.do_rescale === false ? 1 : (positive(all.rescale_factor) ?? 1 / 255)
  // EfficientNet's processor subtracts one, and divides by the deviation once more.
  const shift = all.rescale_offset === true && all.do_rescale !== false ? 1 : 0
  const more = all.include_top === true ? (numbers(all.image_std) ?? [1, 1, 1]) : [1, 1, 1]
  return {
    ...valuesOf(
      mean.map((value) => value + shift),
      std.map((value, c) => value * (more[c] as number)),
      factor,
    ),
    ...(all.do_flip_channel_order === true && { channels: 'bgr' as const }),
  }
}

type Placed = Omit<Processed, 'preprocessing'> & { preprocessing: Partial<Preprocessing> }

const stretched = (sides: Sides, isExact = true): Placed => ({ preprocessing: { fit: 'stretch' }, sides, isExact })

const inMiddle = (shortSide: number, sides: Sides, isExact = shortSide >= Math.max(...sides)): Placed => ({
  preprocessing: { fit: 'short-side', shortSide },
  ...{ sides, isExact },
})

/** Which part of the picture is taken, and its size. */
function placedBy(all: JsonObject, type: string | undefined): Placed {
  const { size } = all
  const percent = positive(all.crop_pct)
  const isCropped = all.do_center_crop === true
  const isShort = all.isShort === true || (type === undefined && (percent !== undefined || isCropped))
  const short = isObject(size) ? side(own(size, 'shortest_edge')) : isShort ? side(size) : undefined
  const whole = short === undefined ? sidesOf(size) : undefined
  const crop = sidesOf(all.crop_size)
  if (short !== undefined && percent !== undefined) {
    // ConvNeXt's: a part of smaller pictures, all of larger ones.
    if (short >= 384 && type !== 'PoolFormer') return stretched([short, short])
    return inMiddle(Math.trunc(short / percent), crop && isCropped ? crop : [short, short])
  }
  if (short !== undefined) {
    return isCropped && crop ? inMiddle(short, crop) : inMiddle(short, [short, short], false)
  }
  if (!whole) return { preprocessing: { fit: 'stretch' }, isExact: false }
  if (!isCropped || !crop) return stretched(whole)
  // DeiT's processor stretches before it cuts: of a square picture that is the same.
  return crop.join() === whole.join() ? stretched(crop) : inMiddle(Math.min(...whole), crop, false)
}

/** timm's `pretrained_cfg`. */
export function ofTimm(json: JsonObject): Processed | undefined {
  const [mean, std] = [numbers(own(json, 'mean')), numbers(own(json, 'std'))]
  if (!mean || !std) return undefined
  const size = own(json, 'input_size')
  const sides = Array.isArray(size) ? sidesOf(size.slice(-2)) : undefined
  const resize = RESAMPLE.get(own(json, 'interpolation') ?? 'bicubic')
  const percent = positive(own(json, 'crop_pct')) ?? 0.875
  const mode = own(json, 'crop_mode') ?? 'center'
  const isWhole = mode === 'squash' && percent === 1
  const placed: Placed = !sides
    ? { preprocessing: { fit: 'centre-crop' }, isExact: false }
    : isWhole
      ? stretched(sides)
      : inMiddle(Math.floor(Math.min(...sides) / percent), sides, mode === 'center')
  return {
    ...placed,
    preprocessing: { ...valuesOf(mean, std), ...placed.preprocessing, resize: resize ?? 'bicubic' },
    isExact: placed.isExact && resize !== undefined,
  }
}
