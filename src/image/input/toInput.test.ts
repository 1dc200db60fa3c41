import { describe, expect, it } from 'vitest'
import { bytesOf, floatsOf, type ResizeCase, readResizeCases, resizePicture } from '../../../fixtures/resize.ts'
import { channelOrders, valueRanges } from '../../laterIds.ts'
import type { Preprocessing } from '../../types.ts'
import { isPlain, plainInput } from './plainInput.ts'
import { toInput, toShown } from './toInput.ts'

const plain: Omit<Preprocessing, 'height' | 'width'> = {
  channels: 'rgb',
  values: '0..255',
  resize: 'nearest',
  antialias: false,
  fit: 'stretch',
}

const keras = readResizeCases('keras')
const torch = readResizeCases('torch')
const inputOf = ({ from, to, short }: ResizeCase, change: Partial<Preprocessing>) => {
  const [height, width] = to
  const prepared = { ...plain, height, width, ...change, ...(short !== undefined && { shortSide: short }) }
  return toInput(resizePicture(...from), prepared).input
}
const title = ({ from, to }: ResizeCase) => `${from.join(' × ')} to ${to.join(' × ')}`
const casesBy = (by: string) => {
  const cases = [...keras, ...torch].filter((one) => one.by === by)
  expect(cases.length).toBeGreaterThan(0)
  return cases
}
/** The largest difference. */
const apart = (actual: Float32Array, expected: Float32Array | Uint8Array) => {
  expect(actual.length).toBe(expected.length)
  return actual.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] as number))), 0)
}

describe('gives the bytes of', () => {
  it.each([
    ['pillow-nearest', { resize: 'nearest' }],
    ['pillow-nearest', { resize: 'nearest', antialias: true }],
    ['pillow-bilinear', { resize: 'bilinear', antialias: true }],
    ['pillow-bicubic', { resize: 'bicubic', antialias: true }],
    ['load_img-rgb', { resize: 'bilinear', antialias: true, fit: 'centre-crop' }],
    ['load_img-grayscale', { resize: 'bilinear', antialias: true, fit: 'centre-crop', channels: 'grey' }],
    ['torchvision-bilinear', { resize: 'bilinear', antialias: true, fit: 'short-side' }],
    ['torchvision-bicubic', { resize: 'bicubic', antialias: true, fit: 'short-side' }],
  ] as const)('%s with %o', (by, change) => {
    for (const one of casesBy(by)) expect(inputOf(one, change), title(one)).toEqual(Float32Array.from(bytesOf(one)))
  })
})

describe('gives the values of', () => {
  it.each([
    ['tensorflow-bilinear', { resize: 'bilinear' }, 1e-4],
    ['tensorflow-bicubic', { resize: 'bicubic' }, 2e-4],
    ['tensorflow-area', { resize: 'area' }, 3e-4],
    ['tensorflow-area', { resize: 'area', antialias: true }, 3e-4],
    ['torch-bilinear', { resize: 'bilinear' }, 1e-4],
    ['smart_resize', { resize: 'bilinear', fit: 'centre-crop' }, 3e-4],
    // Rounded twice, where torch does not round.
    ['torch-bilinear-antialias', { resize: 'bilinear', antialias: true }, 1.01],
    ['preprocess_input-tf', { values: '-1..1' }, 1e-6],
    ['preprocess_input-torch', { values: 'torch' }, 1e-6],
    ['preprocess_input-caffe', { values: 'caffe', channels: 'bgr' }, 1e-4],
    ['normalize-torch', { values: 'torch' }, 1e-6],
  ] as const)('%s with %o, to %f', (by, change, tolerance) => {
    for (const one of casesBy(by)) {
      expect(apart(inputOf(one, change), floatsOf(one)), title(one)).toBeLessThan(tolerance)
    }
  })
})

it.each(channelOrders.flatMap((channels) => valueRanges.map((values) => [channels, values] as const)))(
  'gives back what the network saw: %s, %s',
  (channels, values) => {
    const wanted: Preprocessing = {
      ...{ ...plain, channels, values, height: 9, width: 7 },
      ...(values === 'custom' && { mean: channels === 'grey' ? [3] : [10, 20, 30], scale: [0.017] }),
    }
    const picture = resizePicture(9, 7)
    const { data, ...size } = toShown(toInput(picture, wanted).input, wanted)
    expect(size).toEqual({ height: 9, width: 7 })
    const [grey] = [toInput(picture, { ...wanted, channels: 'grey', values: '0..255' }).input]
    const expected = picture.data.map((value, at) =>
      at % 4 === 3 ? 255 : channels === 'grey' ? (grey[at >> 2] as number) : value,
    )
    expect(data).toEqual(expected)
  },
)

it.each([1, 9, 224, 500])('is the same by the plain way, for %i pixels', (side) => {
  const plainly: Preprocessing = { ...plain, channels: 'bgr', values: 'caffe', height: 224, width: 96 }
  expect(isPlain(plainly)).toBe(true)
  const picture = resizePicture(side, 320)
  expect(plainInput(picture, plainly)).toEqual(toInput(picture, plainly))
  for (const other of [{ fit: 'centre-crop' }, { resize: 'area' }, { channels: 'grey' }] as const) {
    expect(isPlain({ ...plainly, ...other })).toBe(false)
  }
})

describe('scales', () => {
  /** The input of one pixel. */
  const valuesOf = (change: Partial<Preprocessing>) => [
    ...toInput(
      { height: 1, width: 1, data: new Uint8ClampedArray([255, 128, 0, 9]) },
      { ...plain, height: 1, width: 1, ...change },
    ).input,
  ]
  it.each([
    [{ values: '0..1' }, [1, 128 / 255, 0]],
    [{ values: '0..1', channels: 'bgr' }, [0, 128 / 255, 1]],
    [{ values: '-1..1', channels: 'grey' }, [151 / 127.5 - 1]],
    // The means are those of the colours, in any order.
    [{ values: 'caffe' }, [255 - 123.68, 128 - 116.779, -103.939]],
    [{ values: 'caffe', channels: 'bgr' }, [-103.939, 128 - 116.779, 255 - 123.68]],
    [{ values: 'torch', channels: 'bgr' }, [-0.406 / 0.225, (128 / 255 - 0.456) / 0.224, (1 - 0.485) / 0.229]],
    // Those of a person are in the order of the input.
    [{ values: 'custom', channels: 'bgr', mean: [1, 2, 3], scale: [1, 2, 4] }, [-1, 252, 1008]],
    [{ values: 'custom', mean: [5], scale: [0.5] }, [125, 61.5, -2.5]],
    [{ values: 'custom', channels: 'grey', mean: [1, 2, 3], scale: [2] }, [300]],
    [{ values: 'custom' }, [255, 128, 0]],
  ] as const)('%o', (change, expected) => {
    const values = valuesOf(change)
    expect(values.length).toBe(expected.length)
    values.forEach((value, c) => {
      expect(value).toBeCloseTo(expected[c] as number, 4)
    })
  })
})
