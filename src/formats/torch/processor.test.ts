import { describe, expect, it } from 'vitest'
import { ofProcessor, ofTimm } from './processor.ts'

// Files of the hub, in the forms of several years. What is expected is what transformers 5.24 made of a picture.

const imagenet = { image_mean: [0.485, 0.456, 0.406], image_std: [0.229, 0.224, 0.225] }
const mean = [123.675, 116.28, 103.53]
const normed = { do_normalize: true, do_resize: true, ...imagenet }

describe("transformers' preprocessor_config.json", () => {
  it.each([
    [
      'ResNet, one number is the short side, of which the middle is cut out',
      { ...normed, crop_pct: 0.875, feature_extractor_type: 'ConvNextFeatureExtractor', resample: 3, size: 224 },
      { mean, resize: 'bicubic', fit: 'short-side', shortSide: 256 },
      [224, 224],
    ],
    [
      'ConvNeXt from 384 pixels on, all of the picture',
      { ...normed, crop_pct: 0.875, image_processor_type: 'ConvNextImageProcessor', size: { shortest_edge: 384 } },
      { resize: 'bicubic', fit: 'stretch' },
      [384, 384],
    ],
    [
      'the short side is truncated',
      { ...normed, crop_pct: 0.9, image_processor_type: 'ConvNextImageProcessor', size: { shortest_edge: 224 } },
      { shortSide: 248 },
      [224, 224],
    ],
    [
      'ViT, one number is both sides',
      { ...normed, image_processor_type: 'ViTImageProcessor', resample: 2, size: 224 },
      { mean, resize: 'bilinear', fit: 'stretch' },
      [224, 224],
    ],
    [
      'what a file leaves out is what its class does',
      { image_processor_type: 'ViTImageProcessorFast', size: null },
      { mean: [127.5, 127.5, 127.5], resize: 'bilinear', fit: 'stretch' },
      [224, 224],
    ],
    [
      'MobileNet, the middle of a larger picture',
      { image_processor_type: 'MobileNetV2ImageProcessor', size: { shortest_edge: 222 }, crop_size: 192 },
      { resize: 'bilinear', fit: 'short-side', shortSide: 222 },
      [192, 192],
    ],
    [
      'two sides',
      { ...normed, image_processor_type: 'ViTImageProcessor', size: { height: 48, width: 96 } },
      { fit: 'stretch' },
      [48, 96],
    ],
  ])('%s', (_, json, preprocessing, sides) => {
    expect(ofProcessor(json)).toMatchObject({ preprocessing, sides, isExact: true })
  })

  it("EfficientNet's divides by the deviation twice, and may subtract one before", () => {
    const json = {
      ...normed,
      image_std: [0.5, 0.25, 0.5],
      image_processor_type: 'EfficientNetImageProcessor',
      size: 224,
    }
    const scaleOf = (more: object) => ofProcessor({ ...json, ...more })?.preprocessing.scale
    expect(scaleOf({})).toEqual([1, 4, 1].map((one) => (one * 4) / 255))
    expect(scaleOf({ include_top: false })).toEqual([1, 2, 1].map((one) => (one * 2) / 255))
    const shifted = { do_normalize: false, rescale_offset: true, rescale_factor: 1 / 127.5, include_top: false }
    const { preprocessing } = ofProcessor({ ...json, ...shifted }) ?? {}
    expect(preprocessing).toMatchObject({ mean: [127.5, 127.5, 127.5], scale: [1, 1, 1].map((one) => one / 127.5) })
  })

  it('rules that Heatlens does not have are a guess', () => {
    const stretchesFirst = {
      do_center_crop: true,
      crop_size: 224,
      size: 256,
      feature_extractor_type: 'DeiTFeatureExtractor',
    }
    expect(ofProcessor({ ...normed, ...stretchesFirst })).toMatchObject({
      preprocessing: { fit: 'short-side', shortSide: 256 },
      ...{ sides: [224, 224], isExact: false },
    })
    const lanczos = { ...normed, image_processor_type: 'ViTImageProcessor', size: 224, resample: 1 }
    expect(ofProcessor(lanczos)?.isExact).toBe(false)
    expect(ofProcessor({ do_normalize: true, size: 224 })).toBeUndefined()
  })
})

it("timm's configuration may stretch", () => {
  const json = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5], input_size: [3, 240, 240], interpolation: 'bicubic' }
  expect(ofTimm({ ...json, crop_pct: 1, crop_mode: 'squash' })).toMatchObject({
    preprocessing: { fit: 'stretch' },
    ...{ sides: [240, 240], isExact: true },
  })
  expect(ofTimm({ ...json, crop_pct: 0.9, crop_mode: 'squash' })?.isExact).toBe(false)
  expect(ofTimm({ ...json, crop_pct: 0.95 })?.preprocessing).toMatchObject({ fit: 'short-side', shortSide: 252 })
})
