import type { Reach, ReceptiveField } from '../types.ts'
import type { Windows } from './layers/plannedLayer.ts'
import type { NetworkPlan } from './plan.ts'

/**
 * The part of the input that a cell of each feature map depends on, by the layer's name.
 *
 * Size, stride and start propagate from layer to layer as in Araujo, Norris, Sim, "Computing Receptive Fields of
 * Convolutional Neural Networks", Distill 2019 (distill.pub/2019/computing-receptive-fields), equations 1 to 3, read
 * from the input on: a window of k cells, s apart, after p cells of padding. No layer reads beyond the last cell of the
 * layer before it, so the fields end there: a row that strided windows leave out is not in the field of a later cell
 * whose window reaches into the padding.
 */
export function receptiveFields({ layers, featureMaps }: NetworkPlan): Record<string, ReceptiveField> {
  const [height = 0, width = 0] = layers[0]?.inputShape ?? []
  let rows: Reach = { size: 1, stride: 1, start: 0, end: height }
  let columns: Reach = { ...rows, end: width }
  const fields = layers.map(({ name, operation }): [string, ReceptiveField] => {
    if (operation.kind === 'conv2d' || operation.kind === 'maxPooling2d') {
      const { size, strides } = operation
      rows = step(rows, size[0], strides[0], operation.rows)
      columns = step(columns, size[1], strides[1], operation.columns)
    }
    const isSame = (Object.keys(rows) as (keyof Reach)[]).every((key) => rows[key] === columns[key])
    return [name, { ...rows, ...(!isSame && { columns }) }]
  })
  return Object.fromEntries(fields.filter(([name]) => featureMaps.has(name)))
}

function step({ size, stride, start, end }: Reach, window: number, windowStride: number, windows: Windows): Reach {
  const { cells, before } = windows
  const own = {
    size: size + (window - 1) * stride,
    stride: stride * windowStride,
    start: start - before * stride,
  }
  return { ...own, end: Math.min(end, own.start + (cells - 1) * own.stride + own.size) }
}
