import type { Reach, ReceptiveField } from '../types.ts'
import type { Windows } from './layers/plannedLayer.ts'
import type { NetworkPlan } from './plan.ts'

/**
 * The part of the input that a cell of each layer with planes depends on, by the layer's name.
 *
 * Size, stride and start go from layer to layer as in Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019
 * (distill.pub/2019/computing-receptive-fields), their equations 1 to 3 read from the input on: a window of k cells, s apart, after p cells of padding.
 */
export function receptiveFields({ layers, planes }: NetworkPlan): Record<string, ReceptiveField> {
  let rows: Reach = { size: 1, stride: 1, start: 0 }
  let columns = rows
  const fields = layers.map(({ name, operation }): [string, ReceptiveField] => {
    if (operation.kind === 'conv2d' || operation.kind === 'maxPooling2d') {
      const { size, strides } = operation
      rows = step(rows, size[0], strides[0], operation.rows)
      columns = step(columns, size[1], strides[1], operation.columns)
    }
    const isSame = rows.size === columns.size && rows.stride === columns.stride && rows.start === columns.start
    return [name, { ...rows, ...(!isSame && { columns }) }]
  })
  return Object.fromEntries(fields.filter(([name]) => planes.has(name)))
}

const step = ({ size, stride, start }: Reach, window: number, windowStride: number, { before }: Windows): Reach => ({
  size: size + (window - 1) * stride,
  stride: stride * windowStride,
  start: start - before * stride,
})
