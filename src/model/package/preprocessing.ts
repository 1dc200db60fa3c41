import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import { channelOrders, fits, resizeRules, valueRanges } from '../../laterIds.ts'
import type { Preprocessing } from '../../types.ts'
import { finite, size } from './checks.ts'

/** The longest side of an input. */
const MAX_SIDE = 4096

const aChannel = v.pipe(v.array(finite), v.minLength(1), v.maxLength(3))

/** How a package says that its input is made. */
export const PreprocessingSchema = v.pipe(
  v.object({
    height: size(MAX_SIDE),
    width: size(MAX_SIDE),
    channels: v.picklist(channelOrders),
    values: v.picklist(valueRanges),
    mean: v.optional(aChannel),
    scale: v.optional(aChannel),
    resize: v.picklist(resizeRules),
    antialias: v.boolean(),
    fit: v.picklist(fits),
    shortSide: v.optional(size(2 * MAX_SIDE)),
  }),
  v.check(({ values, mean, scale }) => values !== 'custom' || (mean !== undefined && scale !== undefined)),
)

/** The presets by which packages of version 1 say it: Keras' `imagenet_utils.preprocess_input`. */
const presets: ReadonlyMap<string, Pick<Preprocessing, 'channels' | 'values'>> = new Map([
  ['caffe', { channels: 'bgr', values: 'caffe' }],
  ['tf', { channels: 'rgb', values: '-1..1' }],
  ['torch', { channels: 'rgb', values: 'torch' }],
])

/** The resizing of the first part of Heatlens, and of `load_img`: the whole picture, nearest neighbour. */
const asLoadImg = { resize: 'nearest', antialias: false, fit: 'stretch' } as const

/** The preprocessing that a preset stands for, with square pictures. Throws a `format` error for an unknown preset. */
export function ofPreset(preset: string, side: number): Preprocessing {
  const found = presets.get(preset)
  if (!found) throw new HeatlensError('unknownPreset', { preset, presets: [...presets.keys()] })
  return { height: side, width: side, ...found, ...asLoadImg }
}

/** The preset that stands for this preprocessing, if one does. */
export function presetOf({ height, width, channels, values, ...how }: Preprocessing): string | undefined {
  const isLoadImg = (['resize', 'antialias', 'fit'] as const).every((key) => how[key] === asLoadImg[key])
  if (height !== width || !isLoadImg) return undefined
  return [...presets].find(([, one]) => one.channels === channels && one.values === values)?.[0]
}
