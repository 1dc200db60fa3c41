import { HeatlensError } from '../../errors/index.ts'
import type { ListBeside } from '../../labels/classList.ts'
import { readList } from '../../labels/readList.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import type { Preprocessing } from '../../types.ts'
import { stemOf } from '../networkNames.ts'
import { parseJson } from '../sources.ts'
import type { ModelProto } from './modelProto.ts'
import { typeName } from './numberTypes.ts'
import type { PortProto } from './portProto.ts'

type About = StoredNetwork['about']

/** Keys of metadata that hold names of classes: those of Ultralytics, Hugging Face and others. */
const namesKey = /^(?:names|labels?|classes|class_?(?:names|labels)|categories|id2label|label_?map|idx_to_class)$/i

/** What Ultralytics calls what a network does, if it names no classes. */
const tasks: ReadonlyMap<string, 'boxes' | 'areas'> = new Map([
  ['detect', 'boxes'],
  ['pose', 'boxes'],
  ['obb', 'boxes'],
  ['segment', 'areas'],
])

/** Throws a `format` error for a network that says of itself that it does something else than naming classes. */
export function refuseOtherTasks({ metadata }: ModelProto, file: string): void {
  const task = tasks.get(metadata.get('task') ?? '')
  if (task) throw new HeatlensError('otherTask', { file, task })
}

/** What a file of ONNX says of itself: its names of classes (`names` if its end has them) and how it wants its pictures. */
export function aboutModel(model: ModelProto, fileName: string, names: readonly string[] = []): About {
  const { producer, metadata } = model
  const lists = listsIn(names.length > 0 ? new Map([['names', JSON.stringify(names)]]) : metadata, fileName)
  const picture = pictureOf(model)
  const told = metadata.size > 0 ? toldPreprocessing(metadata) : undefined
  const isBytes = picture && typeName(picture.type) === 'uint8'
  const preprocessing = told ?? (isBytes ? { values: '0..255' as const } : guessed(model, picture))
  return {
    name: (stemOf(fileName) || 'network').slice(0, 80),
    ...(producer !== '' && { producer: producer.slice(0, 80) }),
    ...(lists.length > 0 && { lists }),
    ...(preprocessing && {
      preprocessing,
      preprocessingFrom: told || isBytes ? ('file' as const) : ('guess' as const),
    }),
  }
}

/** The input that is a picture. */
export function pictureOf({ graph }: ModelProto): PortProto | undefined {
  const stored = new Set(graph.tensors.map(({ name }) => name))
  return graph.inputs.find(({ name, sides }) => !stored.has(name) && (sides === undefined || sides.length > 2))
}

function listsIn(metadata: ReadonlyMap<string, string>, file: string): ListBeside[] {
  for (const [key, text] of metadata) {
    if (!namesKey.test(key)) continue
    const entries = readList(text.includes('\n') || /^[{[(]/.test(text.trim()) ? text : text.split(',').join('\n'))
    // Where they do not fit, they were of another network: nothing is said.
    if (entries.length > 0) return [{ file, entries, isSure: true, isQuiet: true }]
  }
  return []
}

/** github.com/onnx/onnx, docs/MetadataProps.md */
const pixelFormats: readonly (readonly [RegExp, Preprocessing['channels']])[] = [
  [/^Bgr/i, 'bgr'],
  [/^Rgb/i, 'rgb'],
  [/^Gray/i, 'grey'],
]

const pixelRanges: readonly (readonly [RegExp, Preprocessing['values']])[] = [
  [/^NominalRange_0_255$/i, '0..255'],
  [/^Normalized_0_1$/i, '0..1'],
  [/^Normalized_1_1$/i, '-1..1'],
]

/** The values of a key, whatever stands around its name. */
function entryOf(metadata: ReadonlyMap<string, string>, key: RegExp): string | undefined {
  for (const [name, value] of metadata) if (key.test(name)) return value.trim()
  return undefined
}

/** Numbers in a text: one, or one a channel. */
function numbersIn(text: string | undefined): number[] | undefined {
  const found = text?.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi)?.map(Number)
  return found && (found.length === 1 || found.length === 3) && found.every(Number.isFinite) ? found : undefined
}

/** What metadata says of the pictures: the format of pixels, or a mean and a deviation; undefined if nothing. */
function toldPreprocessing(metadata: ReadonlyMap<string, string>): Partial<Preprocessing> | undefined {
  const format = entryOf(metadata, /^Image\.BitmapPixelFormat$/i) ?? ''
  const range = entryOf(metadata, /^Image\.NominalPixelRange$/i) ?? ''
  const channels = pixelFormats.find(([is]) => is.test(format))?.[1]
  const values = pixelRanges.find(([is]) => is.test(range))?.[1]
  if (channels || values) return { ...(channels && { channels }), values: values ?? '0..255' }
  const mean = numbersIn(entryOf(metadata, /^(?:image_|img_|norm_|input_|pixel_|preprocess_)?means?$/i))
  const deviation = numbersIn(
    entryOf(metadata, /^(?:image_|img_|norm_|input_|pixel_|preprocess_)?(?:std|stds|stddev)$/i),
  )
  if (mean && deviation?.every((one) => one > 0)) return custom(mean, deviation)
  return ultralytics(metadata)
}

/** Of pixels from 0 to 255; where the deviation is below one, the file speaks of 0 to 1. */
function custom(mean: readonly number[], deviation: readonly number[]): Partial<Preprocessing> {
  const unit = Math.max(...deviation) <= 1 ? 255 : 1
  const mends = (list: readonly number[]) => list.map((one) => Number((one * unit).toFixed(6)))
  return { values: 'custom', mean: mends(mean), scale: deviation.map((one) => 1 / (one * unit)) }
}

/** github.com/ultralytics/ultralytics: its classifiers take the middle of the picture, from 0 to 1. */
function ultralytics(metadata: ReadonlyMap<string, string>): Partial<Preprocessing> | undefined {
  const size = readSize(metadata.get('imgsz'))
  if (metadata.get('task') !== 'classify' || !size) return undefined
  const [height, width] = size
  return {
    ...{ height, width, channels: 'rgb', values: '0..1' },
    ...{ resize: 'bilinear', antialias: true, fit: 'centre-crop' },
  }
}

function readSize(text: string | undefined): readonly [number, number] | undefined {
  try {
    const size = text === undefined ? undefined : parseJson(text)
    const [height, width] = Array.isArray(size) ? size : []
    const isSide = (side: unknown): side is number =>
      Number.isInteger(side) && Number(side) > 0 && Number(side) < 10_000
    return isSide(height) && isSide(width) ? [height, width] : undefined
  } catch {
    return undefined
  }
}

/** What torchvision and timm train with; other programs put their channels last, and say nothing. */
function guessed({ producer }: ModelProto, picture: PortProto | undefined): Partial<Preprocessing> | undefined {
  const sides = picture?.sides ?? []
  const isTorchs = !/tf2onnx|keras|tensorflow/i.test(producer) && sides.length === 4 && sides[1] !== 1 && sides[3] !== 3
  if (!isTorchs) return undefined
  const [, , height, width] = sides
  const shortest = Math.min(height ?? 224, width ?? 224)
  return {
    ...{ channels: 'rgb', values: 'torch', resize: 'bilinear', antialias: true },
    ...{ fit: 'short-side', shortSide: Math.round(shortest / 0.875) },
  }
}
