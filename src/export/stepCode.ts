import type { Framing } from '../image/input/fit.ts'
import type { ModelInfo, Preprocessing } from '../types.ts'
import { presetOf } from './presetOf.ts'

// The Python beside the steps: what the notebook has, where the network is prepared as VGG16 is, else the same by Keras.

/** A text as it stands in quotes in code. */
export const quoted = (name: string) => name.replace(/["\\\n\r]/g, '_')

/**
 * From a file to an array of the network's size, [height, width, channels]. `moved` is where the network saw a picture
 * of this size, if a person moved that.
 */
export function pictureCode(file: string, how: Preprocessing, moved?: Framing): string {
  const { height, width, channels, resize, antialias, fit, shortSide } = how
  const grey = channels === 'grey' ? ', color_mode="grayscale"' : ''
  const name = `"${quoted(file)}"${grey}`
  if (fit === 'short-side') {
    const [method, side] = [pillow[resize], shortSide ?? Math.min(height, width)]
    return `img = keras.utils.load_img(${name})
scale = ${side} / min(img.size)
img = img.resize([round(side * scale) for side in img.size], Image.${method})
left, top = ${moved ? `${moved.columns.from}, ${moved.rows.from}` : `(img.width - ${width}) // 2, (img.height - ${height}) // 2`}
x = keras.utils.img_to_array(img.crop((left, top, left + ${width}, top + ${height})))`
  }
  if (moved && fit === 'centre-crop') return movedCode(name, how, moved)
  const whole = fit === 'centre-crop' ? ', keep_aspect_ratio=True' : ''
  // Pillow always smooths, but for the nearest pixel; TensorFlow does not.
  if (resize === 'nearest' || (antialias && resize !== 'area')) {
    const rule = resize === 'nearest' ? '' : `, interpolation="${resize}"`
    return `img = keras.utils.load_img(${name}, target_size=(${height}, ${width})${rule}${whole})
x = keras.utils.img_to_array(img)`
  }
  const image = `keras.utils.img_to_array(keras.utils.load_img(${name}))`
  return fit === 'centre-crop'
    ? `x = keras.preprocessing.image.smart_resize(${image}, (${height}, ${width}), "${resize}")`
    : `x = tf.image.resize(${image}, (${height}, ${width}), "${resize}").numpy()`
}

/** The same for the largest part of the input's shape that is not in the middle. */
function movedCode(name: string, { height, width, resize, antialias }: Preprocessing, { crop }: Framing): string {
  const { left, top } = crop
  const box = `(${left}, ${top}, ${left + crop.width}, ${top + crop.height})`
  if (resize === 'nearest' || (antialias && resize !== 'area')) {
    return `img = keras.utils.load_img(${name})
img = img.resize((${width}, ${height}), Image.${pillow[resize]}, ${box})
x = keras.utils.img_to_array(img)`
  }
  return `img = keras.utils.load_img(${name}).crop(${box})
x = tf.image.resize(keras.utils.img_to_array(img), (${height}, ${width}), "${resize}").numpy()`
}

const pillow = { nearest: 'NEAREST', bilinear: 'BILINEAR', bicubic: 'BICUBIC', area: 'BOX' } as const

/** From that array to the input of the network. */
export function preprocessingCode(how: Preprocessing): string {
  const { values, channels, mean = [0], scale = [1] } = how
  const mode = presetOf(how)
  const lines = ['x = np.expand_dims(x, axis=0)']
  if (mode) return `${lines}\nx = keras.applications.imagenet_utils.preprocess_input(x, mode="${mode}")`
  if (channels === 'bgr') lines.push('x = x[..., ::-1]')
  const isBgr = channels === 'bgr'
  const inOrder = (rgb: readonly number[]) => `[${(isBgr ? rgb.toReversed() : rgb).join(', ')}]`
  const numbers = (some: readonly number[]) => (some.length === 1 ? `${some[0]}` : `[${some.join(', ')}]`)
  const steps: Readonly<Record<Preprocessing['values'], string | null>> = {
    '0..1': 'x = x / 255',
    '-1..1': 'x = x / 127.5 - 1',
    '0..255': null,
    torch: `x = (x / 255 - ${inOrder([0.485, 0.456, 0.406])}) / ${inOrder([0.229, 0.224, 0.225])}`,
    caffe: `x = x - ${inOrder([123.68, 116.779, 103.939])}`,
    custom: `x = (x - ${numbers(mean)}) * ${numbers(scale)}`,
  }
  const step = steps[values]
  return [...lines, ...(step === null ? [] : [step])].join('\n')
}

/** How the score of a class comes from what the network gives. */
export type Kind = 'softmax' | 'sigmoid' | 'multi-label' | 'values'

/** What the last activation makes of the logits, or what is made of values without one. */
export function kindOf({ outputs, output }: Pick<ModelInfo, 'outputs' | 'output'>): Kind {
  const { head = 'softmax', reading, classes = [] } = outputs[output] ?? {}
  if (head !== 'linear') return head
  if (reading !== 'logits') return 'values'
  return classes.length === 2 ? 'sigmoid' : 'softmax'
}

/** The code of the forward pass, up to probabilities or values `preds` of [1, classes]. */
export function predictionCode(model: ModelInfo): string {
  const { outputs, output, numbers, classes } = model
  const input = numbers.length > 0 ? `[x, ${numbers.map(({ name }) => variable(name)).join(', ')}]` : 'x'
  const one = outputs.length > 1 ? `[${output}]` : ''
  const lines = [`preds = model.predict(${input})${one}`]
  const kind = kindOf(model)
  if (outputs[output]?.head === 'linear' && kind !== 'values')
    lines.push(`preds = keras.activations.${kind}(preds).numpy()`)
  if (kind === 'sigmoid') lines.push('print("Predicted:", preds[0, 0])')
  else if (classes.every(([wnid]) => /^n\d{8}$/.test(wnid)) && kind === 'softmax') {
    lines.push('print("Predicted:", decode_predictions(preds, top=3)[0])')
  } else lines.push('print("Predicted:", [(i, preds[0, i]) for i in np.argsort(-preds[0])[:3]])')
  return lines.join('\n')
}

/** A name as a variable of Python. */
const variable = (name: string) => name.replace(/\W/g, '_').replace(/^(?=\d)/, '_')

/** The score of a class in terms of `preds`, with a batch. */
export function scoreCode(model: ModelInfo, classIndex: number): string {
  if (kindOf(model) !== 'sigmoid') return `preds[:, ${classIndex}]`
  return classIndex === 1 ? 'preds[:, 0]' : '1 - preds[:, 0]'
}

/** The score as a formula: of the probabilities `p`, or of the logits or values `z`. */
export function scoreFormula(model: ModelInfo, classIndex: number, isProbability: boolean): string {
  const kind = kindOf(model)
  if (kind === 'sigmoid')
    return isProbability ? `y = ${classIndex === 1 ? 'p' : '1 − p'}` : `y = ${classIndex === 1 ? 'z' : '−z'}`
  return `y = ${isProbability && kind !== 'values' ? 'p' : 'z'}[${classIndex}]`
}

/** The code that gives the output of a layer together with the answer; in a nested model, through its own layers. */
export function targetCode(layer: string): string {
  const names = layer.split('/').map(quoted)
  if (names.length === 1) {
    return `layer = model.get_layer("${names[0]}")
both = keras.Model(model.inputs, [layer.output, model.output])`
  }
  const inner = names.slice(0, -1).map((name) => `.get_layer("${name}")`)
  return `inner = model${inner.join('')}
layer = inner.get_layer("${names.at(-1)}")
both = keras.Model(inner.inputs, [layer.output, inner.output])   # then the layers after inner`
}

/** The nested model that a layer is in; undefined if it is in none. */
export const innerOf = (layer: string) => (layer.includes('/') ? layer.slice(0, layer.indexOf('/')) : undefined)

/** The code that lists the names of the layers, also those of the nested model that a layer is in. */
export function namesCode(layer: string): string {
  const inner = innerOf(layer)
  const own = '[layer.name for layer in model.layers]'
  return inner === undefined ? own : `${own}\n[layer.name for layer in model.get_layer("${quoted(inner)}").layers]`
}

/** The code that takes a class: the most probable one, unless another is explained; of one unit, its score. */
export function classCode(model: ModelInfo, classIndex: number, first: number | undefined): string {
  if (kindOf(model) === 'sigmoid') return `y = ${scoreCode(model, classIndex)}`
  const other = first !== undefined && first !== classIndex ? `  # ${first}; explained here: ${classIndex}` : ''
  return `index = np.argmax(preds[0])${other}\npreds[0, index]`
}

/** The names of the layers, as the model has them: a nested model is one of them. */
export function topNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.split('/')[0] as string))]
}
