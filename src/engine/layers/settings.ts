import type { ErrorCode, ErrorParameters, Problem } from '../../errors/codes.ts'
import { errorOf } from '../../errors/index.ts'
import type { LayerSpec } from '../../model/package/topology.ts'
import { type ActivationId, activationIds, type Shape, type WindowGrid } from './plannedLayer.ts'

/** Error codes about a layer: all have the layer's name as a parameter, some have more. */
type LayerCode = { [C in ErrorCode]: ErrorParameters[C] extends { layer: string } ? C : never }[ErrorCode]

type Others<Code extends LayerCode> = Omit<ErrorParameters[Code], 'layer'>

/** Throws a {@link HeatlensError} about the layer unless the condition holds. */
export function demand<Code extends LayerCode>(
  condition: boolean,
  { name }: LayerSpec,
  code: Code,
  ...[others]: keyof Others<Code> extends never ? [] : [others: Others<Code>]
): asserts condition {
  if (!condition) throw errorOf({ code, parameters: { layer: name, ...others } } as Problem)
}

/** A setting that is an integer of at least 1. */
export function readCount(spec: LayerSpec, key: string): number {
  const value = spec.config[key]
  demand(
    typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31,
    spec,
    'layerSettingWrong',
    { setting: key },
  )
  return value
}

/** A setting that is one small integer for both sides, or a pair; [1, 1] by default. */
export function readPair(spec: LayerSpec, key: string): [number, number] {
  const value = spec.config[key] ?? 1
  const pair = Array.isArray(value) ? value : [value, value]
  const proper = pair.length === 2 && pair.every((side) => Number.isInteger(side) && side >= 1 && side <= 512)
  demand(proper, spec, 'layerSettingWrong', { setting: key })
  return pair as [number, number]
}

/** The activation; `linear` by default. */
export function readActivation(spec: LayerSpec, name: unknown = spec.config.activation ?? 'linear'): ActivationId {
  const activation = activationIds.find((id) => id === name)
  demand(activation !== undefined, spec, 'layerActivationUnknown', { activation: JSON.stringify(name) })
  return activation
}

/** The grid of windows over an input of [height, width], by TensorFlow's rules. `what` is Keras' word for a window. */
export function readGrid(
  spec: LayerSpec,
  [height, width]: readonly [number, number],
  size: readonly [number, number],
  strides: readonly [number, number],
  what: string,
): WindowGrid {
  const padding = spec.config.padding ?? 'valid'
  const isKnown = padding === 'valid' || padding === 'same'
  demand(isKnown, spec, 'layerPaddingUnknown', { padding: JSON.stringify(padding) })
  const along = (side: number, window: number, stride: number) => {
    if (padding === 'valid') return { cells: Math.floor((side - window) / stride) + 1, before: 0, after: 0 }
    const cells = Math.ceil(side / stride)
    const total = Math.max((cells - 1) * stride + window - side, 0)
    return { cells, before: Math.floor(total / 2), after: Math.ceil(total / 2) }
  }
  const rows = along(height, size[0], strides[0])
  const columns = along(width, size[1], strides[1])
  demand(rows.cells > 0 && columns.cells > 0, spec, 'layerLargerThanPicture', { window: what })
  return { size, strides, padding, rows, columns }
}

/** Checks that the input is [height, width, channels] with the channels last, and returns the three. */
export function readMapShape(spec: LayerSpec, shape: Shape): [height: number, width: number, channels: number] {
  demand(shape.length === 3, spec, 'layerWantsPicture')
  demand((spec.config.data_format ?? 'channels_last') === 'channels_last', spec, 'layerChannelsFirst')
  return shape as unknown as [number, number, number]
}
