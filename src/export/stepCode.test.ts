import { describe, expect, it } from 'vitest'
import { asVgg16 } from '../../fixtures/preprocessing.ts'
import { frame } from '../image/input/fit.ts'
import type { ModelInfo, OutputInfo } from '../types.ts'
import {
  classCode,
  kindOf,
  namesCode,
  pictureCode,
  predictionCode,
  preprocessingCode,
  scoreCode,
  scoreFormula,
  targetCode,
  topNames,
} from './stepCode.ts'

const model = (output: Partial<OutputInfo>, more: Partial<ModelInfo> = {}) =>
  ({ outputs: [output], output: 0, numbers: [], classes: output.classes ?? [], ...more }) as unknown as ModelInfo

const imagenet = [['n02123045', 'tabby']] as const
const two = [
  ['0', 'cat'],
  ['1', 'dog'],
] as const

describe('the code beside the steps', () => {
  it('is the notebook’s for VGG16', () => {
    const vgg16 = model({ head: 'softmax', classes: imagenet })
    expect(pictureCode('cat.png', asVgg16)).toBe(`img = keras.utils.load_img("cat.png", target_size=(224, 224))
x = keras.utils.img_to_array(img)`)
    expect(preprocessingCode(asVgg16)).toBe(`x = np.expand_dims(x, axis=0)
x = keras.applications.imagenet_utils.preprocess_input(x, mode="caffe")`)
    expect(predictionCode(vgg16)).toBe(`preds = model.predict(x)
print("Predicted:", decode_predictions(preds, top=3)[0])`)
    expect(classCode(vgg16, 0, 0)).toBe('index = np.argmax(preds[0])\npreds[0, index]')
    expect(scoreCode(vgg16, 281)).toBe('preds[:, 281]')
    expect(targetCode('block5_conv3')).toBe(`layer = model.get_layer("block5_conv3")
both = keras.Model(model.inputs, [layer.output, model.output])`)
    expect(namesCode('block5_conv3')).toBe('[layer.name for layer in model.layers]')
  })

  it('prepares pictures as the network wants them', () => {
    const grey = { ...asVgg16, height: 28, width: 40, channels: 'grey', values: '0..1', resize: 'bilinear' } as const
    expect(pictureCode('a"\\b.png', grey)).toBe(
      'x = tf.image.resize(keras.utils.img_to_array(keras.utils.load_img("a__b.png", color_mode="grayscale")), (28, 40), "bilinear").numpy()',
    )
    expect(pictureCode('a.png', { ...grey, antialias: true, fit: 'centre-crop' })).toContain(
      'target_size=(28, 40), interpolation="bilinear", keep_aspect_ratio=True)',
    )
    const moved = frame({ height: 300, width: 451 }, { ...asVgg16, fit: 'centre-crop' }, 20)
    expect(pictureCode('a.png', { ...asVgg16, fit: 'centre-crop' }, moved)).toContain(
      'img.resize((224, 224), Image.NEAREST, (20, 0, 320, 300))',
    )
    expect(preprocessingCode(grey)).toBe('x = np.expand_dims(x, axis=0)\nx = x / 255')
    expect(preprocessingCode({ ...asVgg16, values: 'torch' })).toContain('x = x[..., ::-1]\nx = (x / 255 - [0.406,')
    expect(preprocessingCode({ ...asVgg16, channels: 'rgb', values: '0..255' })).toBe('x = np.expand_dims(x, axis=0)')
    const custom = { ...asVgg16, channels: 'rgb', values: 'custom', mean: [1, 2, 3], scale: [0.5] } as const
    expect(preprocessingCode(custom)).toContain('x = (x - [1, 2, 3]) * 0.5')
  })

  it('follows the head', () => {
    const unit = model({ head: 'sigmoid', classes: two })
    expect([scoreCode(unit, 0), scoreCode(unit, 1)]).toEqual(['1 - preds[:, 0]', 'preds[:, 0]'])
    expect([scoreFormula(unit, 0, true), scoreFormula(unit, 0, false)]).toEqual(['y = 1 − p', 'y = −z'])
    const read = model({ head: 'linear', reading: 'logits', classes: two })
    expect(kindOf(read)).toBe('sigmoid')
    expect(predictionCode(read)).toContain('preds = keras.activations.sigmoid(preds).numpy()')
    const values = model({ head: 'linear', reading: 'values', classes: [['0', 'age']] })
    expect(scoreFormula(values, 0, true)).toBe('y = z[0]')
    expect(predictionCode(model({ head: 'multi-label', classes: two }))).toContain('np.argsort(-preds[0])[:3]')
  })

  it('names outputs, inputs for numbers, and layers of nested models', () => {
    const several = model(
      {},
      { outputs: [{}, {}] as OutputInfo[], output: 1, numbers: [{ name: '2nd in', length: 1 }] },
    )
    expect(predictionCode(several)).toContain('preds = model.predict([x, _2nd_in])[1]')
    expect(targetCode('outer/inner/conv')).toContain(`inner = model.get_layer("outer").get_layer("inner")
layer = inner.get_layer("conv")`)
    expect(topNames(['in', 'outer/a', 'outer/b', 'out'])).toEqual(['in', 'outer', 'out'])
  })
})
