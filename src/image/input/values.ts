import type { ChannelOrder, Preprocessing, ValueRange } from '../../types.ts'
import type { Resized } from './samples.ts'

/** How pixels become values: channel c of the input is `(pixel − mean[c]) / divisor[c]`, pixels from 0 to 255. */
export interface Scaling {
  /** One a channel, in the order of the input. */
  mean: readonly number[]
  divisor: readonly number[]
}

type Rgb = readonly [red: number, green: number, blue: number]

/** ImageNet's means and standard deviations, as torchvision (0 to 1) and Caffe (0 to 255) have them. */
const IMAGENET_MEAN: Rgb = [0.485 * 255, 0.456 * 255, 0.406 * 255]
const IMAGENET_DEVIATION: Rgb = [0.229 * 255, 0.224 * 255, 0.225 * 255]
const CAFFE_MEAN: Rgb = [123.68, 116.779, 103.939]

const same = (value: number): Rgb => [value, value, value]

/** For each range but `custom`, the mean and divisor of each colour. */
const ranges: Readonly<Record<Exclude<ValueRange, 'custom'>, readonly [mean: Rgb, divisor: Rgb]>> = {
  '0..1': [same(0), same(255)],
  '-1..1': [same(127.5), same(127.5)],
  '0..255': [same(0), same(1)],
  torch: [IMAGENET_MEAN, IMAGENET_DEVIATION],
  caffe: [CAFFE_MEAN, same(1)],
}

/** Colours in the order of the input; grey is their luma (ITU-R 601-2). */
function inOrder([red, green, blue]: Rgb, channels: ChannelOrder): readonly number[] {
  if (channels === 'grey') return [red === green && green === blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue]
  return channels === 'rgb' ? [red, green, blue] : [blue, green, red]
}

/**
 * The scaling that a preprocessing asks for. The named ranges are about colours, so `caffe` takes the mean of blue from
 * blue in any order of the channels; the numbers of `custom` are in the order of the input, a single one is for all.
 */
export function scalingOf({
  values,
  channels,
  mean = [0],
  scale = [1],
}: Omit<Preprocessing, 'height' | 'width'>): Scaling {
  if (values === 'custom') {
    const count = channels === 'grey' ? 1 : 3
    const each = (numbers: readonly number[]) =>
      Array.from({ length: count }, (_, c) => numbers[c] ?? (numbers[0] as number))
    return { mean: each(mean), divisor: each(scale).map((one) => 1 / one) }
  }
  const [means, divisors] = ranges[values]
  return { mean: inOrder(means, channels), divisor: inOrder(divisors, channels) }
}

/** The colour of each channel of the input: 0 is red. */
export const orderOf = { rgb: [0, 1, 2], bgr: [2, 1, 0], grey: [0] } as const

/** The input: resized pixels in the order of its channels, scaled in doubles and rounded to float32 once. */
export function toValues(resized: Resized, preprocessing: Preprocessing): Float32Array<ArrayBuffer> {
  const { mean, divisor } = scalingOf(preprocessing)
  const order = orderOf[preprocessing.channels]
  const count = order.length
  const input = new Float32Array(resized.length)
  for (let at = 0; at < resized.length; at += count) {
    for (let c = 0; c < count; c++) {
      input[at + c] = ((resized[at + (order[c] as number)] as number) - (mean[c] as number)) / (divisor[c] as number)
    }
  }
  return input
}
