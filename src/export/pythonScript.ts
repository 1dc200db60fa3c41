import { scalingOf } from '../image/input/values.ts'
import type { DrawingSettings } from '../settings/settings.ts'
import { type Explanation, type ModelInfo, type Preprocessing, TEACHING_MODEL } from '../types.ts'
import { gradCamCall } from './gradCamCall.ts'
import { askedParts, isPlain, methodParts, type ScriptKind } from './methodScript.ts'
import { presetOf } from './presetOf.ts'
import anyDraw from './python/anyDraw.py?raw'
import anyFromKeras from './python/anyFromKeras.py?raw'
import anyInput from './python/anyInput.py?raw'
import anyNetwork from './python/anyNetwork.py?raw'
import anySettingsTemplate from './python/anySettings.py?raw'
import anyTorch from './python/anyTorch.py?raw'
import anyTransformers from './python/anyTransformers.py?raw'
import finerSettingsTemplate from './python/asked/finerSettings.py?raw'
import methodSettingsTemplate from './python/asked/settings.py?raw'
import deep from './python/deep.py?raw'
import draw from './python/draw.py?raw'
import explain from './python/explain.py?raw'
import folder from './python/folder.py?raw'
import fromKeras from './python/fromKeras.py?raw'
import fromTorch from './python/fromTorch.py?raw'
import icon from './python/icon.py?raw'
import input from './python/input.py?raw'
import lines from './python/lines.py?raw'
import main from './python/main.py?raw'
import network from './python/network.py?raw'
import onnxMain from './python/onnxMain.py?raw'
import onnxNetwork from './python/onnxNetwork.py?raw'
import openPicture from './python/openPicture.py?raw'
import picture from './python/picture.py?raw'
import scaled from './python/scaled.py?raw'
import scores from './python/scores.py?raw'
import settingsTemplate from './python/settings.py?raw'
import start from './python/start.py?raw'
import strokes from './python/strokes.py?raw'
import torchHead from './python/torchHead.py?raw'
import torchPlane from './python/torchPlane.py?raw'
import torchSettingsTemplate from './python/torchSettings.py?raw'
import torchWeights from './python/torchWeights.py?raw'
import unknownTorch from './python/unknownTorch.py?raw'
import write from './python/write.py?raw'
import { type NumberValues, numbersOf, type Outcome } from './savedData.ts'
import { kindOf } from './stepCode.ts'
import { type PythonValue, toPython } from './toPython.ts'

const lookParts = [lines, strokes, draw]
const drawing = [folder, explain, scaled, ...lookParts]
const mainParts = [main, openPicture, start]

/** Of weights of PyTorch, its own way to the outputs and gradients. */
const torchMain = main
  .replaceAll('from_keras', 'from_torch')
  .replace('(".h5", ".keras", ".json")', '(".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".tar")')

/** The scripts of Grad-CAM, which need no more than a layer's outputs and gradients. */
const parts: Readonly<Record<ScriptKind, readonly string[]>> = {
  chain: [icon, deep, picture, input, write, fromKeras, network, ...drawing, ...mainParts],
  any: [icon, deep, picture, anyInput, write, anyFromKeras, anyNetwork, scores, ...drawing, anyDraw, ...mainParts],
  torch: [
    ...[icon, deep, picture, anyInput, write, anyNetwork, fromTorch, torchPlane, scores],
    ...[...drawing, anyDraw, torchMain, openPicture, start],
  ],
  onnx: [
    ...[icon, deep, picture, anyInput, write, onnxNetwork, scores, ...drawing, anyDraw],
    ...[onnxMain, openPicture, start],
  ],
}

/** What builds a network of PyTorch, by the library that has it. */
const builders: Readonly<Record<string, readonly string[]>> = {
  torchvision: [torchWeights, torchHead, anyTorch],
  timm: [torchWeights, torchHead, anyTorch],
  transformers: [torchWeights, anyTransformers],
}

/** The scripts of other methods, without their `network` and the method. */
const aroundMethod: Readonly<Record<ScriptKind, readonly string[]>> = {
  chain: [icon, deep, picture, input, write, network],
  any: [icon, deep, picture, anyInput, write, anyNetwork, scores],
  torch: [icon, deep, picture, anyInput, write, anyNetwork, torchPlane, scores],
  onnx: [icon, deep, picture, anyInput, write, anyNetwork, onnxNetwork, scores],
}

/** The parts of the script of an explanation, without what builds the network. */
function partsOf(kind: ScriptKind, explanation: Explanation): readonly string[] {
  if (isPlain(explanation)) return parts[kind]
  const { network: own, main: ownMain } = askedParts[kind]
  const asked = methodParts(explanation)
  // Python wants a class before those that extend it: what is asked of ONNX Runtime extends what is asked.
  const inOrder = kind === 'onnx' ? [...asked, ...own] : [...own, ...asked]
  return [
    ...[...aroundMethod[kind], ...inOrder, folder, scaled, ...lookParts],
    ...[...(kind === 'chain' ? [] : [anyDraw]), ownMain, openPicture, start],
  ]
}

const about = `# What Heatlens showed, made again with NumPy, OpenCV, Pillow and, where there is no folder of arrays, Keras.
#   python3 heatlens.py [picture] [folder] [network]
# The folder is what Save arrays wrote, unpacked: with it, the layer's outputs and gradients come from there, and
# without a picture that one too, where the browser could write it. The network is a model of Keras (.h5, .keras) or a model.json with its files beside it.`

const aboutTorch = `# What Heatlens showed, made again with NumPy, OpenCV, Pillow and, where there is no folder of arrays, PyTorch.
#   pip install torch torchvision timm transformers safetensors opencv-python-headless pillow
#   python3 heatlens.py [picture] [folder] [network]
# The folder is what Save arrays wrote, unpacked: with it, the layer's outputs and gradients come from there. The network
# is the file of weights; transformers also reads the config.json beside it.`

const aboutOnnx = `# What Heatlens showed, made again with NumPy, OpenCV and Pillow; ONNX Runtime and onnx check the classes and the layer.
#   python3 heatlens.py [picture] [folder] [network]
# The folder is what Save arrays wrote, unpacked: gradients come from there, since ONNX Runtime has none. Without a
# picture that one is taken too, where the browser could write it. The network is the .onnx, with its data beside it.`

/**
 * A Python script that reproduces the answer on the stage with the current settings, prints the same numbers and writes
 * `savedAs`, the picture that Save picture writes; `scale` is what the map is multiplied by when it is drawn. It reads the folder of Save arrays, otherwise it uses Keras. Scripts
 * differ only in their settings: the rest is the concatenated files in `python/`.
 */
export function pythonScript(
  { image, explanation, input: how }: Outcome,
  model: ModelInfo,
  { colours, opacity, overlayStyle, threshold, showsRegion }: DrawingSettings,
  savedAs: string,
  numbers: NumberValues = {},
  scale = 1,
): string {
  const { classIndex, layer, score, evidence } = explanation
  const { preprocessing = model.preprocessing } = how ?? {}
  const isOnnx = /\.onnx$/.test(model.source)
  const architecture = architectureOf(model)
  const isTorch = architecture !== undefined || OF_TORCH_FILE.test(model.source)
  const isChain = !isOnnx && !isTorch && isVggsKind(model, preprocessing, layer)
  const kind: ScriptKind = isOnnx ? 'onnx' : isTorch ? 'torch' : isChain ? 'chain' : 'any'
  const templates = [
    isChain ? settingsTemplate : anySettingsTemplate,
    ...(isTorch ? [torchSettingsTemplate] : []),
    ...(isPlain(explanation) ? [] : [methodSettingsTemplate]),
    ...(explanation.method === 'finerCam' ? [finerSettingsTemplate] : []),
  ]
  const settings = fillIn(templates.map((template) => template.trim()).join('\n\n'), {
    PICTURE: image.name,
    SAVED: savedAs,
    STRETCHED: image.stretched?.bits ?? null,
    ...(isChain
      ? ofChain(model, preprocessing)
      : ofAny(model, preprocessing, numbers, isOnnx ? 'onnx' : isTorch ? 'torch' : 'keras')),
    ...(isTorch && { ARCHITECTURE: architecture?.name ?? null, BETWEEN: architecture?.between ?? null }),
    ...(!isPlain(explanation) && ofMethod(explanation, model)),
    ...(!isChain && { SEEN_FROM: how?.seenFrom ?? null }),
    LAYER: layer,
    CLASS: classIndex,
    SCORE: score,
    EVIDENCE: evidence,
    LOOK: overlayStyle,
    COLOURS: colours,
    OPACITY: opacity,
    THRESHOLD: threshold,
    REGION: showsRegion,
    SCALE: scale,
  })
  const builder = builders[architecture?.name.split(' ')[0] ?? ''] ?? [unknownTorch]
  const own = [...(isTorch ? builder : []), ...partsOf(kind, explanation)]
  const told = isOnnx ? aboutOnnx : isTorch ? aboutTorch + gradCamCall(explanation) : about
  const imports = own.flatMap((part) => part.match(/^(?:import|from \w).*$/gm) ?? [])
  const standard = imports.filter((line) => STANDARD.includes(line))
  const others = imports.filter((line) => !STANDARD.includes(line))
  const sorted = (some: readonly string[]) => [...new Set(some)].sort().join('\n')
  const bodies = own.map((part) => part.replace(/^(?:import|from) .*\n/gm, '').trim())
  return `${[`${told}\n${sorted(standard)}\n\n${sorted(others)}\n\n${settings.trim()}`, ...bodies].join('\n\n\n')}\n`
}

/** How it is explained, beyond Grad-CAM of one layer. RefineCAM has the ends of blocks too, if no layers are chosen. */
function ofMethod(explanation: Explanation, { outputs, output }: ModelInfo): Record<string, PythonValue> {
  const { method, layer, furtherLayers = [], fusion = 'mean', smoothing = 'none', against = [] } = explanation
  const { blockEnds = [], layers = [] } = outputs[output] ?? {}
  const ends = method === 'refineCam' ? blockEnds.filter((one) => one !== layer && layers.includes(one)) : []
  return {
    METHOD: method,
    AGAINST: against,
    FURTHER_LAYERS: furtherLayers.length > 0 ? furtherLayers : ends,
    FUSION: fusion,
    SMOOTHING: smoothing,
  }
}

/** The settings of the script for chains of layers. */
function ofChain(
  { id, inputSize, preset, classes }: ModelInfo,
  how: Preprocessing | undefined,
): Record<string, PythonValue> {
  const isVgg16 = id === 'vgg16' && classes.length === 1000
  return {
    MODEL: isVgg16 ? null : id === TEACHING_MODEL ? `${id}/model.json` : `${id}.h5`,
    SIZE: how?.height ?? inputSize,
    PRESET: (how && presetOf(how)) ?? preset,
  }
}

/**
 * What the importer says of weights of PyTorch: `the file x.pth (timm resnet18)`, perhaps with `, ReLU in its head`, or
 * `(transformers)`.
 */
const OF_TORCH = / \((transformers|(?:torchvision|timm) \w+)(?:, (\w+) in its head)?\)$/

/** The source of weights that no library has under a name. */
const OF_TORCH_FILE = /^the file .*\.(?:safetensors|pth?|bin|ckpt|tar)$/

/** What builds the network, and the activation between its last layers; undefined if no library has it by a name. */
function architectureOf({ source }: ModelInfo): { name: string; between: string | undefined } | undefined {
  const [, name, between] = OF_TORCH.exec(source) ?? []
  return name === undefined ? undefined : { name, between }
}

/** The files that each script reads. */
const READ = {
  keras: /[^/\\]+\.(?:keras|h5|hdf5|json)$/,
  torch: /[^/\\]+$/,
  onnx: /[^/\\]+\.onnx$/,
}

/** The file that a network came from, if the script can read it. */
const fileOf = (source: string, by: keyof typeof READ) =>
  READ[by].exec(source.replace(/^the file /, '').replace(OF_TORCH, ''))?.[0] ?? null

/** The settings of the script for any network. */
function ofAny(
  model: ModelInfo,
  preprocessing: Preprocessing,
  numbers: NumberValues,
  by: keyof typeof READ,
): Record<string, PythonValue> {
  const { source, output } = model
  const { height, width, channels, fit, shortSide, resize, antialias } = preprocessing
  const { mean, divisor } = scalingOf(preprocessing)
  const order = { rgb: [0, 1, 2], bgr: [2, 1, 0], grey: [0] }[channels]
  return {
    // A network from files says which one it came from. Of others, such as the embedded one, there is no such file.
    MODEL: fileOf(source, by),
    'HEIGHT, WIDTH, CHANNELS': [height, width, order.length],
    'FIT, SHORT_SIDE': [fit, shortSide ?? null],
    'RESIZE, ANTIALIAS': [resize, antialias],
    ORDER: order,
    MEAN: mean,
    DIVISOR: divisor,
    NUMBERS: new Map(Object.entries(numbersOf(model, numbers))),
    OUTPUT: output,
    HEAD: kindOf(model),
  }
}

/**
 * True for a chain of layers that is prepared as VGG16 is and ends in a softmax, for which there is a script of its own:
 * that one also reads packages of Heatlens, and weights alone.
 */
function isVggsKind(
  { outputs = [], numbers = [], summary = [] }: ModelInfo,
  how: Preprocessing | undefined,
  layer: string,
): boolean {
  const isVggsInput =
    !how ||
    (how.resize === 'nearest' && how.fit === 'stretch' && how.height === how.width && presetOf(how) !== undefined)
  const isChain = summary.every(({ name, inputs }, at) => {
    const before = summary[at - 1]?.name
    return !name.includes('/') && (inputs.length === 0 || (inputs.length === 1 && inputs[0] === before))
  })
  const isOne = numbers.length === 0 && outputs.length <= 1 && (outputs[0]?.head ?? 'softmax') === 'softmax'
  return isVggsInput && isChain && isOne && !layer.includes('/')
}

/** Imports of the standard library come before the others. */
const STANDARD = [
  ...['io', 'json', 'math', 'os', 'pickle', 're', 'shutil', 'struct', 'sys', 'tempfile', 'types', 'warnings'],
].map((name) => `import ${name}`)

/** A Python file with other values for its variables. */
function fillIn(file: string, values: Record<string, PythonValue>): string {
  let filled = file
  for (const [name, value] of Object.entries(values)) {
    filled = filled.replace(new RegExp(`^${name} = .*$`, 'm'), () => `${name} = ${toPython(value)}`)
  }
  return filled
}
