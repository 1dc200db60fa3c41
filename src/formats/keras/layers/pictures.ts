import { type Interpolation, interpolations } from '../../../graph/operations.ts'
import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'

/** x · scale + offset, one number or one a channel. */
const rescaling: LayerReader = (call) => {
  const scale = call.settings.numbers('scale', [1])
  const offset = call.settings.numbers('offset', [0])
  return call.emit({ kind: 'affine', scale, offset }, { inputs: [call.input] })
}

export function interpolationOf(call: LayerCall, setting: string, otherwise: Interpolation): Interpolation {
  const name = call.settings.string(setting, otherwise).toLowerCase()
  const found = interpolations.find((one) => one === name)
  if (!found) call.unfit(setting, name)
  return found ?? otherwise
}

const resizing: LayerReader = (call) => {
  const { settings } = call
  const operation = {
    kind: 'resize',
    height: settings.count('height'),
    width: settings.count('width'),
    method: interpolationOf(call, 'interpolation', 'bilinear'),
    antialias: settings.boolean('antialias', false),
    ...toAspectRatio(call),
  } as const
  return call.emit(operation, { inputs: [call.picture], rank: 3 })
}

/** What a layer or an operation does with a picture of another aspect ratio, if it does not stretch it. */
export function toAspectRatio({ settings }: LayerCall): { cropToAspectRatio?: true; padToAspectRatio?: number } {
  if (settings.boolean('crop_to_aspect_ratio', false)) return { cropToAspectRatio: true }
  if (!settings.boolean('pad_to_aspect_ratio', false)) return {}
  if (settings.string('fill_mode', 'constant') !== 'constant') settings.unfit('fill_mode')
  return { padToAspectRatio: settings.number('fill_value', 0) }
}

const centerCrop: LayerReader = (call) => {
  const { settings } = call
  const operation = { kind: 'centerCrop', height: settings.count('height'), width: settings.count('width') } as const
  return call.emit(operation, { inputs: [call.picture], rank: 3 })
}

/** Without training, Keras 3 passes the picture on, and Keras 2 resizes its largest centred part of that shape. */
const randomCrop: LayerReader = (call) => {
  if (call.generation === 3) return call.emit({ kind: 'identity' }, { inputs: [call.input] })
  const [height, width] = [call.settings.count('height'), call.settings.count('width')]
  return call.emit(
    { kind: 'resize', height, width, method: 'bilinear', antialias: false, cropToAspectRatio: true },
    { inputs: [call.picture], rank: 3 },
  )
}

/** Layers that prepare pictures. */
export const pictures: LayerReaders = {
  Rescaling: rescaling,
  Resizing: resizing,
  CenterCrop: centerCrop,
  RandomCrop: randomCrop,
}
